"""More time for everyone when this installation was away near the close of a round: once, and never for one group."""

import datetime as dt
from typing import Any

from django.conf import settings

from office.records import clock
from office.records.moments import deadline

LAST_DAY = dt.timedelta(hours=24)  # before the close: an earlier outage leaves time enough
HOUR = dt.timedelta(hours=1)


def new_close_after_outage(round: Any) -> dt.datetime | None:
    """When a round closes now, after an outage that took some of its last day; None when none did, or once it was done.

    Groups get back what was lost, in whole hours, counted from the close or from the end of the outage.
    """
    now, was = clock.now(), round.watched_at
    if was is None or round.outage_made_good_at or now - was < dt.timedelta(minutes=settings.OUTAGE_MINUTES):
        return None
    lost = min(now, round.closes_at) - max(was, round.closes_at - LAST_DAY)
    if lost <= dt.timedelta():
        return None
    close: dt.datetime = max(now, round.closes_at) + HOUR * -(-lost // HOUR)
    return _once(close)


def _once(close: dt.datetime) -> dt.datetime:
    """The next hour that does not come twice in the night when the clocks go back."""
    wall = close.astimezone(clock.LONDON)
    return close if clock.happens_once(wall.date(), wall.hour, wall.minute) else _once(close + HOUR)


def why(round: Any) -> str:
    """The public reason."""
    return f"This website was not working for a time after {deadline(round.watched_at)}."
