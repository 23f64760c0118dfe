"""Draining: claim a few items, carry each out, tick it off or put it back for later."""

import datetime as dt
import logging

from django.db import connection, transaction
from django.db.models import F, Q, QuerySet

from .. import clock
from .kinds import GiveUp, handler_of
from .models import OutboxItem

logger = logging.getLogger(__name__)

BATCH = 20
LEASE = dt.timedelta(minutes=10)  # as long as a task may take
LONGEST_WAIT = dt.timedelta(minutes=30)
FAILS_AFTER = 25  # about eight hours of trying


def drain(limit: int = 100) -> int:
    """Carry out what is due, at most `limit` items. Returns how many were tried.

    An item is claimed and committed before its handler runs, and ticked off after: whoever is killed
    in between leaves a claim that lapses, and the item is carried out again.
    """
    tried = 0
    while tried < limit and (claimed := _claim(min(BATCH, limit - tried))):
        for item in claimed:
            _carry_out(item)
        tried += len(claimed)
    return tried


def try_failed_again() -> int:
    """Put everything that was given up back in the queue. Returns how many."""
    return OutboxItem.objects.filter(failed_at__isnull=False).update(
        failed_at=None, attempts=0, claimed_until=None, run_after=clock.now()
    )


def waiting() -> QuerySet[OutboxItem]:
    """Items neither done nor given up."""
    return OutboxItem.objects.filter(done_at__isnull=True, failed_at__isnull=True)


def _due() -> QuerySet[OutboxItem]:
    now = clock.now()
    return waiting().filter(Q(claimed_until__isnull=True) | Q(claimed_until__lt=now), run_after__lte=now)


def _claim(count: int) -> list[OutboxItem]:
    if not _due().exists():  # asked without a transaction: an idle worker takes no lock
        return []
    with transaction.atomic():
        rows = _due().order_by("run_after", "pk")
        if connection.features.has_select_for_update_skip_locked:
            rows = rows.select_for_update(skip_locked=True)
        claimed = list(rows[:count])
        OutboxItem.objects.filter(pk__in=[item.pk for item in claimed]).update(
            claimed_until=clock.now() + LEASE, attempts=F("attempts") + 1
        )
    for item in claimed:
        item.attempts += 1
    return claimed


def _carry_out(item: OutboxItem) -> None:
    if item.attempts > FAILS_AFTER:  # whoever carried it out was killed, again and again
        return _settle(item, failed_at=clock.now(), last_error="never came back")
    try:
        handler_of(item.kind)(item.payload)
    except GiveUp as why:
        _settle(item, failed_at=clock.now(), last_error=f"gave up: {why}"[:120])
    except Exception as error:
        # Only the kind of error: its text may hold an address or somebody's words.
        logger.warning("Outbox item %s of kind %s: %s", item.pk, item.kind, type(error).__name__)
        _put_back(item, type(error).__name__)
    else:
        _settle(item, done_at=clock.now(), last_error="")


def _put_back(item: OutboxItem, error: str) -> None:
    now = clock.now()
    if item.attempts >= FAILS_AFTER:
        _settle(item, failed_at=now, last_error=error[:120])
    else:
        _settle(item, run_after=now + wait_after(item.attempts), last_error=error[:120])


def wait_after(attempts: int) -> dt.timedelta:
    """How long to wait before the next try: 2, 4, 8 … seconds, never more than half an hour."""
    return min(dt.timedelta(seconds=2 ** min(attempts, 12)), LONGEST_WAIT)


def _settle(item: OutboxItem, **fields) -> None:
    OutboxItem.objects.filter(pk=item.pk).update(claimed_until=None, **fields)
