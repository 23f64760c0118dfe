"""Reading what was typed: from a web form, or from the plain shapes of a file. Nothing here raises."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from ..wording import clean, one_line

Raw = Any  # text, a mapping of field to text or texts, or a list of rows

_row_key = re.compile(r"^([0-9]{1,5})-([a-z_]+)$")
_amount = re.compile(r"^([0-9]{1,9}|[0-9]{1,3}(,[0-9]{3}){1,2})(\.[0-9]{1,2})?$")
_day_first = re.compile(r"^([0-9]{1,2})[ /.-]([0-9]{1,2}|[a-z]{3,9})[ /.-]([0-9]{4})$")
_months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_yes, _no = {"yes", "true", "on", "1"}, {"no", "false", "off", "0"}
YEARS = range(1900, 2101)
DEEPEST = 4


class Typed:
    """What was typed, by field. A row's field is called by its number and name: `0-cost`."""

    def __init__(self, raw: Raw, alone: str = "text") -> None:
        self._fields: dict[str, list[str]] = {}
        for name, value in _flat(raw, alone):
            self._fields.setdefault(name, []).append(clean(value))

    def text(self, name: str = "text") -> str:
        """The whole text of a field, as typed."""
        return (self._fields.get(name) or [""])[-1]

    def line(self, name: str) -> str:
        """The text of a field on one line."""
        return one_line(self.text(name))

    def many(self, name: str) -> list[str]:
        """Every filled value of a field, each once, in order."""
        return list(dict.fromkeys(value for one in self._fields.get(name, []) if (value := one_line(one))))

    def date_parts(self, name: str) -> dict[str, str]:
        """What was typed into the three boxes of a date, or into one."""
        parts = {part: self.line(f"{name}-{part}") for part in ("day", "month", "year")}
        boxes = {f"{name}-{part}": value for part, value in parts.items()} if any(parts.values()) else {}
        return boxes or {name: self.line(name)}

    def rows(self, *columns: str) -> list[dict[str, str]]:
        """The rows that hold anything, in order, each with every column."""
        found: dict[int, dict[str, str]] = {}
        for name, values in self._fields.items():
            match = _row_key.match(name)
            if match and match[2] in columns:
                found.setdefault(int(match[1]), dict.fromkeys(columns, ""))[match[2]] = values[-1]
        return [row for _, row in sorted(found.items()) if any(value.strip() for value in row.values())]

    def all(self) -> dict[str, list[str]]:
        """Every field with its values."""
        return dict(self._fields)

    def __len__(self) -> int:
        """How many characters were typed in all."""
        return sum(len(value) for values in self._fields.values() for value in values)


def _flat(raw: Raw, alone: str, row: str = "", depth: int = 0) -> Iterator[tuple[str, str]]:
    """Field and text, again and again, whatever the shape. No form nests deeper than a cell of a named table."""
    if depth > DEEPEST:
        return
    if isinstance(raw, Mapping):
        for name, value in raw.items():
            yield from _flat(value, f"{row}{name}", row, depth + 1)
    elif isinstance(raw, list | tuple):
        for number, value in enumerate(raw):
            yield from _flat(value, alone, f"{number}-", depth + 1)
    elif isinstance(raw, bool):
        yield alone, "yes" if raw else "no"
    elif raw is not None:
        yield alone, str(raw)


def read_amount(text: str) -> Decimal | None:
    """Pounds from `1,250`, `£99.50` or `40`; None when it is no amount."""
    bare = one_line(text).removeprefix("£").replace(" ", "")
    return Decimal(bare.replace(",", "")) if _amount.match(bare) else None


def read_whole(text: str) -> Decimal | None:
    """A whole number from `1,250` or `40`; None when it is none."""
    bare = one_line(text).replace(" ", "")
    return Decimal(bare.replace(",", "")) if _amount.match(bare) and "." not in bare else None


def read_yes(text: str) -> bool | None:
    """Yes or no; None when it is neither."""
    word = one_line(text).casefold()
    return True if word in _yes else False if word in _no else None


def read_date(parts: Mapping[str, str]) -> dt.date | None:
    """A date from `2021-04-01`, `1/4/2021`, `1 April 2021` or three boxes; None when it is none."""
    text = one_line("/".join(parts.values())).casefold()
    try:
        day = dt.date.fromisoformat(text) if re.match(r"^[0-9]{4}-", text) else _day_first_date(text)
    except ValueError:
        return None
    return day if day and day.year in YEARS else None


def _day_first_date(text: str) -> dt.date | None:
    match = _day_first.match(text)
    if not match:
        return None
    month = int(match[2]) if match[2].isdigit() else _months.index(match[2][:3]) + 1
    return dt.date(int(match[3]), month, int(match[1]))


def pence(pounds: Decimal | None) -> int | None:
    """Pence from exact pounds."""
    return None if pounds is None else int(pounds * 100)


def pounds(pence: int) -> str:
    """£1,250 or £99.50, as people write it."""
    return f"£{pence // 100:,}" if pence % 100 == 0 else f"£{pence // 100:,}.{pence % 100:02d}"
