"""An allocation worked out in the background: the question as it was asked, the exact answer, how settled it is."""

from collections.abc import Sequence
from typing import Any

from office.records import clock

from .models import Allocation
from .portfolio import Limit, Offer, Problem, Solution, Standing, Unsolved, best, standing_of_bids

KIND = "judging.allocate"


def as_question(offers: Sequence[Offer], budget_pence: int, limits: Sequence[Limit]) -> dict[str, Any]:
    """What is kept of a question, so that anybody can solve it again."""
    return {
        "budget": budget_pence,
        "offers": [[one.bid, one.score, one.ask_pence, one.least_pence] for one in offers],
        "limits": [[one.name, sorted(one.bids), one.floor_pence, one.ceiling_pence] for one in limits],
    }


def problem_of(question: dict[str, Any]) -> Problem:
    """The question, to be solved."""
    return Problem(
        tuple(Offer(*one) for one in question["offers"]),
        question["budget"],
        tuple(Limit(name, frozenset(bids), floor, ceiling) for name, bids, floor, ceiling in question["limits"]),
    )


def work_out(payload: dict[str, Any]) -> None:
    """The outbox's handler: solve it, saying how far it is. Done twice, it finds the same."""
    rows = Allocation.objects.filter(pk=payload["allocation"], done_at=None)
    asked = rows.first()
    if asked is None:
        return
    problem = problem_of(asked.question)
    try:
        top = best(problem)
        standing = standing_of_bids(problem, top, told=lambda settled, _: rows.update(settled=settled))
        answer, cannot = _answer(problem, top, standing), ""
    except Unsolved as why:
        answer, cannot = None, str(why)[:300]
    rows.update(answer=answer, cannot=cannot, settled=asked.bids, done_at=clock.now())


def _answer(problem: Problem, top: Solution, standing: Standing) -> dict[str, Any]:
    return {
        "given": _texts(top.given), "worth": top.worth, "standing": _texts(standing.of_bids),
        "alternatives": [{"given": _texts(one.given), "worth": one.worth} for one in standing.alternatives],
        "prices": [[one.name, best(problem.without(one)).worth - top.worth] for one in problem.limits],
    }  # fmt: skip


def _texts(by_bid: dict[int, Any]) -> dict[str, Any]:
    """Keys as JSON keeps them."""
    return {str(bid): value for bid, value in sorted(by_bid.items())}
