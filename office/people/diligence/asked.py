"""Which checks a sum asks for."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent.parent / "data" / "due_diligence.json"
A_YEAR = 12  # months


@dataclass(frozen=True)
class Asked:
    """One check of the list: asked for sums from `from_pence` on, good for `months`."""

    code: str
    name: str
    how: str
    from_pence: int = 0
    months: int = A_YEAR


@cache
def shipped() -> tuple[Asked, ...]:
    """The list in force until the office sets its own."""
    return tuple(Asked(**row) for row in json.loads(FILE.read_text(encoding="utf-8"))["checks"])


def asked_from(rows: Iterable[dict[str, Any]]) -> tuple[Asked, ...]:
    """A list as it is kept, as checks."""
    return tuple(Asked(**row) for row in rows)


def for_sum(checks: Iterable[Asked], pence: int) -> tuple[Asked, ...]:
    """Those a sum of so many pence asks for."""
    return tuple(one for one in checks if pence >= one.from_pence)
