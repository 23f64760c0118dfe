"""Putting things into the outbox, in the transaction of the deed that causes them."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import connection

from .. import clock
from .kinds import handler_of
from .models import OutboxItem
from .nudging import nudge_after_commit


def put(kind: str, payload: Mapping[str, Any], key: str, run_after: dt.datetime | None = None) -> None:
    """Ask for one thing to be done once the transaction stands. The same key again changes nothing."""
    put_all(kind, {key: payload}, run_after)


def put_all(kind: str, payloads: Mapping[str, Mapping[str, Any]], run_after: dt.datetime | None = None) -> None:
    """Ask for many things of one kind, given as key -> payload, in a constant number of queries."""
    handler_of(kind)
    if not connection.in_atomic_block:
        raise RuntimeError("The outbox is written in the transaction of a deed, never beside it.")
    now = clock.now()
    OutboxItem.objects.bulk_create(
        [
            OutboxItem(kind=kind, payload=dict(payload), key=key, run_after=run_after or now, created_at=now)
            for key, payload in payloads.items()
        ],
        ignore_conflicts=True,
        batch_size=100,
    )
    if payloads:
        nudge_after_commit()
