"""Where differences come from: score = mean + bid + reader + rest, by restricted maximum likelihood (REML).

Bids and readers are crossed random effects and cells may be empty. Bids are swept out of Henderson's equations
first, so that a contest of 500 bids needs matrices no larger than its readers. Tested against statsmodels.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from .table import Table

LEAST, MOST = 1e-6, 1e4  # of a component, as a share of the rest
STARTS = ((1.0, 0.3), (0.1, 0.1), (5.0, 3.0))


@dataclass(frozen=True)
class Components:
    """Variances in squared points; the expected value of each bid and each reader's severity (above 0 is kind)."""

    mean: float
    of_bids: float
    of_readers: float
    of_rest: float
    bids: dict[int, float]
    readers: dict[int, float]

    def generalizability(self, readers: float) -> float | None:
        """How far the mean of so many readers tells bids apart: 0 not at all, 1 without fault."""
        noise = (self.of_readers + self.of_rest) / readers
        return None if self.of_bids + noise <= 0 else self.of_bids / (self.of_bids + noise)


@dataclass(frozen=True)
class _Solved:
    deviance: float
    rest: float
    mean: float
    bids: NDArray[np.float64]
    readers: NDArray[np.float64]


def components_of(table: Table) -> Components | None:
    """The variances and the shrunken values; None where every score is the same."""
    filled = np.where(table.given, table.cells, 0.0)
    if not table.given.any() or np.ptp(table.cells[table.given]) == 0:
        return None
    given = table.given.astype(float)

    def deviance(logs: NDArray[np.float64]) -> float:
        return _solve(filled, given, np.exp(logs)).deviance

    bounds = [(np.log(LEAST), np.log(MOST))] * 2
    tries = [minimize(deviance, np.log(start), method="L-BFGS-B", bounds=bounds) for start in STARTS]
    near = min(tries, key=lambda one: one.fun)
    exact = {"xatol": 1e-10, "fatol": 1e-12}
    best = minimize(deviance, near.x, method="Nelder-Mead", bounds=bounds, options=exact)
    bids, readers = (_none_when_least(share) for share in np.exp(best.x))
    end = _solve(filled, given, np.exp(best.x))
    return Components(
        mean=end.mean, of_bids=bids * end.rest, of_readers=readers * end.rest, of_rest=end.rest,
        bids=dict(zip(table.bids, (end.mean + end.bids).tolist(), strict=True)),
        readers=dict(zip(table.readers, end.readers.tolist(), strict=True)),
    )  # fmt: skip


def _none_when_least(share: float) -> float:
    """A component at its lower bound is nought."""
    return 0.0 if share <= LEAST * 1.5 else float(share)


def _solve(filled: NDArray[np.float64], given: NDArray[np.float64], shares: NDArray[np.float64]) -> _Solved:
    """Henderson's equations for these shares (bids, readers) of the rest, with the bids swept out."""
    of_bids, of_readers = shares
    weights = given.sum(axis=1) + 1 / of_bids
    across = np.column_stack([given.sum(axis=1), given])  # what each bid shares with the mean and with each reader
    both = np.zeros((given.shape[1] + 1,) * 2)
    both[0, 0] = given.sum()
    both[0, 1:] = both[1:, 0] = given.sum(axis=0)
    both[1:, 1:] = np.diag(given.sum(axis=0) + 1 / of_readers)
    left = both - across.T @ (across / weights[:, None])
    sums = np.concatenate([[filled.sum()], filled.sum(axis=0)])
    right = sums - across.T @ (filled.sum(axis=1) / weights)
    found = np.linalg.solve(left, right)
    bids = (filled.sum(axis=1) - across @ found) / weights
    free = given.sum() - 1
    squares = max((filled**2).sum() - found @ sums - bids @ filled.sum(axis=1), 1e-12)
    size = np.log(weights * of_bids).sum() + np.linalg.slogdet(left)[1] + given.shape[1] * np.log(of_readers)
    rest = squares / free
    return _Solved(float(free * np.log(rest) + size), float(rest), float(found[0]), bids, found[1:])
