"""The outbox: the truth about everything that leaves (mail, papers, pages). Celery only wakes it.

    outbox.register("post.deliver", deliver)          # from AppConfig.ready; deliver(payload)
    outbox.put("post.deliver", {"delivery": 7}, key="post.deliver:7")

A payload holds keys and codes, never a person's words: the handler reads the rest when it runs.
A handler may run more than once for the same item, so it must be idempotent.
"""

from .draining import drain, try_failed_again
from .kinds import GiveUp, register
from .putting import put, put_all

__all__ = ["GiveUp", "drain", "put", "put_all", "register", "try_failed_again"]
