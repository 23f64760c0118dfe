"""The routes to a provider, as a table: how long each stays open and how long it stands still."""

import datetime as dt
from dataclasses import dataclass

from office.records import working_days

STANDSTILL = 8  # working days, the day of the notice counted as the first (Procurement Act 2023, section 51)


@dataclass(frozen=True)
class Route:
    """One route. Days are working days but `open_days`, which the law counts as days."""

    code: str
    label: str
    open_days: int  # from going live to the close, at least
    standstill: int
    asks_bids: bool = True
    is_grant: bool = False  # published as a grant, in 360Giving


ROUTES = {
    route.code: route
    for route in (
        Route("competed_grant", "Competed grant", open_days=20, standstill=0, is_grant=True),
        Route("quotation", "Quotation", open_days=10, standstill=0),
        Route("tender", "Tender", open_days=25, standstill=STANDSTILL),
        Route("direct_award", "Direct award", open_days=0, standstill=STANDSTILL, asks_bids=False),
    )
}
CHOICES = [(route.code, route.label) for route in ROUTES.values()]


def standstill_ends(published_on: dt.date, days: int = STANDSTILL) -> dt.date | None:
    """The last day of a standstill; the day of publication is its first, if it is a working day. None without one.

    A notice on Monday 21 December 2026 ends on Monday 4 January 2027.
    """
    if days < 1:
        return None
    counted = 1 if working_days.is_working_day(published_on) else 0
    return working_days.after(published_on, days - counted)
