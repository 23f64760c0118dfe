"""An officer answers on one page: everyone who takes part is told at once, and nobody learns who asked."""

import datetime as dt

import pytest

from commissioning.tenders.actions import ask_clarification, start_bid
from commissioning.tenders.models import Clarification
from office.post.models import Message
from office.records import clock
from office.records.steps import Refused, take
from tests.commissioning import story

AT = "/portal/officers/commissioning/tenders/"


@pytest.fixture
def asked(tender, provider, provider_organisation):
    return ask_clarification(tender=tender, organisation=provider_organisation, question="Is TUPE due?", by=provider)


def told(code):
    return {one.to_user: one for one in Message.objects.filter(kind=f"commissioning.{code}")}


def test_the_answer_reaches_everyone_who_takes_part_in_the_same_words(
    sign_in, asked, tender, office, provider, rival, rival_organisation, stranger
):
    story.bidding(tender, rival_organisation, rival)
    page = f"{AT}{tender.reference}/"
    client = sign_in(office.officer)
    assert "Answer the open questions" in client.get(page).content.decode()
    assert "Is TUPE due?" in client.get(f"{page}answers/").content.decode()
    answer = client.post(f"{page}answers/", {f"answer-{asked.pk}": "Yes, for four staff."})
    assert answer["Location"] == f"{page}#questions"
    found = told("tender_answered")
    assert set(found) == {provider, rival}
    assert len({one.body.split("\n", 1)[1] for one in found.values()}) == 1
    assert (
        "Yes, for four staff." in sign_in(rival).get(f"/portal/providers/tenders/{tender.reference}/").content.decode()
    )
    assert "Answer the open questions" not in sign_in(office.officer).get(page).content.decode()


def test_an_answer_that_names_who_asked_is_refused_beside_its_question(
    sign_in, asked, tender, office, provider_organisation
):
    words = f"As  {provider_organisation.name.upper()} says: yes."
    refused = sign_in(office.officer).post(f"{AT}{tender.reference}/answers/", {f"answer-{asked.pk}": words})
    assert refused.status_code == 422
    assert "names whoever asked" in refused.content.decode()
    assert Clarification.objects.get().answered_at is None
    assert told("tender_answered") == {}


def test_a_question_does_not_say_who_asks(tender, provider, provider_organisation):
    with pytest.raises(Refused, match="Leave out the name of your organisation"):
        ask_clarification(tender=tender, organisation=provider_organisation, by=provider,
                          question=f"May {provider_organisation.name} bid twice?")  # fmt: skip


def test_a_blank_answer_waits_and_nothing_at_all_is_refused(sign_in, asked, tender, office):
    refused = sign_in(office.officer).post(f"{AT}{tender.reference}/answers/", {f"answer-{asked.pk}": " "})
    assert refused.status_code == 422
    assert "no question to answer" in refused.content.decode()


def test_after_the_close_nothing_is_answered(sign_in, asked, tender, office):
    with clock.set_to(tender.closes_at):
        refused = sign_in(office.officer).post(f"{AT}{tender.reference}/answers/", {f"answer-{asked.pk}": "Yes."})
    assert refused.status_code == 422


def test_no_message_to_one_bidder_is_caused_by_anothers_act(tender, office, provider, provider_organisation, rival,
                                                          rival_organisation):  # fmt: skip
    mine = story.bidding(tender, provider_organisation, provider)
    before = set(Message.objects.values_list("pk", flat=True))
    theirs = story.bidding(tender, rival_organisation, rival)
    ask_clarification(tender=tender, organisation=rival_organisation, question="Is there a venue?", by=rival)
    take(theirs, "send", by=rival)
    take(theirs, "withdraw", by=rival)
    assert not Message.objects.exclude(pk__in=before).filter(to_user=provider).exists()
    assert mine.state == "draft"


def test_more_time_and_an_end_without_an_award_are_told_to_all(tender, office, provider, provider_organisation):
    start_bid(tender=tender, organisation=provider_organisation, by=provider)
    take(tender, "extend", by=office.officer, closes_at=tender.closes_at + dt.timedelta(days=7), reason="A holiday.")
    take(tender, "fail", by=office.officer, reason="The budget is gone.")
    assert "A holiday." in told("tender_extended")[provider].body
    assert "The budget is gone." in told("tender_failed")[provider].body
