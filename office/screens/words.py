"""How sums, dates and spans of time are written, everywhere the same."""

import datetime as dt
from decimal import Decimal

from office.records import clock, working_days
from office.records.moments import day_of
from office.records.moments import deadline as deadline
from office.records.moments import hour as hour
from office.records.moments import moment as moment
from office.records.moments import plain_date as plain_date
from office.records.moments import weekday_date as weekday_date

SOON = 5  # working days


def pounds(pence: int | None) -> str:
    """£6,000; £1,234.56 when there are pence; −£20 for what goes back; nothing for nothing."""
    if pence is None:
        return ""
    sign = "\N{MINUS SIGN}" if pence < 0 else ""
    whole, rest = divmod(abs(pence), 100)
    return f"{sign}£{whole:,}.{rest:02d}" if rest else f"{sign}£{whole:,}"


def pounds_of(sum_: Decimal | None) -> str:
    """The same, from a sum in pounds."""
    return "" if sum_ is None else pounds(int(sum_ * 100))


def when(instant: dt.datetime) -> str:
    """The hour today, 2:03pm; with its day before that, 2:03pm on 18 December 2020. For "Saved at"."""
    return hour(instant) if day_of(instant) == clock.today() else f"{hour(instant)} on {plain_date(instant)}"


def counted(count: int, one: str, many: str = "") -> str:
    """1 bid, 12 bids."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def days_left(moment: dt.date | dt.datetime) -> str:
    """25 days left, 1 day left, due today, 2 days late."""
    days = (day_of(moment) - clock.today()).days
    if days == 0:
        passed = isinstance(moment, dt.datetime) and moment < clock.now()
        return "Late today" if passed else "Due today"
    return f"{counted(days, 'day')} left" if days > 0 else f"{counted(-days, 'day')} late"


def urgency(moment: dt.date | dt.datetime) -> str:
    """ "late", "soon" (five working days or fewer) or "" for time enough."""
    passed = moment < clock.now() if isinstance(moment, dt.datetime) else moment < clock.today()
    if passed:
        return "late"
    return "soon" if working_days.between(clock.today(), day_of(moment)) <= SOON else ""


def short_clock(moment: dt.date | dt.datetime, says: str) -> str:
    """For a narrow column: 2 days late, Due today, Due Fri 27 Nov, Closes Fri 18 Dec, noon, Wed 24 Mar 2027."""
    if urgency(moment) == "late":
        return days_left(moment)
    day = day_of(moment)
    if day == clock.today():
        return f"{says} today" if says else "Today"
    year = "" if day.year == clock.today().year else f" {day.year}"
    noon = isinstance(moment, dt.datetime) and moment.astimezone(clock.LONDON).time() == dt.time(12)
    return f"{says} {day:%a} {day.day} {day:%b}{year}{', noon' if noon else ''}".strip()
