"""Sums that come out the same for ever."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from office.judging.arithmetic import gap, lawful_points, mean_percent, weighted_percent


@st.composite
def weights_and_points(draw):
    cuts = sorted(draw(st.lists(st.integers(0, 100), min_size=1, max_size=7)))
    weights = [high - low for low, high in zip([0, *cuts], [*cuts, 100], strict=True)]
    points = draw(st.lists(st.integers(0, 5), min_size=len(weights), max_size=len(weights)))
    codes = [f"C{n}" for n in range(len(weights))]
    return dict(zip(codes, weights, strict=True)), dict(zip(codes, points, strict=True))


@given(weights_and_points())
def test_a_weighted_total_is_exact(given_both):
    weights, points = given_both
    exact = sum(Fraction(points[code] * weight, 5) for code, weight in weights.items())
    assert Fraction(weighted_percent(points, weights)) == exact


@given(weights_and_points())
def test_a_point_more_never_lowers_the_total(given_both):
    weights, points = given_both
    for code in points:
        more = {**points, code: min(points[code] + 1, 5)}
        assert weighted_percent(more, weights) >= weighted_percent(points, weights)


def test_all_fives_make_a_hundred_and_all_noughts_make_nought():
    weights = {"C1": 60, "C2": 40}
    assert weighted_percent({"C1": 5, "C2": 5}, weights) == Decimal("100.00")
    assert weighted_percent({"C1": 0, "C2": 0}, weights) == Decimal("0.00")


def test_a_missing_score_is_not_a_nought():
    with pytest.raises(KeyError):
        weighted_percent({"C1": 5}, {"C1": 60, "C2": 40})


@given(st.lists(st.integers(0, 500), min_size=1, max_size=6))
def test_a_mean_lies_between_its_ends(tenths):
    percents = [Decimal(one) / 5 for one in tenths]
    assert min(percents) <= mean_percent(percents) <= max(percents)
    assert gap(percents) == max(percents) - min(percents)


def test_a_mean_rounds_half_up():
    assert mean_percent([Decimal("66.67"), Decimal("66.68")]) == Decimal("66.68")


@pytest.mark.parametrize(("points", "lawful"), [(0, True), (5, True), (6, False), (-1, False), (None, False),
                                                ("3", False), (True, False), (2.5, False)])  # fmt: skip
def test_points_are_whole_and_from_nought_to_five(points, lawful):
    assert lawful_points(points) is lawful
