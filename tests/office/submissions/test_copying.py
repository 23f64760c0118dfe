"""Which answers may be copied into a newer version of a form."""

from office.submissions.actions import load_question_set, save_answers, start
from office.submissions.copying import copy_answers
from office.submissions.models import Answer
from tests.office.submissions.making import form_of

LONG = {"type": "long_text", "label": "Say more"}
WAS = [
    {"code": "same", **LONG},
    {"code": "retyped", **LONG},
    {"code": "gone", **LONG},
    {"code": "hidden", **LONG, "part": "private"},
    {"code": "hidden_now", **LONG},
    {"code": "blank", **LONG},
    {"code": "way", "type": "yes_no", "label": "More?"},
    {"code": "unasked", **LONG, "show_when": {"question": "way", "is": "yes"}},
]
NOW = [
    {"code": "same", **LONG, "label": "Say more, please"},
    {"code": "retyped", "type": "number", "label": "How many?"},
    {"code": "hidden", **LONG},
    {"code": "hidden_now", **LONG, "part": "private"},
    {"code": "blank", **LONG},
    {"code": "way", "type": "yes_no", "label": "More?"},
    {"code": "unasked", **LONG},
]


def test_by_code_and_type_and_nothing_private_unasked_or_blank(officer, group, lead):
    was = load_question_set(data=form_of(WAS), by=officer)
    now = load_question_set(data=form_of(NOW, number=2), by=officer)
    old = start(question_set=was, organisation=group, by=lead)
    given = {one["code"]: "Words" for one in WAS} | {"way": "no", "blank": ""}
    save_answers(submission=old, given=given, by=lead)
    new = start(question_set=now, organisation=group, by=lead)
    assert copy_answers(submission=new, source=old, reference="SCF-23-001", by=lead) == ["same", "way"]
    kept = Answer.objects.filter(submission=new).values_list("question__code", "copied_from")
    assert dict(kept) == {"same": "SCF-23-001", "way": "SCF-23-001"}
