"""Numbers so small that they could tell a reader who somebody is: which are left out, so that no sum gives them away.

A number below 5 is not told. A sum beside it would give it away to whoever can take away, so a second number goes
with it, or the sum does. What the public read on an earlier page counts as known.
"""

from collections.abc import Collection, Iterable, Mapping
from fractions import Fraction
from math import lcm
from typing import Any

LEAST_SHOWN = 5  # domain.md 3.8
Row = dict[str, Fraction]


def is_small(count: Any) -> bool:
    """True of 1 to 4. Nobody is told apart by a nought."""
    return count is not None and 0 < count < LEAST_SHOWN


def told(count: int | None, known: Iterable[int] = ()) -> dict[str, Any] | None:
    """One number as the public may read it: {"count": 34}, {"suppressed": True}, or {"count": 27, "about": True}.

    known: what was told of the same thing before. A number that lies so near to one of them that the difference
    would be small is told as about that one.
    """
    if count is None:
        return None
    if is_small(count):
        return {"suppressed": True}
    near = [one for one in known if is_small(abs(count - one))]
    return {"count": min(near, key=lambda one: abs(count - one)), "about": True} if near else {"count": count}


def hidden_in(
    cells: Mapping[str, int], sums: Mapping[str, Collection[str]] | None = None, known: Collection[str] = ()
) -> frozenset[str]:
    """The names of the numbers and sums that are left out of what is told together.

    cells: every number by name. sums: each sum that is told with them, and the names of its parts.
    known: cells that an earlier page told and that have not changed since; they hide nothing.
    """
    told_sums = {name: set(parts) for name, parts in (sums or {}).items()}
    hidden = {name for name, count in cells.items() if is_small(count) and name not in known}
    left_out = {name for name, parts in told_sums.items() if is_small(sum(cells[part] for part in parts))}
    while bare := _laid_bare(cells, hidden, [parts for name, parts in told_sums.items() if name not in left_out]):
        around = {name: parts for name, parts in told_sums.items() if name not in left_out and bare in parts}
        if second := _second(cells, hidden | set(known), around.values()):
            hidden.add(second)
        else:
            left_out.add(min(around))
    return frozenset(hidden | left_out)


def _second(cells: Mapping[str, int], taken: Collection[str], sums: Iterable[set[str]]) -> str | None:
    """The smallest number that can stand beside one that is laid bare: as little as may be is kept back."""
    free = {part for parts in sums for part in parts if cells[part] and part not in taken}
    return min(free, key=lambda name: (cells[name], name), default=None)


def _laid_bare(cells: Mapping[str, int], hidden: Collection[str], sums: list[set[str]]) -> str | None:
    """The first hidden number that the sums leave too little doubt about."""
    ways = _ways(sorted(hidden), sums)
    return next((name for name in sorted(hidden) if _doubt(name, cells, hidden, sums, ways) < LEAST_SHOWN - 1), None)


def _doubt(
    name: str, cells: Mapping[str, int], hidden: Collection[str], sums: list[set[str]], ways: list[dict[str, int]]
) -> int:
    """How far at least a hidden number could lie from one end to the other, for all that the sums say."""
    if not any(name in parts for parts in sums):
        return LEAST_SHOWN
    return max((abs(way[name]) * (_steps(cells, way, 1) + _steps(cells, way, -1)) for way in ways if name in way),
               default=0)  # fmt: skip


def _steps(cells: Mapping[str, int], way: Mapping[str, int], sign: int) -> int:
    """How many steps can be taken this way before some hidden number would fall below 1. A nought is always told."""
    return min((cells[name] - 1) // abs(move) for name, move in way.items() if move * sign < 0)


def _ways(hidden: list[str], sums: list[set[str]]) -> list[dict[str, int]]:
    """The ways in which hidden numbers can move together while every sum stays as it is told, in whole steps."""
    rows = _solved([{name: Fraction(1) for name in hidden if name in parts} for parts in sums], hidden)
    free = [name for name in hidden if name not in rows]
    found = []
    for one in free:
        way = {one: Fraction(1)} | {name: -row[one] for name, row in rows.items() if row.get(one)}
        whole = lcm(*(value.denominator for value in way.values()))
        found.append({name: int(value * whole) for name, value in way.items()})
    return [way for way in found if len(way) > 1]


def _solved(rows: list[Row], names: list[str]) -> dict[str, Row]:
    """Each number that follows from others, and how: the sums as equations, solved."""
    solved: dict[str, Row] = {}
    for name in names:
        lead = next((row for row in rows if row.get(name)), None)
        if lead is None:
            continue
        rows.remove(lead)
        lead = {other: value / lead[name] for other, value in lead.items()}
        rows = [_less(row, lead, row.get(name, Fraction())) for row in rows]
        solved = {other: _less(row, lead, row.get(name, Fraction())) for other, row in solved.items()}
        solved[name] = lead
    return solved


def _less(row: Row, lead: Row, times: Fraction) -> Row:
    left = {name: row.get(name, Fraction()) - times * lead.get(name, Fraction()) for name in row.keys() | lead.keys()}
    return {name: value for name, value in left.items() if value}
