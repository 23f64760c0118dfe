"""A form tried out as a group will meet it: filled with sample answers or one's own, and nothing of it kept."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from office.plan.queries import plan_in_force
from office.submissions.conditions import asked, said
from office.submissions.forms import given_in
from office.submissions.models import Question
from office.submissions.queries import choices_of, whole_form
from office.submissions.rules import obstacles_of
from office.submissions.types import QUESTION_TYPES, Content, question_type
from portal.access import only
from portal.answering.controls import ALONE, draw
from portal.answering.sketch import Sketch, unclaimed
from portal.answers import answer_html
from portal.audiences import OFFICERS

from .finding import framed, version_at


@only(OFFICERS)
def show(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """The whole form on one page. `?fill=1` fills it with samples; a POST says what would stand in the way."""
    form = version_at(request, code, number)
    sections = whole_form(form)
    questions = [one for section in sections for one in section.questions.all() if one.type in QUESTION_TYPES]
    plan = plan_in_force()
    known = choices_of(plan) if plan else {}
    contents, checked = _contents(request, questions, known), request.method == "POST"
    obstacles = obstacles_of(questions, contents, (), known) if checked else {}
    reached = asked(questions, contents)
    by_code = {one.code: one for one in questions}
    shown = {
        one.code: _shown(one, contents[one.pk], obstacles.get(one.code, []), known, by_code, reached)
        for one in questions
    }
    context = framed(
        form, "try", checked=checked, of=len(questions),
        sections=[(one, [shown[each.code] for each in one.questions.all() if each.code in shown]) for one in sections],
        advice=[line for one in shown.values() for line in one["advice"]],
    )  # fmt: skip
    return render(request, "portal/officers/forms/try.html", context)


def _contents(request: HttpRequest, questions: list[Question], known: Mapping[str, Any]) -> dict[int, Content]:
    """What was typed, or samples, or nothing: by the question's id. None of it touches a table."""
    if request.method == "POST":
        given, _ = given_in(request.POST, [one.code for one in questions])
        raw = {one.pk: given[one.code] for one in questions}
    elif request.GET.get("fill"):
        raw = {one.pk: question_type(one.type).sample(one, known) for one in questions}
    else:
        raw = {one.pk: {} for one in questions}
    return {one.pk: question_type(one.type).read(raw[one.pk], one.options) for one in questions}


def _shown(
    question: Question, content: Content, found: list[Any], known: Mapping[str, Any], by_code: Mapping[str, Question],
    reached: set[str],
) -> dict[str, Any]:  # fmt: skip
    kind = question_type(question.type)
    sketch = Sketch(question, kind.fields(question, content), found, known)
    controls = draw(sketch)
    return {
        "question": question, "controls": controls, "is_heading": False, "alone": question.type in ALONE,
        "revision": 0, "why": "" if question.type in ALONE else sketch.why(), "only_if": said(question, by_code),
        "unclaimed": list(unclaimed(sketch)), "is_asked": question.code in reached,
        "answer": answer_html(question, content, known),
        "advice": [{"text": str(one), "href": f"#{sketch.anchor(one.field)}"} for one in found],
    }  # fmt: skip
