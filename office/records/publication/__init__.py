"""Publication: what the public may see, in versions that stay. Nothing published is deleted.

kinds.register("decision", name="Decision", parts={"summary", "reasons"}, may_publish=may_publish)
publication = open_publication(kind="decision", reference="PCC-2020-034", address="/decisions/PCC-2020-034/", by=by)
publish(publication=publication, title="...", body={"summary": "..."}, by=decision)
publish(publication=publication, title="...", body={...}, note="The amount was wrong.", by=officer)
take(publication, "withdraw", by=officer, reason="It named a family.")   # leaves a tombstone
"""

from . import kinds, queries
from .publishing import Draft, blank_earlier_versions, open_publication, publish, publish_all

__all__ = ["Draft", "blank_earlier_versions", "kinds", "open_publication", "publish", "publish_all", "queries"]
