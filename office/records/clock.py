"""The one clock. All code asks it; only the demonstration's loader and the tests may set it."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

LONDON = ZoneInfo("Europe/London")

# One for the whole process, so that the server thread of a browser test tells the same time.
_set_to: list[dt.datetime] = []


def now() -> dt.datetime:
    """The present instant, in UTC."""
    return _set_to[-1] if _set_to else written()


def written() -> dt.datetime:
    """The machine's own instant, whatever the clock is set to: when a row was really written."""
    return dt.datetime.now(dt.UTC)


def today() -> dt.date:
    """Today's date in London."""
    return now().astimezone(LONDON).date()


def in_london(day: dt.date, hour: int = 12, minute: int = 0) -> dt.datetime:
    """The UTC instant of a wall-clock time in London, summer time or not."""
    wall = dt.datetime(day.year, day.month, day.day, hour, minute, tzinfo=LONDON)
    return wall.astimezone(dt.UTC)


def happens_once(day: dt.date, hour: int = 12, minute: int = 0) -> bool:
    """False for a London wall-clock time that a spring night leaves out, or an autumn night has twice."""
    wall = dt.datetime(day.year, day.month, day.day, hour, minute, tzinfo=LONDON)
    return wall.utcoffset() == wall.replace(fold=1).utcoffset()


@contextmanager
def set_to(instant: dt.datetime) -> Iterator[None]:
    """Hold the clock at an aware instant while the block runs. Refused in production."""
    if not settings.CLOCK_MAY_BE_SET:
        raise ImproperlyConfigured("The clock cannot be set in production.")
    if instant.tzinfo is None:
        raise ValueError("The clock takes an aware instant.")
    _set_to.append(instant.astimezone(dt.UTC))
    try:
        yield
    finally:
        _set_to.pop()
