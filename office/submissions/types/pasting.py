"""Lines copied from a spreadsheet or a CSV file, read into the rows of a table; what cannot be read is said by line."""

import csv
from dataclasses import dataclass

from ..wording import clean, one_line
from .reading import read_amount

MOST_LINES = 100


@dataclass(frozen=True)
class PastedLine:
    """One line: its number in what was pasted, its cells by column, and what is wrong with it."""

    number: int
    cells: dict[str, str]
    faults: tuple[str, ...] = ()


def pasted_lines(text: str, columns: tuple[str, ...], money: tuple[str, ...]) -> list[PastedLine]:
    """Every line that holds anything. Cells are parted by tabs (a spreadsheet), semicolons or commas (a CSV file).

    A first line of headings is left out. Never raises, and never cuts a cell.
    """
    tidy = clean(text)
    found = []
    for number, cells in enumerate(_cells(tidy), 1):
        cells = [one_line(cell) for cell in cells]
        while cells and not cells[-1]:
            cells.pop()
        if not cells or (number == 1 and _are_headings(cells, columns, money)):
            continue
        found.append(_line(number, cells, columns, money))
    return found[:MOST_LINES]


def _cells(text: str) -> list[list[str]]:
    if "\t" in text:
        return list(csv.reader(text.splitlines(), delimiter="\t"))
    lines = text.splitlines()
    mark = ";" if sum(";" in line for line in lines) > sum("," in line for line in lines) else ","
    return list(csv.reader(lines, delimiter=mark, skipinitialspace=True))


def _are_headings(cells: list[str], columns: tuple[str, ...], money: tuple[str, ...]) -> bool:
    """Words where sums should be."""
    sums = [cell for column, cell in zip(columns, cells, strict=False) if column in money]
    return len(cells) > 1 and not any(character.isdigit() for cell in sums or cells for character in cell)


def _line(number: int, cells: list[str], columns: tuple[str, ...], money: tuple[str, ...]) -> PastedLine:
    named = {column: cells[at] if at < len(cells) else "" for at, column in enumerate(columns)}
    faults = []
    if len(cells) > len(columns):
        faults.append(f"It has {len(cells)} cells and can have {len(columns)}. Put quotes round a cell with commas.")
        named[columns[-1]] = " ".join(cells[len(columns) - 1 :])
    faults += [f"Write the {column} in pounds, like 250 or 99.50." for column in money if _is_no_sum(named[column])]
    faults += [f"The {column} is missing." for column in columns if not named[column]]
    return PastedLine(number, named, tuple(faults))


def _is_no_sum(cell: str) -> bool:
    return bool(cell) and read_amount(cell) is None
