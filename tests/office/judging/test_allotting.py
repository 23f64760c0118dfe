"""The draw of readers."""

from hypothesis import given, settings
from hypothesis import strategies as st

from office.judging.allotting import allot


def test_a_draw_is_even_complete_and_connected():
    design = allot(wanted=dict.fromkeys(range(22), 2), readers=[1, 2, 3, 4, 5], unfit={}, seed=7)
    assert all(len(readers) == 2 for readers in design.given.values())
    assert design.unevenness() <= 1
    assert design.parts() == 1


def test_the_same_seed_draws_the_same_and_another_draws_another():
    draws = [
        allot(wanted=dict.fromkeys(range(12), 2), readers=[1, 2, 3, 4], unfit={}, seed=seed).given for seed in (1, 1, 2)
    ]
    assert draws[0] == draws[1]
    assert draws[0] != draws[2]


@settings(max_examples=60, deadline=None)
@given(
    bids=st.integers(4, 25), readers=st.integers(4, 8), seed=st.integers(0, 999),
    pairs=st.sets(st.tuples(st.integers(0, 24), st.integers(0, 7)), max_size=6),
)  # fmt: skip
def test_nobody_gets_a_bid_they_may_not_read(bids, readers, seed, pairs):
    unfit = {bid: {reader for one, reader in pairs if one == bid} for bid in range(bids)}
    wanted = {bid: min(2, readers - len(unfit[bid] & set(range(readers)))) for bid in range(bids)}
    design = allot(wanted=wanted, readers=list(range(readers)), unfit=unfit, seed=seed)
    for bid, given_to in design.given.items():
        assert len(given_to) == wanted[bid]
        assert not given_to & unfit[bid]


def test_a_reader_barred_from_half_still_gets_an_even_load():
    unfit = {bid: {1} for bid in range(10)}
    design = allot(wanted=dict.fromkeys(range(20), 2), readers=[1, 2, 3, 4], unfit=unfit, seed=3)
    assert sorted(design.loads().values()) == [10, 10, 10, 10]


def test_what_was_given_before_counts_and_stays():
    held = {bid: {1} for bid in range(4)}
    design = allot(wanted=dict.fromkeys(range(4), 1), readers=[1, 2], unfit={}, seed=1, held=held)
    assert design.given == {bid: {1, 2} for bid in range(4)}
    assert design.new == {bid: {2} for bid in range(4)}


def test_an_impossible_evenness_is_told():
    unfit = {bid: {1} for bid in range(10)}
    design = allot(wanted=dict.fromkeys(range(10), 2), readers=[1, 2, 3, 4], unfit=unfit, seed=3)
    assert design.unevenness() > 1


def test_readers_who_share_nothing_are_told_as_parts():
    design = allot(wanted={}, readers=[1, 2, 3, 4], unfit={}, seed=1, held={1: {1, 2}, 2: {3, 4}})
    assert design.parts() == 2


def test_nobody_reads_one_district_only_where_it_can_be_helped():
    places = {bid: {"leeds" if bid < 10 else "calderdale"} for bid in range(20)}
    design = allot(wanted=dict.fromkeys(range(20), 2), readers=[1, 2, 3, 4, 5], unfit={}, seed=2, places=places)
    assert design.faults(places) == []
    assert design.pairs_apart() == 0
    unfit = {bid: {1} for bid in range(10)}  # the first may read one district alone
    faults = allot(wanted=dict.fromkeys(range(20), 2), readers=[1, 2, 3, 4], unfit=unfit, seed=2, places=places).faults(
        places
    )
    assert faults == ["1 of the readers would read bids of one district only."]


def test_readers_who_cannot_be_compared_are_a_fault():
    design = allot(wanted=dict.fromkeys(range(2), 2), readers=[1, 2, 3, 4], unfit={}, seed=1)
    assert design.faults({}) == ["The readers fall into 2 groups that share no bid, so nobody can compare them."]
