"""A draft is changed by officers only; what is wrong with it is said before it is published for good."""

import pytest

from office.records.steps import Forbidden, Refused
from office.submissions import editing, purposes
from office.submissions.actions import load_question_set, next_version, publish_question_set
from office.submissions.models import Question, QuestionSet
from office.submissions.purposes import Purpose
from office.submissions.question_sets import compare, completed, plain_form, stamp_of
from office.submissions.wholeness import obstacles_in
from tests.office.submissions.making import form_of, loaded

pytestmark = pytest.mark.django_db

THREE = [{"code": code, "type": "short_text", "label": code} for code in ("a1", "a2", "a3")]


@pytest.fixture
def small(officer):
    """Version 2 of a form of three questions, in draft."""
    return next_version(question_set=loaded(THREE, by=officer), by=officer)


def order(form):
    return [(one.order, one.code) for one in form.questions.order_by("section__order", "order")]


def test_a_question_is_added_changed_moved_and_removed(small, officer):
    section = editing.add_section(question_set=small, group="All", title="More", by=officer)
    made = editing.add_question(section=section, code="a4", type="one_of", label="Which?", by=officer)
    editing.change_question(question=made, stamp=stamp_of(made), word_limit=None, hint="Choose", by=officer)
    editing.move_question(question=made, up=True, by=officer)  # into the section before, at its end
    assert order(small) == [(1, "a1"), (2, "a2"), (3, "a3"), (4, "a4")]
    editing.move_question(question=Question.objects.get(pk=made.pk), up=True, by=officer)
    editing.remove_question(question=small.questions.get(code="a1"), by=officer)
    assert order(small) == [(1, "a2"), (2, "a4"), (3, "a3")]
    editing.move_section(section=section, up=True, by=officer)
    assert [one.title for one in small.sections.all()] == ["More", "All of it"]
    editing.remove_section(section=small.sections.get(title="More"), by=officer)
    changes = compare(QuestionSet.objects.get(number=1), small)
    assert (changes.added, changes.removed, changes.moved, changes.changed) == (["a4"], ["a1"], [], {})


def test_what_moved_is_told_without_what_only_made_room(small, officer):
    editing.move_question(question=small.questions.get(code="a3"), up=True, by=officer)
    assert compare(QuestionSet.objects.get(number=1), small).moved in (["a3"], ["a2"])


DEEDS = {
    "title": lambda form, by: editing.change_question_set(question_set=form, title="x", intro="", minutes=5, by=by),
    "section": lambda form, by: editing.add_section(question_set=form, group="x", title="x", by=by),
    "add": lambda form, by: editing.add_question(
        section=form.sections.get(), code="b1", type="date", label="When?", by=by
    ),
    "change": lambda form, by: editing.change_question(question=form.questions.first(), stamp="", label="x", by=by),
    "move": lambda form, by: editing.move_question(question=form.questions.first(), up=False, by=by),
    "move section": lambda form, by: editing.move_section(section=form.sections.get(), up=False, by=by),
    "remove": lambda form, by: editing.remove_question(question=form.questions.first(), by=by),
    "discard": lambda form, by: editing.discard_draft(question_set=form, by=by),
}


@pytest.mark.parametrize("deed", DEEDS)
def test_only_keepers_change_a_form_and_nobody_a_published_one(small, officer, lead, deed):
    with pytest.raises(Forbidden):
        DEEDS[deed](small, lead)
    before = plain_form(small)
    publish_question_set(question_set=small, by=officer)
    with pytest.raises(Refused, match="next version"):
        DEEDS[deed](QuestionSet.objects.get(pk=small.pk), officer)
    assert plain_form(small) == before


def test_two_officers_never_overwrite_one_another_unseen(small, officer, officer_2):
    question = small.questions.get(code="a1")
    stamp = stamp_of(question)
    editing.change_question(question=question, stamp=stamp, label="Mine", by=officer)
    with pytest.raises(Refused, match="Somebody changed"):
        editing.change_question(question=question, stamp=stamp, label="Theirs", by=officer_2)
    assert small.questions.get(code="a1").label == "Mine"


def test_one_draft_at_a_time_and_it_can_be_thrown_away(small, officer):
    with pytest.raises(Refused, match="Version 2 is a draft already"):
        next_version(question_set=small, by=officer)
    editing.discard_draft(question_set=small, by=officer)
    assert QuestionSet.objects.count() == 1


def question(code="a1", kind="short_text", **more):
    return {"code": code, "type": kind, "label": f"Question {code}?", **more}


YES = question("a1", "yes_no")
WRONG = {
    "More than one question has the code a1.": [question(), question()],
    "“Question a1?” waits for a2, which does not come before it.": [
        question(show_when={"question": "a2", "is": "yes"}), question("a2", "yes_no")],
    "“Question a2?” waits for a9, which does not come before it.": [
        YES, question("a2", show_when={"question": "a9", "is": "yes"})],
    "“Question a2?” waits for an answer that “Question a1?” does not have.": [
        YES, question("a2", show_when={"question": "a1", "is": "maybe"})],
    "“Question a1?”: give at least one for “Choices”.": [question(kind="one_of")],
    "“Question a1?”: give at least one for “Boxes to tick”.": [question(kind="declarations")],
    "“Question a1?”: two choices are the same.": [question(kind="some_of", options={"choices": [
        {"code": "x", "label": "One"}, {"code": "y", "label": "one"}]})],
    "“Question a1?”: the least is more than the most.": [question(kind="number", options={"least": 5, "most": 4})],
    "Question a1 has no words.": [question(label=" ")],
    "Fund: application reads question a1. Keep it, as “Budget table”.": [question()],
    "“Question a1?” serves C9, which is no criterion of this fund.": [question(criterion="C9")],
    "No question serves the criterion C1, “Need”.": [question()],
}  # fmt: skip


@pytest.mark.parametrize("sentence", WRONG)
def test_what_is_wrong_with_a_form_is_said(sentence):
    purpose = Purpose("small", "Fund: application", {"a1": "budget"}, lambda: {"C1": "Need"})
    assert sentence in obstacles_in(completed(form_of(WRONG[sentence])), purpose)


def test_a_form_that_is_whole_has_nothing_in_its_way():
    questions = [YES, question("a2", criterion="C1", show_when={"question": "a1", "is": "yes"})]
    purpose = Purpose("small", "Fund: application", {"a1": "yes_no"}, lambda: {"C1": "Need"})
    assert obstacles_in(completed(form_of(questions)), purpose) == []


def test_what_is_wrong_stops_publishing_and_loading_alike(small, officer, monkeypatch):
    monkeypatch.setitem(purposes._purposes, "small", Purpose("small", "Fund", {"a1": "budget"}))
    with pytest.raises(Refused, match="Fund reads question a1"):
        publish_question_set(question_set=small, by=officer)
    with pytest.raises(Refused, match="Fund reads question a1"):
        load_question_set(data=form_of(THREE, number=7), by=officer)
    assert not QuestionSet.objects.filter(number=7).exists()
