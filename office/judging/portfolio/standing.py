"""How settled each bid is: in all, in some or in none of the sets within one part in a hundred of the best."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from .problem import Problem
from .solving import Row, Solution, chosen_by, other_than, search

ALL, SOME, NONE = "all", "some", "none"
ALTERNATIVES = 5
LOOSE = 0.3  # while witnesses are gathered any good one will do; a search that finds none is always finished


@dataclass(frozen=True)
class Standing:
    """Each bid's word, and up to five sets of nearly the same worth that differ as much as they can."""

    of_bids: dict[int, str]
    alternatives: list[Solution] = field(default_factory=list)


def standing_of_bids(problem: Problem, top: Solution, told: Callable[[int, int], object] | None = None) -> Standing:
    """Proved, not sampled: bids are flipped, as many at once as will, until no set within 1% flips another.

    told: called with (bids settled, bids in all) as the work goes on.
    """
    floor = _within(problem, top)
    open_bids, seen = {one.bid for one in problem.offers}, [top]
    while open_bids and (found := search(problem, _flips(problem, top, open_bids), extra=[floor], slack=LOOSE)):
        flipped = {bid for bid in open_bids if (bid in found.given) != (bid in top.given)}
        if not flipped:
            break
        open_bids -= flipped
        seen.append(found)
        if told:
            told(len(problem.offers) - len(open_bids), len(problem.offers))
    words = {one.bid: SOME for one in problem.offers}
    words |= {bid: ALL if bid in top.given else NONE for bid in open_bids}
    return Standing(words, list(_alternatives(problem, top, floor)))


def _within(problem: Problem, top: Solution) -> Row:
    """At least 99 of 100 parts of the best worth, in whole hundredths."""
    worths = {column: float(worth) for column, (_, _, worth) in enumerate(problem.columns)}
    return worths, float(-(-99 * top.worth // 100)), float("inf")


def _flips(problem: Problem, top: Solution, bids: set[int]) -> list[float]:
    owners = [problem.offers[place].bid for place, _, _ in problem.columns]
    return [(-1.0 if bid in top.given else 1.0) if bid in bids else 0.0 for bid in owners]


def _alternatives(problem: Problem, top: Solution, floor: Row) -> Iterator[Solution]:
    """One after the other, each as far from all before it as the limits allow."""
    seen = [top]
    while len(seen) <= ALTERNATIVES:
        taken = [chosen_by(problem, one) for one in seen]
        aims = [float(sum(-1 if one[column] else 1 for one in taken)) for column in range(len(problem.columns))]
        extra = [floor, *(other_than(problem, one) for one in taken)]
        found = search(problem, aims, extra=extra, slack=LOOSE)
        if found is None:
            return
        seen.append(found)
        yield found
