"""Working days in England: Monday to Friday, bank holidays left out."""

import datetime as dt
from functools import lru_cache

import holidays

ONE_DAY = dt.timedelta(days=1)


@lru_cache(maxsize=64)
def _bank_holidays(year: int) -> frozenset[dt.date]:
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))


def is_working_day(day: dt.date) -> bool:
    """True on Monday to Friday unless England has a bank holiday."""
    return day.weekday() < 5 and day not in _bank_holidays(day.year)


def after(day: dt.date, count: int) -> dt.date:
    """The date `count` working days after `day`; the day itself is not counted."""
    while count > 0:
        day += ONE_DAY
        count -= is_working_day(day)
    return day


def between(first: dt.date, last: dt.date) -> int:
    """How many working days follow `first` up to and including `last`; negative when `last` is earlier."""
    if last < first:
        return -between(last, first)
    return sum(is_working_day(first + ONE_DAY * n) for n in range(1, (last - first).days + 1))
