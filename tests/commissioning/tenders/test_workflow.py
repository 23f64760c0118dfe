"""Bids are let in by the server's clock and stay sealed; questions are answered for everyone at once."""

import datetime as dt

import pytest

from commissioning.services.actions import register_service
from commissioning.tenders.actions import (
    answer_clarifications,
    ask_clarification,
    close_due_tenders,
    start_bid,
)
from commissioning.tenders.queries import bids_visible_to, clarifications_visible_to
from commissioning.tenders.queries import visible_to as tenders_visible_to
from office.records import clock
from office.records.steps import Forbidden, Refused, take
from tests.commissioning import story


@pytest.fixture
def cycle(office):
    return story.commissioning(office, register_service(name="Hate Crime Network", by=office.officer))


@pytest.fixture
def tender(office, cycle):
    return take(story.tendered(office, cycle), "go_live", by=office.officer)


def test_a_tender_stays_open_long_enough(office, cycle):
    soon = story.tendered(office, cycle, closes_at=clock.now() + dt.timedelta(days=24))
    with pytest.raises(Refused, match="25 days at least"):
        take(soon, "go_live", by=office.officer)


def test_a_late_bid_is_refused_by_the_servers_clock_whatever_the_row_says(tender, provider, provider_organisation):
    bid = start_bid(tender=tender, organisation=provider_organisation, by=provider)
    with clock.set_to(tender.closes_at), pytest.raises(Refused, match="closing time has passed"):
        take(bid, "send", by=provider)
    with clock.set_to(tender.closes_at):
        close_due_tenders()
    bid.refresh_from_db()
    assert bid.state == "not_sent"


def test_a_bid_is_sent_by_its_lead_and_may_be_taken_back_until_the_close(tender, office, provider,
                                                                         provider_organisation):  # fmt: skip
    bid = story.bidding(tender, provider_organisation, provider)
    with pytest.raises(Forbidden):
        take(bid, "send", by=office.officer)
    take(bid, "send", by=provider)
    assert bid.submission.receipts.count() == 1
    take(bid, "withdraw", by=provider)
    take(bid, "send", by=provider)
    with clock.set_to(tender.closes_at), pytest.raises(Refused, match="passed"):
        take(bid, "withdraw", by=provider)


def test_nobody_else_learns_of_a_sealed_bid(
    tender, office, auditor, provider, stranger, provider_organisation, other_group
):
    bid = story.bidding(tender, provider_organisation, provider)
    take(bid, "send", by=provider)
    for who in (office.officer, office.legal, office.commissioner, auditor, stranger):
        assert bids_visible_to(who).count() == 0
    assert list(bids_visible_to(provider)) == [bid]
    with clock.set_to(tender.closes_at):
        close_due_tenders()
        assert bids_visible_to(office.officer).count() == 0
        tender.refresh_from_db()
        take(tender, "open_bids", by=office.officer)
        assert list(bids_visible_to(office.officer)) == [bid]
        assert bids_visible_to(stranger).count() == 0


def test_one_bid_each_while_it_is_open(tender, provider, provider_organisation, stranger):
    start_bid(tender=tender, organisation=provider_organisation, by=provider)
    with pytest.raises(Refused, match="a bid already"):
        start_bid(tender=tender, organisation=provider_organisation, by=provider)
    with pytest.raises(Forbidden):
        start_bid(tender=tender, organisation=provider_organisation, by=stranger)


def test_questions_are_answered_for_everyone_in_one_batch(tender, office, provider, provider_organisation, stranger):
    asked = [ask_clarification(tender=tender, organisation=provider_organisation, question=text, by=provider)
             for text in ("Is TUPE due?", "Is there a venue?")]  # fmt: skip
    assert clarifications_visible_to(stranger).count() == 0
    answer_clarifications(tender=tender, answers={asked[0].pk: "Yes, four staff."}, by=office.officer)
    answer_clarifications(tender=tender, answers={asked[1].pk: "No."}, by=office.officer)
    assert [one.batch for one in clarifications_visible_to(stranger)] == [1, 2]
    with pytest.raises(Refused, match="no question"):
        answer_clarifications(tender=tender, answers={}, by=office.officer)


def test_a_direct_award_asks_no_bids_but_gives_its_reasons(office, cycle, provider_organisation):
    tender = story.tendered(office, cycle, route="direct_award", closes_at=None, question_set=None)
    with pytest.raises(Refused, match="asks for no bids"):
        take(tender, "go_live", by=office.officer)
    with pytest.raises(Refused, match="Give the reasons"):
        story.awarded(office, tender, provider_organisation, reasons=" ")
    story.awarded(office, tender, provider_organisation)
    assert tender.state == "standstill"


def test_a_tender_is_not_recommended_before_bids_were_opened(office, cycle, provider_organisation):
    tender = story.tendered(office, cycle)
    with pytest.raises(Refused, match="Open it for bids first"):
        story.awarded(office, tender, provider_organisation)


def test_whoever_has_an_interest_in_a_bidder_recommends_nobody(tender, office, provider, provider_organisation, legal):
    bid = story.bidding(tender, provider_organisation, provider)
    take(bid, "send", by=provider)
    with clock.set_to(tender.closes_at):
        close_due_tenders()
        tender.refresh_from_db()
        take(tender, "open_bids", by=office.officer)
        story.meet(tender.cycle, "award", by=office.officer)
        from_within = office.officer
        from_within.standing.__dict__["interests"] = frozenset({provider_organisation.pk})
        with pytest.raises(Refused, match="interest in one of the bidders"):
            take(tender, "recommend", by=from_within, winner=provider_organisation, price_pence=1, reasons="R",
                 starts_on=story.TODAY, ends_on=story.TODAY)  # fmt: skip


def test_a_draft_is_the_offices_own(office, cycle, stranger):
    tender = story.tendered(office, cycle)
    assert tenders_visible_to(stranger).count() == 0
    assert list(tenders_visible_to(office.officer)) == [tender]
