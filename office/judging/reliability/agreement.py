"""Agreement of readers: intraclass correlations, Krippendorff's alpha and Kendall's W.

Sources: Shrout and Fleiss 1979 (ICC(2,1), ICC(2,k)); Krippendorff 2011 (alpha for interval data, with gaps);
Kendall and Babington Smith 1939 (W, corrected for ties).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import rankdata

from ..chance import Chance
from .table import Cells

DRAWS = 1000  # bootstrap samples behind an interval
TAILS = (2.5, 97.5)


@dataclass(frozen=True)
class Intraclass:
    """Two-way random, absolute agreement: of one reader, and of the mean of all."""

    single: float
    mean: float


def intraclass(cells: Cells) -> Intraclass | None:
    """ICC(2,1) and ICC(2,k) of a complete table; None where nothing varies."""
    bids, readers = cells.shape
    mean, of_bids, of_readers = cells.mean(), cells.mean(axis=1), cells.mean(axis=0)
    between_bids = readers * ((of_bids - mean) ** 2).sum() / (bids - 1)
    between_readers = bids * ((of_readers - mean) ** 2).sum() / (readers - 1)
    rest = ((cells - of_bids[:, None] - of_readers[None, :] + mean) ** 2).sum() / ((bids - 1) * (readers - 1))
    severity = (between_readers - rest) / bids
    single = between_bids + (readers - 1) * rest + readers * severity
    together = between_bids + severity
    if min(single, together) <= 1e-12:
        return None
    return Intraclass(float((between_bids - rest) / single), float((between_bids - rest) / together))


def alpha(cells: Cells) -> float | None:
    """Krippendorff's alpha for interval data; every row has two scores or more. None where nothing varies."""
    counts, inside = _within(cells)
    values = cells[~np.isnan(cells)]
    return _alpha(counts, inside, values.sum(), (values**2).sum())


def _within(cells: Cells) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    counts = (~np.isnan(cells)).sum(axis=1).astype(float)
    means = np.nansum(cells, axis=1) / counts
    return counts, counts * np.nansum((cells - means[:, None]) ** 2, axis=1) / (counts - 1)


def _alpha(counts: NDArray[np.float64], inside: NDArray[np.float64], total: float, squares: float) -> float | None:
    number = counts.sum()
    expected = (squares - total**2 / number) / (number - 1)
    return None if expected <= 1e-12 else float(1 - inside.sum() / number / expected)


def alpha_interval(cells: Cells, seed: int) -> tuple[float, float] | None:
    """Between what alpha lies in 95 of 100 samples of the same bids, drawn from the seed."""
    counts, inside = _within(cells)
    totals, squares = np.nansum(cells, axis=1), np.nansum(cells**2, axis=1)
    picks = Chance(seed).below(len(cells), (DRAWS, len(cells)))
    drawn = [_alpha(counts[one], inside[one], totals[one].sum(), squares[one].sum()) for one in picks]
    kept = [one for one in drawn if one is not None]
    if len(kept) < DRAWS / 2:
        return None
    low, high = np.percentile(kept, TAILS)
    return float(low), float(high)


def kendalls_w(cells: Cells) -> float | None:
    """How far the readers of a complete table put the bids in the same order: 1 all, 0 none. Ties corrected."""
    bids, readers = cells.shape
    ranks = np.apply_along_axis(rankdata, 0, cells)
    spread = ((ranks.sum(axis=1) - ranks.sum() / bids) ** 2).sum()
    ties = sum(float((count**3 - count).sum()) for count in (_tied(column) for column in ranks.T))
    most = readers**2 * (bids**3 - bids) - readers * ties
    return None if most <= 0 else float(12 * spread / most)


def _tied(column: Cells) -> NDArray[np.int64]:
    return np.unique(column, return_counts=True)[1]
