"""How sums, dates and spans of time are written, everywhere the same."""

import datetime as dt
from decimal import Decimal

from office.records import clock, working_days

SOON = 5  # working days
NOON = dt.time(12)


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


def _day(moment: dt.date | dt.datetime) -> dt.date:
    return moment.astimezone(clock.LONDON).date() if isinstance(moment, dt.datetime) else moment


def plain_date(moment: dt.date | dt.datetime | None) -> str:
    """18 December 2020."""
    return f"{_day(moment).day} {_day(moment):%B %Y}" if moment else ""


def weekday_date(moment: dt.date | dt.datetime | None) -> str:
    """Friday 18 December 2020."""
    return f"{_day(moment):%A} {plain_date(moment)}" if moment else ""


def hour(moment: dt.datetime) -> str:
    """12 noon, 5pm, 9:05am, in London."""
    here = moment.astimezone(clock.LONDON)
    if here.time() == NOON:
        return "12 noon"
    minute = f":{here.minute:02d}" if here.minute else ""
    return f"{here.hour % 12 or 12}{minute}{'am' if here.hour < 12 else 'pm'}"


def when(instant: dt.datetime) -> str:
    """The hour today, 2:03pm; with its day before that, 2:03pm on 18 December 2020. For "Saved at"."""
    return hour(instant) if _day(instant) == clock.today() else f"{hour(instant)} on {plain_date(instant)}"


def moment(instant: dt.datetime | None) -> str:
    """Friday 18 December 2020, 2:03pm."""
    return f"{weekday_date(instant)}, {hour(instant)}" if instant else ""


def deadline(instant: dt.datetime | None) -> str:
    """Friday 18 December 2020, 12 noon (GMT). The zone is said, because an hour loses a bid."""
    if not instant:
        return ""
    zone = "BST" if instant.astimezone(clock.LONDON).dst() else "GMT"
    return f"{moment(instant)} ({zone})"


def counted(count: int, one: str, many: str = "") -> str:
    """1 bid, 12 bids."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def days_left(moment: dt.date | dt.datetime) -> str:
    """25 days left, 1 day left, due today, 2 days late."""
    days = (_day(moment) - clock.today()).days
    if days == 0:
        passed = isinstance(moment, dt.datetime) and moment < clock.now()
        return "Late today" if passed else "Due today"
    return f"{counted(days, 'day')} left" if days > 0 else f"{counted(-days, 'day')} late"


def urgency(moment: dt.date | dt.datetime) -> str:
    """ "late", "soon" (five working days or fewer) or "" for time enough."""
    passed = moment < clock.now() if isinstance(moment, dt.datetime) else moment < clock.today()
    if passed:
        return "late"
    return "soon" if working_days.between(clock.today(), _day(moment)) <= SOON else ""


def short_clock(moment: dt.date | dt.datetime, says: str) -> str:
    """For a narrow column: 2 days late, Due today, Due Fri 27 Nov, Closes Fri 18 Dec, noon."""
    if urgency(moment) == "late":
        return days_left(moment)
    day = _day(moment)
    if day == clock.today():
        return f"{says} today"
    noon = isinstance(moment, dt.datetime) and moment.astimezone(clock.LONDON).time() == dt.time(12)
    return f"{says} {day:%a} {day.day} {day:%b}{', noon' if noon else ''}"
