"""How days and instants are written, on pages, papers and messages alike; always London's time."""

import datetime as dt

from . import clock

NOON = dt.time(12)


def day_of(moment: dt.date | dt.datetime) -> dt.date:
    """The day in London."""
    return moment.astimezone(clock.LONDON).date() if isinstance(moment, dt.datetime) else moment


def plain_date(moment: dt.date | dt.datetime | None) -> str:
    """18 December 2020."""
    return f"{day_of(moment).day} {day_of(moment):%B %Y}" if moment else ""


def weekday_date(moment: dt.date | dt.datetime | None) -> str:
    """Friday 18 December 2020."""
    return f"{day_of(moment):%A} {plain_date(moment)}" if moment else ""


def hour(moment: dt.datetime) -> str:
    """12 noon, 5pm, 9:05am, in London."""
    here = moment.astimezone(clock.LONDON)
    if here.time() == NOON:
        return "12 noon"
    minute = f":{here.minute:02d}" if here.minute else ""
    return f"{here.hour % 12 or 12}{minute}{'am' if here.hour < 12 else 'pm'}"


def moment(instant: dt.datetime | None) -> str:
    """Friday 18 December 2020, 2:03pm."""
    return f"{weekday_date(instant)}, {hour(instant)}" if instant else ""


def deadline(instant: dt.datetime | None) -> str:
    """Friday 18 December 2020, 12 noon (GMT). The zone is said, because an hour loses a bid."""
    if not instant:
        return ""
    zone = "BST" if instant.astimezone(clock.LONDON).dst() else "GMT"
    return f"{moment(instant)} ({zone})"
