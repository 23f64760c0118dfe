"""Sealing: the day's events are folded into one global chain."""

from django.db import connection

from .. import clock
from ..deeds import deed
from .hashing import seal_hash, sha256
from .models import Event, Seal


@deed
def seal() -> Seal | None:
    """Seal every event not yet sealed. Returns None when there is none.

    Keys commit out of order on PostgreSQL: without waiting for the writers in flight a seal would
    skip an event below its end. SQLite has one writer at a time, which is this one.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {Event._meta.db_table} IN SHARE MODE")
    last = Seal.objects.order_by("-number").first()
    hashes = list(
        Event.objects.filter(pk__gt=last.through_event if last else 0).order_by("pk").values_list("pk", "hash")
    )
    if not hashes:
        return None
    made = Seal(
        number=last.number + 1 if last else 1, at=clock.written(), through_event=hashes[-1][0],
        count=len(hashes), root=sha256("".join(digest for _, digest in hashes)),
        previous=last.hash if last else "",
    )  # fmt: skip
    made.hash = seal_hash(made)
    made.save(force_insert=True)
    return made
