"""Quality is scored blind and locked before prices open; both make one list; each bidder learns its own part."""

from decimal import Decimal

import pytest

from commissioning.services.actions import register_service
from commissioning.tenders.queries import bids_of
from commissioning.tenders.ranking import price_points, ranked, total_of
from commissioning.tenders.summaries import summary_of
from office.judging.queries import answers_for_assessor
from office.post.models import Message
from office.records.steps import Forbidden, Refused, take
from tests.commissioning import evaluating, story


@pytest.fixture
def rivals(administrator):
    return evaluating.bidder(administrator, "Dale Advocacy", "rival")


@pytest.fixture
def tender(office, administrator, provider, provider_organisation, rivals):
    """Two bids, closed and opened; the clock stands at the close."""
    cycle = story.commissioning(office, register_service(name="Hate Crime Network", by=office.officer))
    tender = take(evaluating.shipped(office, cycle, administrator), "go_live", by=office.officer)
    evaluating.sent(tender, provider_organisation, provider, price="480000")
    evaluating.sent(tender, *rivals, price="400000")
    with evaluating.at_close(tender):
        yield story.close(tender, office)


@pytest.fixture
def listed(tender, office, assessors, provider_organisation, rivals):
    return evaluating.listed(tender, office.officer, assessors, {provider_organisation: 4, rivals[0]: 3})


def test_the_arithmetic_of_quality_and_price():
    assert price_points(400_000_00, 480_000_00) == Decimal("83.33")
    assert price_points(400_000_00, 400_000_00) == 100
    assert total_of(Decimal(80), Decimal("83.33"), 70, 30) == Decimal("81.00")


def test_quality_and_price_make_one_list(listed, provider_organisation, rivals):
    lines = ranked(listed)
    assert [(one.bid.organisation, one.quality, one.price, one.total, one.rank) for one in lines] == [
        (provider_organisation, Decimal(80), Decimal("83.33"), Decimal("81.00"), 1),
        (rivals[0], Decimal(60), Decimal(100), Decimal("72.00"), 2),
    ]


def test_no_price_is_opened_before_quality_is_locked(tender, office, assessors, provider_organisation, rivals):
    contest = evaluating.given_out(tender, office.officer, assessors)
    with pytest.raises(Refused, match="Close the scoring of quality first"):
        take(tender, "open_prices", by=office.officer)
    assert [one.price_pence for one in tender.bids.all()] == [None, None]
    evaluating.scored(contest, {provider_organisation: 4, rivals[0]: 3})
    with pytest.raises(Refused, match="Close the scoring of quality first"):
        take(tender, "open_prices", by=office.officer)
    assert ranked(tender) == []


def test_an_evaluator_reads_quality_and_never_the_price_or_the_name(tender, office, assessors):
    contest = evaluating.given_out(tender, office.officer, assessors)
    entry = contest.entries.first()
    seen = {one.question.code for one in answers_for_assessor(entry, assessors[0])}
    assert seen == {"delivery", "reach", "start", "safety", "results", "social_value"}


def test_scores_are_not_opened_again_once_prices_were_seen(listed, office):
    with pytest.raises(Refused, match="prices are open"):
        take(listed.contest, "reopen_scoring", by=office.officer, reason="A second thought.")
    with pytest.raises(Refused, match="open already"):
        take(listed, "open_prices", by=office.officer)


def test_only_an_officer_opens_prices(listed, assessors, legal):
    for who in (assessors[0], legal):
        with pytest.raises(Forbidden):
            take(listed, "open_prices", by=who)


def test_the_award_goes_to_the_first_on_the_list_for_the_price_in_its_bid(listed, office, provider_organisation,
                                                                         rivals):  # fmt: skip
    with pytest.raises(Refused, match=f"puts {provider_organisation} first"):
        story.awarded(office, listed, rivals[0], price_pence=400_000_00)
    with pytest.raises(Refused, match="price in this bid is £480,000"):
        story.awarded(office, listed, provider_organisation, price_pence=470_000_00)
    story.awarded(office, listed, provider_organisation, price_pence=480_000_00)
    listed.contest.refresh_from_db()
    assert (listed.state, listed.contest.state) == ("standstill", "concluded")


def test_nothing_is_recommended_before_prices_are_open(tender, office, provider_organisation):
    with pytest.raises(Refused, match="evaluation is not finished"):
        story.awarded(office, tender, provider_organisation, price_pence=480_000_00)


def test_a_bid_that_is_too_weak_on_safety_is_never_first(tender, office, assessors, provider_organisation, rivals):
    points = {provider_organisation: {"*": 5, "T4": 1}, rivals[0]: 2}
    evaluating.listed(tender, office.officer, assessors, points)
    first, last = ranked(tender)
    assert (first.bid.organisation, first.rank, first.price) == (rivals[0], 1, 100)
    assert (last.rank, last.stopped_by) == (None, ("T4",))


def test_each_bidder_is_told_of_its_own_summary_before_any_contract(listed, office, provider, provider_organisation,
                                                                   rivals):  # fmt: skip
    story.awarded(office, listed, provider_organisation, price_pence=480_000_00)
    told = Message.objects.filter(kind="commissioning.bid_decided")
    assert {one.to_user for one in told} == {provider, rivals[1]}
    loser, winner = bids_of(rivals[1]).get(), bids_of(provider).get()
    summary = summary_of(loser)
    assert (summary.is_chosen, summary.own.total, summary.chosen.total) == (False, Decimal("72.00"), Decimal("81.00"))
    assert next((one.own.code, one.own.points, one.chosen) for one in summary.advantages) == ("T1", 3, 4)
    assert summary.criteria[0].own.reasons == (evaluating.REASON,)
    assert summary_of(winner).advantages == []


def test_a_bidder_reads_its_own_summary_and_no_other(sign_in, listed, office, provider, provider_organisation, rivals):
    loser, winner = bids_of(rivals[1]).get(), bids_of(provider).get()
    at = "/portal/providers/bids/{}/outcome/".format
    assert sign_in(rivals[1]).get(at(loser.reference)).status_code == 404
    story.awarded(office, listed, provider_organisation, price_pence=480_000_00)
    page = sign_in(rivals[1]).get(at(loser.reference)).content.decode()
    assert "Where the bid we chose did better" in page
    assert "72.00" in page
    assert evaluating.REASON in page
    assert sign_in(rivals[1]).get(at(winner.reference)).status_code == 404
    assert "We chose your bid" in sign_in(provider).get(at(winner.reference)).content.decode()
