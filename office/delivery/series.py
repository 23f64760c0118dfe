"""What is counted for a measure: one series, two for a compound measure, a basket for M17.

Which of them are worked out from accepted reports, and from which of their questions, stands in data/series.json.
"""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "data" / "series.json"


@dataclass(frozen=True)
class Series:
    """One line of figures. `adds`: the question whose numbers are added up; `shares`: so many out of so many."""

    code: str
    unit: str
    adds: str = ""
    shares: tuple[str, ...] = ()

    @property
    def is_computed(self) -> bool:
        """True when nobody types it in: it is made from accepted reports."""
        return bool(self.adds or self.shares)

    @property
    def is_share(self) -> bool:
        """True of percentages, whose numbers are not numbers of people."""
        return self.unit.startswith("%")


@lru_cache(maxsize=1)
def _shipped() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return found


def series_of(measure: Any) -> list[Series]:
    """The series of a measure, the main one first. A measure told in words alone has none."""
    if rows := _shipped().get(measure.code):
        return [Series(row["code"], row["unit"], row.get("sum", ""), tuple(row.get("share", ()))) for row in rows]
    units = [unit.strip() for unit in measure.unit.split(";") if unit.strip()]
    return [Series("" if at == 0 else f"s{at + 1}", unit) for at, unit in enumerate(units)]


def has_own_figures(measure: Any) -> bool:
    """True when its owner types in some figure of it."""
    return any(not one.is_computed for one in series_of(measure))
