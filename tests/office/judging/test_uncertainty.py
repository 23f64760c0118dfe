"""Rank intervals and chances of funding, and the draw."""

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from office.judging.chance import Chance
from office.judging.drawing import draw_order
from office.judging.uncertainty import Scored, chances_of, grey_band, why_not_sure


def _bids(*percents, apart=10.0, ask=1000_00):
    return [Scored(place, one, (one - apart / 2, one + apart / 2), ask) for place, one in enumerate(percents)]


def test_the_stream_is_the_one_we_count_on():
    """Were numpy ever to change it, old rounds would not replay: this must stay for good."""
    assert Chance(2020).below(1000, (6,)).tolist() == [468, 514, 863, 719, 333, 881]


def test_far_apart_is_sure_and_close_together_is_not():
    found = chances_of(_bids(95, 60, 58, 10), seed=1, funding_line=50)
    assert (found[0].low, found[0].high) == (1, 1)
    assert (found[3].low, found[3].high) == (4, 4)
    assert (found[1].low, found[1].high) == (found[2].low, found[2].high) == (2, 3)
    assert found[0].funded_with(1000_00) == 1
    assert found[3].funded_with(3999_99) == 0
    assert 0.5 < found[1].funded_with(2000_00) < 1
    assert found[1].funded_with(2000_00) + found[2].funded_with(2000_00) == pytest.approx(1, abs=0.1)
    assert found[0].above_line == 1
    assert grey_band({bid: one.funded_with(2000_00) for bid, one in found.items()}) == [1, 2]


def test_equals_share_their_interval_and_their_chance():
    found = chances_of(_bids(70, 70, 70, 70, apart=2), seed=3, funding_line=50)
    assert {(one.low, one.high) for one in found.values()} == {(1, 4)}
    assert all(0.3 <= one.funded_with(2000_00) <= 0.7 for one in found.values())


def test_readers_who_never_differ_leave_no_doubt():
    found = chances_of(_bids(70, 70, 60, apart=0), seed=3, funding_line=50)
    assert [(one.low, one.high) for one in found.values()] == [(1, 2), (1, 2), (3, 3)]


def test_one_reader_each_cannot_be_estimated():
    alone = [Scored(place, 50.0 + place, (50.0 + place,)) for place in range(9)]
    assert chances_of(alone, seed=1, funding_line=50) == {}
    assert why_not_sure(alone) == "Cannot estimate: fewer than 3 bids have two readers."


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 20), st.integers(0, 5), st.integers(1, 90)), min_size=3, max_size=8),
    st.integers(0, 99),
)
def test_chances_are_lawful_and_come_out_again(rows, seed):
    bids = [Scored(place, one * 5.0, (one * 5.0 - apart, one * 5.0 + apart), ask * 100_00)
            for place, (one, apart, ask) in enumerate(rows)]  # fmt: skip
    found = chances_of(bids, seed=seed, funding_line=60)
    assert found == chances_of(bids, seed=seed, funding_line=60)
    for one in found.values():
        assert 1 <= one.low <= one.high <= len(bids)
        assert list(one.needs_pence) == sorted(one.needs_pence)
        assert one.funded_with(sum(bid.ask_pence for bid in bids)) == 1


def test_the_draw_is_the_one_the_command_line_makes():
    assert draw_order("64 21 7", ["Bid 2", "Bid 10"]) == sorted(
        [(one, hashlib.sha256(f"64 21 7 {one}".encode()).hexdigest()) for one in ("Bid 2", "Bid 10")],
        key=lambda pair: pair[1],
    )


@given(st.text(max_size=9), st.sets(st.text(min_size=1, max_size=6), max_size=12))
def test_a_draw_keeps_everyone_once_whatever_order_they_come_in(seed, references):
    drawn = draw_order(seed, references)
    assert {one for one, _ in drawn} == references
    assert drawn == draw_order(seed, sorted(references, reverse=True))
