"""Whether this installation can work: asked by the health page, by `doctor` and after a restore.

Each question answers in sentences; none means well.
"""

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache

from django.core.cache import cache
from django.core.exceptions import ImproperlyConfigured
from django.core.files.base import ContentFile
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from . import clock, guards, invariants
from .files.models import private_storage
from .letterhead.models import Letterhead
from .models import OutboxItem
from .outbox import kinds
from .outbox.draining import waiting
from .surroundings import back_ups, broker, clocks, configuration, disk, post, scanner

HEARTBEAT = "office.records.heartbeat"
LATE = dt.timedelta(minutes=3)  # the worker's heart beats every half minute
SLOW = dt.timedelta(minutes=15)

Question = Callable[[], Iterator[str]]


def beat() -> None:
    """The worker is alive (called by the worker itself)."""
    cache.set(HEARTBEAT, clock.written().isoformat(), timeout=24 * 3600)


def database() -> Iterator[str]:
    """The database answers."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as error:
        yield f"The database does not answer ({type(error).__name__})."


def migrations() -> Iterator[str]:
    """The tables are those of this version."""
    if not _is_migrated():
        _is_migrated.cache_clear()
        yield "The tables are not up to date. Run `manage.py migrate`."


@lru_cache(maxsize=1)
def _is_migrated() -> bool:
    plan = MigrationExecutor(connection)
    return not plan.migration_plan(plan.loader.graph.leaf_nodes())


def standing_guards() -> Iterator[str]:
    """The database itself refuses to alter what must be provable."""
    for label in dict.fromkeys(guards.missing()):
        yield f"The guard of {label} is missing. Run `manage.py migrate`, then `manage.py verify_trail`."


def worker() -> Iterator[str]:
    """The background worker is alive."""
    last = cache.get(HEARTBEAT)
    if not last:
        yield "The background worker has not been seen."
    elif clock.written() - dt.datetime.fromisoformat(last) > LATE:
        yield f"The background worker was last seen at {last[:16]} UTC."


def outbox() -> Iterator[str]:
    """What should leave does leave."""
    if failed := OutboxItem.objects.filter(failed_at__isnull=False).count():
        yield f"{failed} items were given up. See why with `manage.py outbox`, then `manage.py outbox --again`."
    if late := waiting().filter(run_after__lt=clock.now() - SLOW).count():
        yield f"{late} items have waited more than 15 minutes to leave."
    for kind in waiting().exclude(kind__in=kinds.registered()).values_list("kind", flat=True).distinct():
        yield f"Nothing carries out the outbox kind {kind!r}."


def storage() -> Iterator[str]:
    """Private files can be written, read and removed."""
    place = f"doctor/{uuid.uuid4()}"
    try:
        private_storage().save(place, ContentFile(b"well"))
        with private_storage().open(place) as stream:
            if stream.read() != b"well":
                yield "Private files come back altered."
        private_storage().delete(place)
    except Exception as error:  # any kind of storage may be behind it
        yield f"Private files cannot be kept ({type(error).__name__})."


def names() -> Iterator[str]:
    """The office has said what it is called."""
    if not Letterhead.objects.exists():
        yield "The office has no letterhead yet. Run `manage.py set_up_office`."


def truths() -> Iterator[str]:
    """What must always be true is true."""
    for name, count in Counter(name for name, _ in invariants.broken()).items():
        yield f"{name}: broken {count} times. `manage.py check_invariants` names the rows."


READY: dict[str, Question] = {
    "database": database, "migrations": migrations, "guards": standing_guards, "worker": worker,
}  # fmt: skip
WELL: dict[str, Question] = {
    "configuration": configuration, **READY, "broker": broker, "outbox": outbox, "private files": storage,
    "disk": disk, "clocks": clocks, "post": post, "scanner": scanner, "back-ups": back_ups, "letterhead": names,
}  # fmt: skip
THOROUGH: dict[str, Question] = {"invariants": truths}  # these read every row


def register(name: str, question: Question) -> None:
    """Let `doctor` ask one thing more: a higher floor's, from AppConfig.ready."""
    if WELL.setdefault(name, question) is not question:
        raise ImproperlyConfigured(f"The doctor has two questions called {name!r}.")


def answer(question: Question) -> list[str]:
    """The sentences of one question; a question that cannot be asked is answered by the kind of its error."""
    try:
        return list(question())
    except Exception as error:  # whatever is wrong, the answer is a sentence, never a page of code
        return [f"It could not be asked ({type(error).__name__})."]
