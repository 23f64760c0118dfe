"""Giving out more than there is: how likely the bill is larger than the money, from what past grants spent."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..chance import Chance

DRAWS = 2000
FEWEST = 10  # past grants that have ended, before they say anything


@dataclass(frozen=True)
class Overspending:
    """The chance, or the sentence in its place."""

    chance: float | None
    cannot: str = ""


def chance_of_overspending(
    past: Sequence[tuple[int, int]], given_pence: Sequence[int], money_pence: int, *, seed: int
) -> Overspending:
    """P(the grants spend more than the money). past: (promised, spent) in pence of each grant that has ended."""
    shares = [min(spent / promised, 1.0) for promised, spent in past if promised > 0]
    if sum(given_pence) <= money_pence:
        return Overspending(0.0)
    if len(shares) < FEWEST:
        return Overspending(None, f"Cannot estimate: {FEWEST} grants must have ended; {len(shares)} have.")
    picks = Chance(seed).below(len(shares), (DRAWS, len(given_pence)))
    spent = (np.array(shares)[picks] * np.array(given_pence)).sum(axis=1)
    return Overspending(float((spent > money_pence).mean()))
