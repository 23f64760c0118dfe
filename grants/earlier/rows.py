"""Reading a table of earlier grants: which column is what, what each row says, and what is wrong with it."""

import csv
import datetime as dt
import hashlib
import io
import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import islice

MOST_ROWS, LARGEST = 5_000, 500_000  # rows, and letters, of one file
# What we need of a grant, and titles a column of it may have (the 360Giving Data Standard's among them).
PARTS: dict[str, tuple[str, ...]] = {
    "group": ("recipient org:name", "recipient", "group", "organisation", "awarded to"),
    "title": ("title", "project", "project name"),
    "amount": ("amount awarded", "amount", "award", "sum", "grant"),
    "date": ("award date", "date", "awarded on", "date awarded"),
    "purpose": ("description", "purpose", "what it is for"),
    "district": ("beneficiary location:0:name", "district", "area", "place"),
}
NEEDED = ("group", "title", "amount", "date")
DATES = ("%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y", "%d %B %Y", "%d %b %Y")


@dataclass(frozen=True)
class Row:
    """One row as it is understood. `number`: its line in the table, the heading being 1."""

    number: int
    group: str = ""
    title: str = ""
    purpose: str = ""
    district: str = ""
    amount_pence: int = 0
    awarded_on: dt.date | None = None
    faults: list[str] = field(default_factory=list)
    is_double: bool = False

    @property
    def likeness(self) -> str:
        """The same for the same group, title, sum and day, whatever the capitals and signs between the letters."""
        plain = [re.sub(r"[\W_]+", " ", text.casefold()).strip() for text in (self.group, self.title)]
        told = "|".join([*plain, str(self.amount_pence), str(self.awarded_on)])
        return hashlib.sha256(told.encode()).hexdigest()

    @property
    def is_good(self) -> bool:
        """It can be brought in."""
        return not self.faults and not self.is_double


def columns_of(text: str) -> list[str]:
    """The headings of a table; none when there is no table."""
    return [name.strip() for name in next(_lines(text), [])]


def _lines(text: str) -> Iterator[list[str]]:
    """The lines of a table, as far as it can be read."""
    with suppress(csv.Error):
        yield from csv.reader(io.StringIO(text.lstrip("\ufeff")))


def guessed(columns: Collection[str]) -> dict[str, str]:
    """Which column is probably what."""
    by_name = {name.casefold(): name for name in columns}
    return {part: next((by_name[one] for one in names if one in by_name), "") for part, names in PARTS.items()}


def read(text: str, mapping: Mapping[str, str], known: Collection[str]) -> list[Row]:
    """Every row, in order. `known`: likenesses of the grants there are; a second row of one grant is a double too."""
    seen, found, columns = set(known), [], columns_of(text)
    for number, cells in enumerate(islice(_lines(text), 1, MOST_ROWS + 1), 2):
        if not any(cells):
            continue
        by_name = dict(zip(columns, cells, strict=False))
        row = _row(number, {part: _cell(by_name, mapping.get(part, "")) for part in PARTS})
        found.append(replace(row, is_double=not row.faults and row.likeness in seen))
        seen.add(row.likeness)
    return found


def _cell(cells: Mapping[str, str], column: str) -> str:
    return cells.get(column, "").replace("\x00", "").strip().removeprefix("'")


def _row(number: int, said: Mapping[str, str]) -> Row:
    pence, day = _pence(said["amount"]), _day(said["date"])
    faults = [f"There is no {part}." for part in ("group", "title") if not said[part]]
    faults += [] if pence else [f"“{said['amount'][:40]}” is no sum of money."]
    faults += [] if day else [f"“{said['date'][:40]}” is no date."]
    return Row(
        number=number, group=said["group"][:160], title=said["title"][:200], purpose=said["purpose"][:5_000],
        district=said["district"][:60], amount_pence=pence, awarded_on=day, faults=faults,
    )  # fmt: skip


def _pence(text: str) -> int:
    plain = re.sub(r"[£,\s]", "", text)
    return int(Decimal(plain) * 100) if re.fullmatch(r"\d{1,10}(\.\d{1,2})?", plain, re.ASCII) else 0


def _day(text: str) -> dt.date | None:
    for written in DATES:
        try:
            day = dt.datetime.strptime(text.split("T")[0], written).date()
        except ValueError:
            continue
        return day if day.year >= 1990 else None
    return None
