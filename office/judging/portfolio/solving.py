"""The exactly best set, found by HiGHS and checked in whole pence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp

from .problem import Problem

PATIENCE = 120.0  # seconds for one search
Row = tuple[Mapping[int, float], float, float]  # column -> factor, at least, at most


class Unsolved(Exception):
    """No set keeps the limits, or none was found in time. The text says which."""


@dataclass(frozen=True)
class Solution:
    """Who is given what, in pence, and the sum of scores in hundredths of a percent."""

    given: dict[int, int]
    worth: int

    @property
    def pence(self) -> int:
        """The money it takes."""
        return sum(self.given.values())


def best(problem: Problem) -> Solution:
    """The set of most worth. Raises Unsolved with the limits that stand in the way."""
    found = search(problem, [float(worth) for _, _, worth in problem.columns])
    if found is None:
        raise Unsolved(_which_stands_in_the_way(problem))
    return found


def _which_stands_in_the_way(problem: Problem) -> str:
    worths = [float(worth) for _, _, worth in problem.columns]
    alone = [one.name for one in problem.limits if search(problem.without(one), worths) is not None]
    if alone:
        return f"No set of bids keeps every limit. Without “{'” or without “'.join(alone)}” there is one."
    return "No set of bids keeps every limit, and leaving out one of them is not enough."


def search(
    problem: Problem, aims: Sequence[float], *, extra: Sequence[Row] = (), slack: float = 0.0
) -> Solution | None:
    """The set with the largest sum of `aims` (one a column), or None when nothing keeps the limits.

    slack: how far below the largest it may stop, as a share. What comes back is checked in whole pence; a set that
    only fits by a rounding of the solver is forbidden, and the search goes on.
    """
    rows = [*_rows(problem), *extra]
    if not problem.columns:
        return Solution({}, 0) if problem.keeps({}) else None
    while True:
        chosen = _solve(len(problem.columns), aims, rows, slack)
        if chosen is None:
            return None
        solution = _solution(problem, chosen)
        if problem.keeps(solution.given):
            return solution
        rows.append(other_than(problem, chosen))


def other_than(problem: Problem, chosen: NDArray[np.bool_]) -> Row:
    """The row that forbids exactly this choice."""
    return {place: -1.0 if one else 1.0 for place, one in enumerate(chosen)}, 1.0 - float(chosen.sum()), np.inf


def chosen_by(problem: Problem, solution: Solution) -> NDArray[np.bool_]:
    """Which columns a solution takes."""
    offers = problem.offers
    return np.array([solution.given.get(offers[place].bid) == pence for place, pence, _ in problem.columns])


def worth_and_cost(problem: Problem, given: Mapping[int, int]) -> tuple[int, int]:
    """The worth and the pence of a set of grants, each one of its bid's choices."""
    worths = {(problem.offers[place].bid, pence): worth for place, pence, worth in problem.columns}
    return sum(worths[one] for one in given.items()), sum(given.values())


def _solve(size: int, aims: Sequence[float], rows: Sequence[Row], slack: float) -> NDArray[np.bool_] | None:
    matrix = np.zeros((len(rows), size))
    for place, (factors, _, _) in enumerate(rows):
        matrix[place, list(factors)] = list(factors.values())
    limits = LinearConstraint(matrix, [least for _, least, _ in rows], [most for _, _, most in rows])
    options = {"mip_rel_gap": slack, "time_limit": PATIENCE}
    found = milp(-np.array(aims), integrality=np.ones(size), bounds=Bounds(0, 1), constraints=limits, options=options)
    if found.status == 1:
        raise Unsolved("The search took too long and was stopped.")
    return None if found.x is None else np.asarray(found.x > 0.5)


def _rows(problem: Problem) -> list[Row]:
    of_bid: dict[int, dict[int, float]] = {}
    for column, (place, _, _) in enumerate(problem.columns):
        of_bid.setdefault(place, {})[column] = 1.0
    rows: list[Row] = [(factors, 0.0, 1.0) for factors in of_bid.values() if len(factors) > 1]
    for limit in problem.all_limits():
        factors = {
            column: float(pence)
            for column, (place, pence, _) in enumerate(problem.columns)
            if problem.offers[place].bid in limit.bids
        }
        least = -np.inf if limit.floor_pence is None else float(limit.floor_pence)
        most = np.inf if limit.ceiling_pence is None else float(limit.ceiling_pence)
        rows.append((factors, least, most))
    return rows


def _solution(problem: Problem, chosen: NDArray[np.bool_]) -> Solution:
    taken = [column for column, one in zip(problem.columns, chosen, strict=True) if one]
    given = {problem.offers[place].bid: pence for place, pence, _ in taken}
    return Solution(given, sum(worth for _, _, worth in taken))
