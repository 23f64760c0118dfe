"""The letterhead in force on a day, kept in memory between requests."""

import datetime as dt
from typing import Any

from django.db.models.signals import post_delete, post_save

from .. import clock
from .models import Letterhead

# Another process may have changed it, so memory is only trusted for a while.
TRUSTED_FOR = dt.timedelta(minutes=1)

_kept: dict[str, Any] = {}


def in_force(on: dt.date | None = None) -> Letterhead:
    """The office's names on a day, today when none is given; plain defaults before any is set."""
    day = on or clock.today()
    for letterhead in _all():
        if letterhead.effective_from <= day:
            return letterhead
    return Letterhead(effective_from=day)


def forget(**kwargs: Any) -> None:
    """Read again next time (after a save)."""
    _kept.clear()


def _all() -> list[Letterhead]:
    if not _kept or _kept["until"] < clock.written():
        _kept["rows"] = list(Letterhead.objects.order_by("-effective_from"))
        _kept["until"] = clock.written() + TRUSTED_FOR
    return _kept["rows"]


post_save.connect(forget, sender=Letterhead, dispatch_uid="office.records.letterhead.saved")
post_delete.connect(forget, sender=Letterhead, dispatch_uid="office.records.letterhead.deleted")
