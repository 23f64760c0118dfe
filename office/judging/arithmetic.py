"""The sums of judging: weighted totals and means, exact, so that they come out the same years later."""

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import TypeVar

TOP = 5  # points
CENT = Decimal("0.01")
Number = TypeVar("Number", int, Decimal)


def weighted_percent(points: Mapping[str, int], weights: Mapping[str, int]) -> Decimal:
    """The weighted total in percent, to two places. `points` (0 to 5) and `weights` (making 100) by criterion."""
    total = sum(points[code] * weight for code, weight in weights.items())
    return (Decimal(total) / TOP).quantize(CENT, ROUND_HALF_UP)


def mean_percent(percents: Sequence[Decimal]) -> Decimal:
    """The readers' plain mean, to two places. Raw means are the house's default (scoring reference, point 7)."""
    return (sum(percents, Decimal(0)) / len(percents)).quantize(CENT, ROUND_HALF_UP)


def gap(numbers: Sequence[Number]) -> Number:
    """How far the highest is from the lowest."""
    return max(numbers) - min(numbers)


def lawful_points(points: object) -> bool:
    """A whole number of points from 0 to 5."""
    return isinstance(points, int) and not isinstance(points, bool) and 0 <= points <= TOP
