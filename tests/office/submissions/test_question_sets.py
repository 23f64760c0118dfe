"""A form is fixed when it is published; what changes is its next version."""

import pytest
from django.db import connection, transaction
from django.db.models import F

from office.records.models import Event
from office.records.steps import Forbidden, Refused
from office.submissions.actions import load_question_set, next_version, publish_question_set
from office.submissions.models import Question, QuestionSet, Section
from office.submissions.question_sets import compare, verify_question_set
from tests.office.submissions.conftest import shipped

pytestmark = pytest.mark.django_db


def test_loading_a_file_publishes_it_once(form, administrator):
    again = load_question_set(data=shipped("application-1.json"), by=administrator)
    assert again == form
    assert (QuestionSet.objects.count(), Question.objects.count()) == (1, 21)
    assert form.version_id == f"scf-application/1/{form.content_hash[:8]}"
    assert verify_question_set(form)
    assert Event.objects.filter(verb="published").count() == 1


def test_a_file_that_changed_under_the_same_number_is_refused(form, administrator):
    data = shipped("application-1.json")
    data["sections"][0]["questions"][0]["label"] = "Another name for it"
    with pytest.raises(Refused, match="next number"):
        load_question_set(data=data, by=administrator)
    made = load_question_set(data={**data, "number": 2}, by=administrator)
    assert compare(form, made).changed == {"q01": {"label": ("What is your project called?", "Another name for it")}}


def test_only_those_who_keep_forms_may_load_or_publish(form, lead):
    with pytest.raises(Forbidden):
        load_question_set(data=shipped("report-1.json"), by=lead)
    with pytest.raises(Forbidden):
        next_version(question_set=form, by=lead)


WAYS_TO_CHANGE_IT = {
    "save the form": lambda form: form.save(),
    "delete the form": lambda form: form.delete(),
    "save a question": lambda form: form.questions.first().save(),
    "delete a section": lambda form: form.sections.first().delete(),
    "update questions": lambda form: form.questions.update(order=F("order") + 1),
    "delete questions": lambda form: Question.objects.filter(question_set=form).delete(),
    "add a section": lambda form: Section.objects.create(question_set=form, order=99, group="x", title="x"),
    "add sections": lambda form: Section.objects.bulk_create([Section(question_set=form, order=99)]),
    "change many": lambda form: Question.objects.bulk_update(list(form.questions.all()), ["label"]),
    "unpublish": lambda form: QuestionSet.objects.filter(pk=form.pk).update(published_at=None, content_hash=""),
}


@pytest.mark.parametrize("way", WAYS_TO_CHANGE_IT)
def test_a_published_form_cannot_be_changed(form, way):
    with pytest.raises(Refused, match="next version"), transaction.atomic():
        WAYS_TO_CHANGE_IT[way](form)
    assert verify_question_set(QuestionSet.objects.get())


def test_a_form_that_nobody_has_published_can_be_changed(form, officer):
    draft = next_version(question_set=form, by=officer)
    draft.title = "Version two"
    draft.save()
    assert draft.questions.update(hint="New hint") == 21
    draft.questions.filter(code="q18").delete()
    changes = compare(form, draft)
    assert changes.removed == ["q18"]
    assert changes.about_the_form == {"title": ("Safer Communities Fund application", "Version two")}
    assert changes.changed["q01"].keys() == {"hint"}


def test_the_next_version_says_the_same_until_it_is_changed(form, officer):
    draft = next_version(question_set=form, by=officer)
    assert (draft.number, draft.is_published) == (2, False)
    assert not compare(form, draft)
    assert publish_question_set(question_set=draft, by=officer).content_hash == form.content_hash


def test_a_tampered_form_is_found_out(form):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE submissions_question SET label = 'Forged' WHERE code = 'q01'")
    assert not verify_question_set(QuestionSet.objects.get())


def test_publishing_needs_questions_of_known_types_and_happens_once(officer):
    empty = QuestionSet.objects.create(code="empty", title="Empty")
    with pytest.raises(Refused, match="at least one question"):
        publish_question_set(question_set=empty, by=officer)
    section = Section.objects.create(question_set=empty, order=1, group="g", title="t")
    question = Question.objects.create(
        question_set=empty, section=section, order=1, code="q1", type="riddle", label="?"
    )
    with pytest.raises(Refused, match="unknown type, riddle"):
        publish_question_set(question_set=empty, by=officer)
    question.type = "long_text"
    question.save()
    publish_question_set(question_set=empty, by=officer)
    with pytest.raises(Refused, match="published already"):
        publish_question_set(question_set=empty, by=officer)
