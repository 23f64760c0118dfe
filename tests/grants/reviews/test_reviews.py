"""A group that was not funded asks for a review; another officer answers; the bid can go back to the panel."""

import datetime as dt

import pytest

from grants.applications.models import Application
from grants.awards.models import Award
from grants.funds.actions import give_fund_key
from grants.panels.actions import draft_awards_decision, recommend
from grants.reviews.actions import ask_for_review
from grants.reviews.models import Review
from office.people.interests.actions import register_interest
from office.people.standing import forget
from office.post.models import Message
from office.records import clock
from office.records.steps import Forbidden, Refused, take
from tests.grants import story

WORDS = {"reason": "Read again: strong.", "public_reason": "It keeps people safe.", "suggestion": "More figures."}


@pytest.fixture
def other(fund, officer_2, administrator):
    """Another officer of the fund, who had no part in the outcome."""
    give_fund_key(fund=fund, officer=officer_2, by=administrator)
    return officer_2


@pytest.fixture
def declined(recommended, meeting, officer, signed, sent):
    signed(draft_awards_decision(round=recommended, meeting=meeting, by=officer))
    return Application.objects.get(pk=sent[2].pk)


@pytest.fixture
def lead_of_it(declined):
    return declined.organisation.memberships.get().user


@pytest.fixture
def review(declined, lead_of_it, other):
    return ask_for_review(application=declined, grounds="You did not read our figures.", by=lead_of_it)


def test_the_letter_says_that_a_review_can_be_asked_for_and_within_how_long(declined):
    letter = Message.objects.get(kind="grants.application_declined")
    assert "ask for a review within 10 working days" in letter.body


def test_the_clock_of_the_answer_starts_and_only_the_other_officer_is_told(review, officer, other):
    assert (review.state, review.answer_by) == (
        "asked",
        dt.date(2021, 1, 21),
    )  # 20 working days
    assert [one.to_user for one in Message.objects.filter(kind="grants.review_asked")] == [other]


def test_a_review_is_asked_for_in_time_once_and_of_what_was_not_funded(declined, lead_of_it, sent):
    last = clock.in_london(dt.date(2021, 1, 7), hour=23)  # ten working days after Monday 21 December
    with clock.set_to(last + dt.timedelta(hours=2)), pytest.raises(Refused, match="until 7 January 2021"):
        ask_for_review(application=declined, grounds="Late.", by=lead_of_it)
    with pytest.raises(Refused, match="what you think went wrong"):
        ask_for_review(application=declined, grounds=" ", by=lead_of_it)
    with clock.set_to(last):
        ask_for_review(application=declined, grounds="In time.", by=lead_of_it)
        with pytest.raises(Refused, match="already"):
            ask_for_review(application=declined, grounds="Again.", by=lead_of_it)
    funded = Application.objects.get(pk=sent[0].pk)
    with pytest.raises(Refused, match="not funded"):
        ask_for_review(application=funded, grounds="More!", by=funded.organisation.memberships.get().user)


def test_nobody_asks_for_another_group(declined, stranger, officer):
    for who in (stranger, officer):
        with pytest.raises(Forbidden):
            ask_for_review(application=declined, grounds="Why?", by=who)


def test_whoever_had_a_part_in_it_does_not_answer(review, officer, other):
    for name in ("uphold", "send_back"):
        with pytest.raises(Forbidden):
            take(review, name, by=officer, reason="I was right.")
    register_interest(user=other, kind="family", organisation=review.application.organisation, by=other)
    forget(other)
    with pytest.raises(Forbidden):
        take(review, "uphold", by=other, reason="It was right.")
    assert Review.objects.get().state == "asked"


def test_an_outcome_stands_with_reasons_that_the_group_reads(review, other, lead_of_it):
    with pytest.raises(Refused, match="your reasons"):
        take(review, "uphold", by=other, reason=" ")
    take(review, "uphold", by=other, reason="Both readers gave reasons on each figure.")
    told = Message.objects.get(kind="grants.review_answered")
    assert told.to_user == lead_of_it
    assert "The outcome stands. The reasons:" in told.body
    assert "Both readers gave reasons" in told.body
    assert Application.objects.get(pk=review.application_id).state == "declined"


def test_a_bid_goes_back_to_the_panel_and_is_decided_anew(review, other, panel, officer, signed, declined, source):
    take(review, "send_back", by=other, reason="A page was not read.")
    bid = Application.objects.get(pk=declined.pk)
    assert (bid.state, bid.outcome_told_at, bid.state_word_for_applicant) == ("eligible", None, "Being judged")
    with clock.set_to(clock.now() + dt.timedelta(days=7)):
        chair, *members = panel
        again = story.sitting(bid.round, chair=chair, members=members)
        recommend(application=bid, meeting=again, kind="decline", by=chair, **WORDS)
        take(again, "close_meeting", by=chair)
        decision = draft_awards_decision(round=bid.round, meeting=again, by=officer)
        assert decision.kind == "reviewed_awards"
        signed(decision)
    bid.refresh_from_db()
    assert (bid.state, bid.recommendation.decision) == ("declined", decision)
    assert Message.objects.filter(kind="grants.application_declined", subject_id=bid.pk).count() == 2
    assert Award.objects.count() == 2  # the others are as they were
    with pytest.raises(Forbidden):
        take(bid, "look_again", by=other)  # that review is spent


def test_without_a_bid_sent_back_a_decided_round_is_not_decided_again(declined, meeting, officer):
    declined.round.refresh_from_db()
    with pytest.raises(Refused, match="no bid on the list"):
        draft_awards_decision(round=declined.round, meeting=meeting, by=officer)


def test_a_request_is_taken_back_by_the_group(review, lead_of_it, other):
    with pytest.raises(Forbidden):
        take(review, "withdraw", by=other)
    assert take(review, "withdraw", by=lead_of_it).state == "withdrawn"
