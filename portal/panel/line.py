"""The line through the ranked list: what is above it, what comes next, who changes sides, how sure that is."""

from dataclasses import dataclass
from typing import Any

from office.judging.uncertainty import STEPS

from .agenda import Row

CLEAR, UNCLEAR = 0.9, 0.1  # P(funded): between the two a bid is too close to call
NEXT = 3


@dataclass(frozen=True)
class Cut:
    """A line drawn through the ranked list: so many bids above it ask for so much."""

    above: int  # rows of the list that stand above it
    bids: int  # how many of them can be funded
    asked_pence: int
    money_pence: int | None = None  # the sum to award, when the line is drawn by money

    @property
    def left_pence(self) -> int:
        """What the sum leaves over."""
        return (self.money_pence or 0) - self.asked_pence


@dataclass(frozen=True)
class Placed:
    """One row as the line leaves it. `chance`: P(funded) at this line; None where it cannot be estimated."""

    row: Row
    is_above: bool
    chance: float | None

    @property
    def word(self) -> str:
        """Where it stands, in words."""
        if self.row.line is None or self.row.line.stopped_by:
            return "Cannot be funded"
        if self.chance is not None and UNCLEAR < self.chance < CLEAR:
            return "Too close to call"
        clearly = "" if self.chance is None else "Clearly "
        return f"{clearly}{'above' if self.is_above else 'below'}".capitalize()

    @property
    def shade(self) -> str:
        """The row's class: in, grey or out."""
        if self.word.startswith("Too close"):
            return "grey"
        return "in" if self.is_above and self.row.fundable_pence else "out"

    @property
    def in_100(self) -> str:
        """The chance in words: "about 85 in 100"."""
        if self.chance is None:
            return ""
        return {0.0: "under 5 in 100", 1.0: "over 95 in 100"}.get(self.chance, f"{round(self.chance * 100)} in 100")


def cut_by_score(rows: list[Row]) -> Cut:
    """The round's own funding line."""
    above = [row for row in rows if row.line and row.line.is_above_line]
    return _cut(rows, len(above))


def cut_by_money(rows: list[Row], pence: int) -> Cut:
    """As many bids, from the best down, as the sum pays for in full."""
    above, asked = 0, 0
    for row in rows:
        if asked + row.fundable_pence > pence:
            break
        above, asked = above + 1, asked + row.fundable_pence
    return _cut(rows, above, pence)


def _cut(rows: list[Row], above: int, money: int | None = None) -> Cut:
    asks = [row.fundable_pence for row in rows[:above] if row.fundable_pence]
    return Cut(above, len(asks), sum(asks), money)


def placed(rows: list[Row], cut: Cut) -> list[Placed]:
    """Every row at this line."""
    return [Placed(row, place < cut.above, _chance(row, cut)) for place, row in enumerate(rows)]


def _chance(row: Row, cut: Cut) -> float | None:
    if row.chances is None or not row.fundable_pence:
        return None
    if cut.money_pence is not None:
        return row.chances.funded_with(cut.money_pence)
    return round(row.chances.above_line * STEPS) / STEPS


def comes_next(rows: list[Row], cut: Cut) -> list[Row]:
    """The first bids below the line."""
    return [row for row in rows[cut.above :] if row.fundable_pence][:NEXT]


def flips(rows: list[Row], before: Cut, now: Cut) -> list[Row]:
    """The bids that stand on another side than at the round's own line."""
    low, high = sorted((before.above, now.above))
    return [row for row in rows[low:high] if row.fundable_pence]


def for_the_script(rows: list[Row], start: Cut, top_pence: int) -> dict[str, Any]:
    """All that the slider needs, so that moving it asks the server nothing. Sums in pence."""
    return {
        "top": top_pence,
        "start": start.above,
        "bids": [
            {"key": row.application.reference, "title": row.application.title, "ask": row.fundable_pence,
             "needs": row.chances.needs_pence if row.chances and row.fundable_pence else []}
            for row in rows
        ],
    }  # fmt: skip
