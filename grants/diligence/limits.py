"""How much small public aid one body may have in three financial years, by the law of the day."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class AidLimit:
    """The limit from a day on, in pence, and the law that sets it."""

    since: dt.date
    pence: int
    law: str


# 200,000 euros is taken as £170,000, to be on the safe side of the exchange rate.
LIMITS = (
    AidLimit(dt.date(2014, 1, 1), 170_000_00, "Commission Regulation (EU) 1407/2013, article 3 (de minimis aid)"),
    AidLimit(dt.date(2021, 1, 1), 315_000_00, "UK-EU Trade and Cooperation Agreement, article 364(3)"),
    AidLimit(dt.date(2023, 1, 4), 315_000_00, "Subsidy Control Act 2022, section 36 (minimal financial assistance)"),
)


def limit_on(day: dt.date) -> AidLimit:
    """The limit in force on a day."""
    return max((one for one in LIMITS if one.since <= day), key=lambda one: one.since, default=LIMITS[0])


def counted_from(day: dt.date) -> dt.date:
    """Aid counts from the start of the financial year two before this one (section 36(3)): from 1 April."""
    year = day.year if (day.month, day.day) >= (4, 1) else day.year - 1
    return dt.date(year - 2, 4, 1)
