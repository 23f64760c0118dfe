"""Allocation beside every possible set, tried one by one."""

import itertools
import random

import pytest

from office.judging.portfolio import Limit, Offer, Problem, Unsolved, best, standing_of_bids
from office.judging.portfolio.standing import ALL, NONE, SOME


def _case(number, most=16):
    """A random question: scores, asks, least sums, districts with floors and ceilings, money for some of it."""
    dice = random.Random(number)
    offers = []
    for bid in range(dice.randint(3, most)):
        ask = dice.randint(5, 80) * 100_00
        least = ask * dice.randint(40, 90) // 100 if most <= 9 and dice.random() < 0.4 else None
        offers.append(Offer(bid, dice.randint(2000, 9500), ask, least))
    total = sum(one.ask_pence for one in offers)
    limits = []
    for name in ("Leeds", "Bradford", "small groups")[: dice.randint(0, 3)]:
        bids = frozenset(dice.sample(range(len(offers)), dice.randint(1, len(offers))))
        asked = sum(one.ask_pence for one in offers if one.bid in bids)
        floor = asked * dice.randint(0, 30) // 100 if dice.random() < 0.5 else None
        limits.append(Limit(name, bids, floor, asked * dice.randint(40, 95) // 100 if floor is None else None))
    return Problem(tuple(offers), total * dice.randint(20, 70) // 100, tuple(limits))


def _every_set(problem):
    """Each lawful set with its worth."""
    choices = [[None, *offer.choices()] for offer in problem.offers]
    for picked in itertools.product(*choices):
        given = {problem.offers[place].bid: one[0] for place, one in enumerate(picked) if one}
        if problem.keeps(given):
            yield sum(one[1] for one in picked if one), given


def _best_by_sums(problem):
    """The same as the best of `_every_set`, quick enough for sixteen bids that take all or nothing."""
    sums = [(0, (0,) * (len(problem.limits) + 1))]
    groups = [list(limit.bids) for limit in problem.all_limits()]
    for offer in problem.offers:
        adds = tuple(offer.ask_pence if offer.bid in group else 0 for group in groups)
        sums += [(worth + offer.score, tuple(map(sum, zip(spent, adds, strict=True)))) for worth, spent in sums]
    bounds = [(one.floor_pence or 0, one.ceiling_pence) for one in problem.all_limits()]
    fits = (
        worth for worth, spent in sums
        if all(low <= pence and (high is None or pence <= high)
               for pence, (low, high) in zip(spent, bounds, strict=True))
    )  # fmt: skip
    return max(fits, default=None)


def test_the_best_set_is_the_best_of_every_set(length):
    for number in range(length(30, 350)):
        problem = _case(number)
        expected = _best_by_sums(problem)
        if expected is None:
            with pytest.raises(Unsolved, match="No set of bids keeps every limit"):
                best(problem)
            continue
        found = best(problem)
        assert found.worth == expected, number
        assert problem.keeps(found.given)


def test_part_awards_and_standings_are_those_of_every_set(length):
    for number in range(1000, 1000 + length(12, 150)):
        problem = _case(number, most=7)
        sets = list(_every_set(problem))
        if not sets:
            continue
        top = best(problem)
        assert top.worth == max(worth for worth, _ in sets), number
        near = [given for worth, given in sets if worth * 100 >= top.worth * 99]
        standing = standing_of_bids(problem, top)
        for bid, word in standing.of_bids.items():
            times = sum(bid in given for given in near)
            assert word == (ALL if times == len(near) else NONE if times == 0 else SOME), (number, bid)
        assert len(standing.alternatives) == min(5, len(near) - 1)
        kept = [sorted(one.given.items()) for one in [top, *standing.alternatives]]
        assert len({tuple(one) for one in kept}) == len(kept)
        assert all(one.worth * 100 >= top.worth * 99 and problem.keeps(one.given) for one in standing.alternatives)


def test_a_limit_that_cannot_be_kept_is_named():
    offers = (Offer(1, 8000, 5000_00), Offer(2, 7000, 5000_00))
    limits = (Limit("Leeds at least £6,000", frozenset({1}), floor_pence=6000_00), Limit("Bradford", frozenset({2}), 0))
    with pytest.raises(Unsolved, match="Without “Leeds at least £6,000” there is one"):
        best(Problem(offers, 10000_00, limits))


def test_the_last_penny_counts():
    offers = (Offer(1, 8000, 5000_00), Offer(2, 7000, 5000_01))
    assert best(Problem(offers, 10000_00)).given == {1: 5000_00}
    assert best(Problem(offers, 10000_01)).given == {1: 5000_00, 2: 5000_01}


def test_nothing_asked_is_nothing_given():
    assert best(Problem((), 100)).given == {}
