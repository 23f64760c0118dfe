"""How sure a rank is: the same bids scored again and again by readers who differ as these readers did.

Each draw gives every bid its score plus the mean of as many leftovers as it had readers. Leftovers are what single
readers gave beside their bid's mean, all bids together, widened because a mean of few lies close to each of them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray
from scipy.stats import rankdata

from .chance import Chance

DRAWS = 1000
STEPS = 20  # P(funded) is told in steps of 5 in 100
FEWEST_BIDS = 3  # with two readers, before leftovers say anything


@dataclass(frozen=True)
class Scored:
    """One ranked bid. Percents; `ask_pence` is 0 for a bid that cannot be funded as it is."""

    bid: int
    percent: float
    readings: tuple[float, ...]
    ask_pence: int = 0


@dataclass(frozen=True)
class Chances:
    """Between which ranks a bid lies 9 times in 10, ties counted both ways, and when it is funded."""

    low: int
    high: int
    above_line: float  # share of draws in which it reaches the funding line
    needs_pence: tuple[int, ...]  # money that funds it in 2.5, 7.5 … 97.5 of 100 draws

    def funded_with(self, pence: int) -> float:
        """P(funded) when so much money is given out from the best bid down, to the nearest 1 in 20."""
        return sum(need <= pence for need in self.needs_pence) / STEPS


def why_not_sure(bids: Sequence[Scored]) -> str:
    """Why nothing can be said about chances; empty when it can."""
    if sum(len(one.readings) >= 2 for one in bids) < FEWEST_BIDS:
        return f"Cannot estimate: fewer than {FEWEST_BIDS} bids have two readers."
    return ""


def chances_of(bids: Sequence[Scored], *, seed: int, funding_line: float) -> dict[int, Chances]:
    """The chances of every bid; nothing where they cannot be estimated. The same seed gives the same."""
    if why_not_sure(bids):
        return {}
    chance = Chance(seed)
    drawn = np.round(_drawn(bids, chance), 9)
    best = np.percentile(rankdata(-drawn, method="min", axis=1), 5, axis=0, method="lower")
    worst = np.percentile(rankdata(-drawn, method="max", axis=1), 95, axis=0, method="higher")
    above = (drawn >= funding_line).mean(axis=0)
    needs = _needs(drawn, np.array([one.ask_pence for one in bids]), chance)
    return {
        one.bid: Chances(int(best[place]), int(worst[place]), float(above[place]), tuple(needs[:, place].tolist()))
        for place, one in enumerate(bids)
    }


def _leftovers(bids: Sequence[Scored]) -> NDArray[np.float64]:
    found: list[float] = []
    for one in bids:
        count = len(one.readings)
        if count >= 2:
            middle = sum(one.readings) / count
            found += [(given - middle) * (count / (count - 1)) ** 0.5 for given in one.readings]
    return np.array(found)


def _drawn(bids: Sequence[Scored], chance: Chance) -> NDArray[np.float64]:
    pool = _leftovers(bids)
    columns = []
    for one in bids:
        picks = chance.below(len(pool), (DRAWS, max(len(one.readings), 1)))
        columns.append(one.percent + pool[picks].mean(axis=1))
    return np.column_stack(columns)


def _needs(drawn: NDArray[np.float64], asks: NDArray[np.int64], chance: Chance) -> NDArray[np.int64]:
    """Money spent down to and with each bid, by draw; equals are put in order by chance."""
    order = np.lexsort((chance.shares(drawn.shape), -drawn), axis=1)
    spent = np.empty(drawn.shape, dtype=np.int64)
    np.put_along_axis(spent, order, asks[order].cumsum(axis=1), axis=1)
    at = (np.arange(STEPS) + 0.5) / STEPS * 100
    return np.percentile(spent, at, axis=0, method="higher").astype(np.int64)


def grey_band(chances: Mapping[int, float | Decimal], *, low: float = 0.1, high: float = 0.9) -> list[int]:
    """The bids too near the line to call: P(funded) between the two, both left out."""
    return [bid for bid, share in chances.items() if low < share < high]
