"""Decisions due in the next 28 days, made from what is announced already: rounds and the day they are decided by."""

import datetime as dt
from dataclasses import dataclass

from cms.funds.rounds import PublicRound, public_list
from office.records import clock

AHEAD = dt.timedelta(days=28)


@dataclass(frozen=True)
class Due:
    """One decision that is coming."""

    on: dt.date
    title: str
    about: str
    address: str
    most_pence: int
    is_late: bool


def forward_plan() -> list[Due]:
    """The earliest first. One that was due and is not signed stays on the list and says so."""
    today = clock.today()
    found = [_due(one, day, today) for one in public_list() if (day := one.round.decision_by) and not one.is_over]
    return sorted((one for one in found if one.on <= today + AHEAD), key=lambda one: (one.on, one.title))


def _due(one: PublicRound, day: dt.date, today: dt.date) -> Due:
    return Due(
        on=day, title=f"Which bids to fund in {one.round.name}", about=one.round.theme, address=one.address,
        most_pence=one.total_pence, is_late=day < today,
    )  # fmt: skip
