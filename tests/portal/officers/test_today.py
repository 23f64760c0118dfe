"""The officer's desk: what waits, with its clock."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from grants.applications.actions import answer_query, ask_query, propose_ineligible
from office.people.interests.actions import register_interest
from office.records import clock
from office.records.steps import take
from tests.grants import story

pytestmark = pytest.mark.django_db


def test_a_desk_with_nothing_on_it(page):
    text = page("")
    assert text.count("<h1") == 1
    for words in ("Nothing waits for you", "You run no round now", "Everything is published"):
        assert words in text


def test_bids_queries_and_second_checks_wait(page, sent, officer, second_officer, sign_in):
    first, second, third = sent
    assert "3 bids to check" in page("")
    query = ask_query(application=first, question="Who holds the key?", by=officer)
    assert "Wait for the group" in page("")
    answer_query(query=query, answer="The caretaker.", by=first.organisation.memberships.get().user)
    assert "Check the answer" in page("")
    ask_query(application=second, question="And here?", by=officer)
    propose_ineligible(application=third, code="individual", reason="One person.", by=officer)
    assert "Second check" not in page("")
    assert "Second check" in page("", client=sign_in(second_officer))
    with clock.set_to(clock.now() + dt.timedelta(days=30)):
        text = page("")
        assert "Decide on what you have" in text
        assert "days late" in text


def test_a_signed_decision_must_be_published(page, opened):
    reference = opened.opening_decision.reference
    assert f"{reference}, signed" in page("")
    assert "Closes" in page("")


def test_money_of_the_main_source(page, opened):
    text = page("")
    for words in ("£200,000 received", "Set aside, not yet promised", "£180,000"):
        assert words in text


def test_one_and_thirty_things_cost_the_same(page, opened, desk):
    counts = []
    for numbers in (range(1, 3), range(3, 33)):
        for number in numbers:
            group, lead = story.another_group(number)
            bid = take(story.written_bid(opened, group, lead), "submit", by=lead)
            if number % 2:
                ask_query(application=bid, question="Where?", by=_officer(opened))
        page("")
        with CaptureQueriesContext(connection) as asked:
            page("")
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 36


def _officer(round):
    return round.fund.fundkey_set.get().user


def test_an_interest_takes_a_bid_off_the_desk(page, sent, officer):
    ask_query(application=sent[0], question="Who holds the key?", by=officer)
    assert sent[0].reference in page("")
    register_interest(user=officer, kind="family", organisation=sent[0].organisation, by=officer)
    assert sent[0].reference not in page("")
