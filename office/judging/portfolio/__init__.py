"""Which set of bids the money buys: solved exactly, with what each limit costs and how settled each bid is."""

from .overspending import Overspending, chance_of_overspending
from .problem import Limit, Offer, Problem
from .solving import Solution, Unsolved, best, worth_and_cost
from .standing import Standing, standing_of_bids

__all__ = [
    "Limit",
    "Offer",
    "Overspending",
    "Problem",
    "Solution",
    "Standing",
    "Unsolved",
    "best",
    "chance_of_overspending",
    "standing_of_bids",
    "worth_and_cost",
]
