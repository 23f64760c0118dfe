"""Questions about a round: asked by a group, answered to everyone, and nobody learns who asked."""

import pytest

from grants.applications.actions import start_application
from grants.questions.actions import answer_question, ask_question
from grants.questions.models import RoundQuestion
from grants.questions.queries import answered, visible_to
from grants.questions.rules import MOST_WAITING
from office.people.organisations.actions import register_organisation
from office.people.standing import forget
from office.post.models import Message
from office.records import clock
from office.records.steps import Forbidden, Refused
from tests.grants.conftest import CLOSES
from tests.grants.story import another_group, written_bid
from tests.people import new_person

WORDS = {"question": "Can the money pay for a van?", "answer": "No. It can pay for hire."}


@pytest.fixture
def asked(opened, group, lead):
    return ask_question(round=opened, question="Can Beckside buy a van?", by=lead)


def told(kind):
    return set(Message.objects.filter(kind=kind).values_list("to_address", flat=True))


def test_the_funds_officers_are_told_and_nobody_else(asked, officer):
    assert told("grants.question_asked") == {officer.email}


def test_the_answer_goes_to_everyone_with_a_draft_and_names_nobody(asked, opened, group, lead, officer):
    other, other_lead = another_group(7)
    start_application(round=opened, pot=opened.pots.get(), organisation=other, by=other_lead)
    silent = new_person("silent", "No draft")
    register_organisation(name="Silent", lead=silent, by=silent)
    answer_question(asked=asked, by=officer, **WORDS)
    assert told("grants.question_answered") == {lead.email, other_lead.email}
    bodies = " ".join(Message.objects.filter(kind="grants.question_answered").values_list("body", flat=True))
    assert "Can the money pay for a van?" in bodies
    assert not [name for name in ("Beckside", lead.email) if name in bodies]
    letters = Message.objects.exclude(to_user=lead).values_list("body", flat=True)
    assert not any("Group lead" in body for body in letters)


def test_everyone_reads_what_is_answered_and_a_stranger_nothing_that_waits(asked, opened, lead, officer, stranger):
    assert not visible_to(stranger).exists()
    assert visible_to(lead).get() == asked
    assert answered(opened) == []
    answer_question(asked=asked, by=officer, **WORDS)
    assert visible_to(stranger).get() == asked
    assert [one.answer for one in answered(opened)] == [WORDS["answer"]]


def test_only_an_officer_of_the_fund_answers(asked, officer_2, lead):
    for who in (officer_2, lead):
        with pytest.raises(Forbidden):
            answer_question(asked=asked, by=who, **WORDS)
    assert RoundQuestion.objects.get().answered_at is None


def test_once_and_in_words(asked, officer):
    for missing in ("question", "answer"):
        with pytest.raises(Refused) as no:
            answer_question(asked=asked, by=officer, **{**WORDS, missing: " "})
        assert [one.about for one in no.value.obstacles] == [missing]
    answer_question(asked=asked, by=officer, **WORDS)
    with pytest.raises(Refused, match="has been answered"):
        answer_question(asked=asked, by=officer, **WORDS)


def test_somebody_without_a_group_does_not_ask(opened, db):
    nobody = new_person("nobody", "Nobody")
    with pytest.raises(Forbidden):
        ask_question(round=opened, question="Why?", by=nobody)


def test_not_after_the_close_nor_without_words_nor_without_end(opened, group, lead):
    with clock.set_to(CLOSES), pytest.raises(Refused, match="has closed"):
        ask_question(round=opened, question="Too late?", by=lead)
    with pytest.raises(Refused, match="Write your question"):
        ask_question(round=opened, question="  ", by=lead)
    for number in range(MOST_WAITING):
        ask_question(round=opened, question=f"Question {number}", by=lead)
    with pytest.raises(Refused, match="not answered your last questions"):
        ask_question(round=opened, question="One more", by=lead)


def test_before_the_opening_one_may_ask(scheduled, group, lead):
    forget(lead)
    assert ask_question(round=scheduled, question="Early?", by=lead).pk


def test_asker_with_a_draft_is_told_once(opened, group, lead, officer):
    written_bid(opened, group, lead)
    asked = ask_question(round=opened, question="Why?", by=lead)
    answer_question(asked=asked, by=officer, **WORDS)
    assert Message.objects.filter(kind="grants.question_answered", to_user=lead).count() == 1
