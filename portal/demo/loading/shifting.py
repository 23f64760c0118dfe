"""Moves the story's dates by whole weeks towards today: in fields, in references and in prose."""

import datetime as dt
import re
from typing import Any

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip
_PROSE_DATE = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)})(?: (20\d\d))?\b")
_PROSE_MONTH = re.compile(rf"(?<!\d )\b({'|'.join(MONTHS)}) (20\d\d)\b")
_ISO = re.compile(r"^20\d\d-\d\d-\d\d(T\d\d:\d\d)?$")
_FINANCIAL_YEAR = re.compile(r"\b(20\d\d)[-\u2013](\d\d)\b(?!-)")
_DECISION = re.compile(r"\bPCC-(20\d\d)-(\d{3})\b")


class Shift:
    """A number of whole weeks, and what it does to every way a date is written."""

    def __init__(self, told_on: dt.date, today: dt.date) -> None:
        """The story is told on `told_on`; it is moved to the latest such weekday not after `today`."""
        self.told_on = told_on
        self.by = dt.timedelta(weeks=(today - told_on).days // 7)
        self.years = round(self.by.days / 365.25)
        self.decisions: dict[str, str] = {}

    def day(self, text: str) -> dt.date:
        """The date a field holds, moved."""
        return dt.date.fromisoformat(text[:10]) + self.by

    def everything(self, value: Any) -> Any:
        """A whole tree of the file with every date in it moved; ISO dates stay text."""
        if isinstance(value, dict):
            return {key: self.everything(one) for key, one in value.items()}
        if isinstance(value, list):
            return [self.everything(one) for one in value]
        return self.text(value) if isinstance(value, str) else value

    def text(self, text: str) -> str:
        """A field's text: an ISO date or time, or prose that names dates, years and decisions."""
        if _ISO.match(text):
            return self.day(text).isoformat() + text[10:]
        text = _PROSE_DATE.sub(self._prose_date, text)
        text = _PROSE_MONTH.sub(lambda found: f"{found[1]} {int(found[2]) + self.years}", text)
        text = _FINANCIAL_YEAR.sub(self._financial_year, text)
        return _DECISION.sub(lambda found: self.decisions.get(found[0], found[0]), text)

    def _prose_date(self, found: re.Match[str]) -> str:
        day, month, year = int(found[1]), MONTHS.index(found[2]) + 1, found[3]
        try:
            moved = dt.date(int(year or self.told_on.year), month, day) + self.by
        except ValueError:
            return found[0]  # not a date after all
        return f"{moved.day} {MONTHS[moved.month - 1]}" + (f" {moved.year}" if year else "")

    def _financial_year(self, found: re.Match[str]) -> str:
        first = int(found[1]) + self.years
        return (
            f"{first}{found[0][4]}{(first + 1) % 100:02d}" if (int(found[1]) + 1) % 100 == int(found[2]) else found[0]
        )

    def learn_decisions(self, decisions: list[dict[str, Any]]) -> None:
        """Decision references carry their year, so they move with it; numbers stay as they are."""
        for decision in decisions:
            reference = decision["ref"]
            year, number = reference.split("-")[1:]
            signed = decision.get("date_signed")
            moved = self.day(signed).year if signed else self.told_on.year + self.years
            self.decisions[reference] = f"PCC-{moved if signed else int(year) + self.years}-{number}"
