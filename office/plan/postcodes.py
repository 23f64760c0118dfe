"""In which district a postcode lies, exactly and offline. The data's source stands beside it."""

import lzma
import re
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "data" / "west-yorkshire-postcodes.txt.xz"
SOURCE = "Office for National Statistics postcode directory, 2026"
_shape = re.compile(r"^([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9])([A-Z]{2})$")


def tidy(text: str) -> str:
    """`bd11aa` as `BD1 1AA`; empty when it has not the shape of a postcode."""
    found = _shape.match(re.sub(r"[^A-Z0-9]", "", text.upper()))
    return f"{found[1]} {found[2]}{found[3]}" if found else ""


def district_of(postcode: str) -> str | None:
    """The code of the district (`BRA`), or None for a postcode outside the area or one that does not exist."""
    whole = tidy(postcode)
    sector, unit = whole[:-2], whole[-2:]
    for district, units in _sectors().get(sector, ()):
        if unit in _pairs(units):
            return district
    return None


def _pairs(units: str) -> set[str]:
    return {units[at : at + 2] for at in range(0, len(units), 2)}


@cache
def _sectors() -> dict[str, list[tuple[str, str]]]:
    """Read once: about 450 lines, 200 kB in memory."""
    found: dict[str, list[tuple[str, str]]] = {}
    with lzma.open(FILE, "rt", encoding="ascii") as lines:
        for line in lines:
            sector, district, units = line.strip().split("|")
            found.setdefault(sector, []).append((district, units))
    return found
