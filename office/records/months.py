"""Months, counted on the calendar."""

import datetime as dt


def months_after(day: dt.date, months: int) -> dt.date:
    """The same day so many months later; the last of its month where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    last = (dt.date(day.year + years + month // 11, (month + 1) % 12 + 1, 1) - dt.timedelta(days=1)).day
    return dt.date(day.year + years, month + 1, min(day.day, last))
