"""How a round went: success by district and size, with nothing told that could tell who it was about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.funds.results import BECAME, Bid, success_by, what_became
from cms.setting_up import make_the_site
from grants.applications.states import ApplicationState
from grants.funds.models import Round
from tests.cms.awards.conftest import *  # noqa: F403 (a round decided: two bids of three funded)

PLACES = ["Bradford", "Calderdale", "Kirklees"]
BIDS = st.lists(
    st.builds(Bid, place=st.sampled_from(PLACES), size=st.just("Small"), state=st.sampled_from(list(BECAME)),
              reason=st.just("")), max_size=60,
)  # fmt: skip


def bids(place, funded, declined):
    return [
        Bid(place, "Small", state, "")
        for state, count in ((ApplicationState.AWARDED, funded), (ApplicationState.DECLINED, declined))
        for _ in range(count)
    ]


def test_large_numbers_are_told_with_their_rate():
    rows = success_by([*bids("Bradford", 6, 6), *bids("Leeds", 10, 5)], lambda bid: bid.place)
    assert [(row.name, row.sent, row.funded, row.percent) for row in rows] == [
        ("Bradford", 12, 6, 50), ("Leeds", 15, 10, 67)
    ]  # fmt: skip


def test_a_small_number_takes_a_second_with_it():
    rows = {row.name: row for row in success_by([*bids("Bradford", 6, 6), *bids("Leeds", 10, 2),
                                                 *bids("Calderdale", 9, 9)], lambda bid: bid.place)}  # fmt: skip
    assert rows["Leeds"].sent is None or rows["Leeds"].funded is None
    assert sum(row.sent is None or row.funded is None for row in rows.values()) >= 2


@given(BIDS)
def test_no_number_from_1_to_4_is_told_nor_left_by_taking_away(sent):
    rows = success_by(sent, lambda bid: bid.place)
    for row in rows:
        for number in (row.sent, row.funded):
            assert number is None or number == 0 or number >= 5
        if row.sent is not None and row.funded is not None:
            assert row.sent - row.funded == 0 or row.sent - row.funded >= 5
    hidden = [row for row in rows if row.funded is None]
    told = sum(row.funded or 0 for row in rows)
    funded = sum(bid.is_funded for bid in sent)
    assert len(hidden) != 1 or not rows or not 0 < funded - told < 5
    for word, count in what_became(sent):
        assert word == "Funded" or count is None or count >= 5


@pytest.mark.django_db
def test_a_round_of_three_bids_tells_no_more_than_it_told_before(client, decided):
    make_the_site()
    page = client.get("/funds/safer-communities-fund/round-24/").content.decode()
    assert "How this round went" in page
    assert page.count("Not shown") >= 1
    assert "In a hundred" not in page.partition("How this round went")[2].partition("</section>")[0]


@pytest.mark.django_db
def test_nothing_is_told_before_the_round_is_over(client, decided):
    Round.objects.update(state="closed")
    assert "How this round went" not in client.get("/funds/safer-communities-fund/round-24/").content.decode()
