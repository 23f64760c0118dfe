"""Quarters of the financial year, which begins on 1 April: 2020-21 Q2 is July to September 2020."""

import datetime as dt
import re
from dataclasses import dataclass

from office.records import working_days

FIGURES_WITHIN, MEETING_WITHIN, PUBLISH_WITHIN = 15, 30, 40  # working days after the quarter's end (domain.md 3.10)
_CODE = re.compile(r"^(\d{4})-(\d{2}) Q([1-4])$")


@dataclass(frozen=True, order=True)
class Quarter:
    """One quarter: the year in which its financial year began, and its number from 1 to 4."""

    year: int
    number: int

    @property
    def code(self) -> str:
        """2020-21 Q2."""
        return f"{self.year}-{(self.year + 1) % 100:02d} Q{self.number}"

    @property
    def starts_on(self) -> dt.date:
        """Its first day."""
        month = 3 * self.number + 1
        return dt.date(self.year + (month > 12), (month - 1) % 12 + 1, 1)

    @property
    def ends_on(self) -> dt.date:
        """Its last day."""
        return self.after(1).starts_on - dt.timedelta(days=1)

    def after(self, count: int) -> "Quarter":
        """The quarter so many later; earlier with a number below nought."""
        years, number = divmod(self.number - 1 + count, 4)
        return Quarter(self.year + years, number + 1)

    @property
    def figures_due(self) -> dt.date:
        """When owners should have handed in."""
        return working_days.after(self.ends_on, FIGURES_WITHIN)

    @property
    def meeting_due(self) -> dt.date:
        """When the Delivery Quarterly meeting should have been held."""
        return working_days.after(self.ends_on, MEETING_WITHIN)

    @property
    def publish_by(self) -> dt.date:
        """When the public should be able to read it."""
        return working_days.after(self.ends_on, PUBLISH_WITHIN)


def quarter_of(day: dt.date) -> Quarter:
    """The quarter a day lies in."""
    year = day.year - (day.month < 4)
    return Quarter(year, (day.month - 4) % 12 // 3 + 1)


def quarter_called(code: str) -> Quarter:
    """The quarter of a code. Raises ValueError for anything else."""
    found = _CODE.match(code)
    if found is None or (int(found[1]) + 1) % 100 != int(found[2]):
        raise ValueError(f"{code!r} is no quarter.")
    return Quarter(int(found[1]), int(found[3]))
