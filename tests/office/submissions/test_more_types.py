"""The plain types, what every type makes up to try a form with, and questions asked only after an answer."""

import datetime as dt
import json

import jsonschema
import pytest

from office.submissions.actions import lock, save_answers, start
from office.submissions.conditions import asked
from office.submissions.models import Answer, Question
from office.submissions.queries import unasked_answers
from office.submissions.rules import obstacles_by_question
from office.submissions.sending import verify_receipt
from office.submissions.types import QUESTION_TYPES, Content, from_json, question_type
from tests.office.submissions.conftest import CONTEXT
from tests.office.submissions.making import loaded

COLOURS = {"choices": [{"code": "red", "label": "Red"}, {"code": "blue", "label": "Blue"}], "most": 1}
ANSWERS = [
    ("number", {"least": 1, "most": 500}, "1,200", "Write 500 or less."),
    ("number", {"least": 1}, "0", "Write 1 or more."),
    ("number", {}, "1.5", "Write a whole number, like 120."),
    ("money", {"most": 100}, "£100.01", "Write £100 or less."),
    ("money", {}, "lots", "Write it in pounds, like 250 or 99.50."),
    ("date", {}, "31/2/2020", "Write a real date, like 31 January 2020."),
    ("date", {"past_only": True}, "2020-11-24", "This date has not come yet."),
    ("yes_no", {}, "perhaps", "Choose yes or no: “Label”"),
    ("one_of", COLOURS, "green", "Choose from the list."),
    ("some_of", COLOURS, {"choice": ["red", "blue"]}, "Choose up to 1. You have chosen 2."),
]


def question(kind, options=None, **more):
    return Question(code="x1", type=kind, label="Label", options=options or {}, **more)


@pytest.mark.parametrize(("kind", "options", "raw", "sentence"), ANSWERS)
def test_what_is_wrong_with_a_plain_answer_is_said(kind, options, raw, sentence):
    asks = question(kind, options)
    content = question_type(kind).read(raw, options)
    assert question_type(kind).obstacles(asks, content) == [sentence]


@pytest.mark.parametrize("kind", sorted(QUESTION_TYPES))
def test_every_type_makes_up_an_answer_with_nothing_in_its_way_that_reads_back(kind):
    options = {**COLOURS, "ticks": COLOURS["choices"]} if QUESTION_TYPES[kind].settings else {}
    asks, made = question(kind, options, word_limit=3), QUESTION_TYPES[kind]
    content = made.read(made.sample(asks, CONTEXT), options)
    assert made.obstacles(asks, content, CONTEXT) == []
    assert made.display(asks, content, CONTEXT)
    assert made.read(made.fields(asks, content), options) == content
    assert made.read(made.values(asks, content), options) == content
    assert from_json(json.loads(json.dumps(content.as_json()))) == content
    assert list(made.export(asks, content)) == list(made.export(asks, None))
    jsonschema.validate(made.values(asks, content), made.schema(asks))


def test_every_type_has_a_name_of_its_own():
    assert len({kind.called for kind in QUESTION_TYPES.values()} - {""}) == len(QUESTION_TYPES)


FORM = [
    {"code": "a1", "type": "yes_no", "label": "Do you work with children?"},
    {"code": "a2", "type": "short_text", "label": "Who checks helpers?", "show_when": {"question": "a1", "is": "yes"}},
    {"code": "a3", "type": "one_of", "label": "Colour?", "options": COLOURS,
     "show_when": {"question": "a1", "is": "yes"}},
    {"code": "a4", "type": "date", "label": "Since when?", "show_when": {"question": "a3", "is": "red"}},
]  # fmt: skip


@pytest.mark.parametrize(
    ("given", "codes"),
    [({}, "a1"), ({"a1": "no", "a3": "red"}, "a1"), ({"a1": "yes"}, "a1 a2 a3"),
     ({"a1": "yes", "a3": "red"}, "a1 a2 a3 a4"), ({"a1": "yes", "a3": "blue"}, "a1 a2 a3")],
)  # fmt: skip
def test_a_question_is_asked_after_its_answer_and_only_when_that_was_asked_itself(given, codes):
    questions = [Question(pk=at, **{"options": {}, **one}) for at, one in enumerate(FORM)]
    answers = {one.pk: question_type(one.type).read(given.get(one.code, "")) for one in questions}
    assert asked(questions, answers) == set(codes.split())


def test_a_ring_of_conditions_asks_nothing():
    ring = [Question(pk=at, code=code, type="yes_no", show_when={"question": other, "is": "yes"})
            for at, (code, other) in enumerate((("a1", "a2"), ("a2", "a1")))]  # fmt: skip
    assert asked(ring, {0: Content(yes=True), 1: Content(yes=True)}) == set()


@pytest.mark.django_db
def test_what_is_not_asked_is_neither_missed_nor_sent_and_stays_kept(administrator, group, lead):
    draft = start(question_set=loaded(FORM, by=administrator), organisation=group, by=lead)
    save_answers(submission=draft, given={"a1": "yes", "a2": "The lead officer"}, by=lead)
    assert list(obstacles_by_question(draft)) == ["a3"]
    save_answers(submission=draft, given={"a1": "no"}, by=lead)
    draft.refresh_from_db()
    assert obstacles_by_question(draft) == {}
    receipt = lock(submission=draft, reference="R-1", by=lead)
    assert "The lead officer" not in receipt.content
    assert verify_receipt(receipt)
    kept = Answer.objects.get(question__code="a2")
    assert kept.text == "The lead officer"
    assert unasked_answers(type(draft).objects.all()) == [kept.pk]


def test_days_are_shown_in_words():
    day = Content(starts_on=dt.date(2020, 1, 31))
    assert question_type("date").display(question("date"), day) == [{"kind": "text", "text": "31 January 2020"}]
