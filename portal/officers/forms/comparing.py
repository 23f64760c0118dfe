"""What changed from one version of a form to another, side by side and word for word."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from office.submissions.models import Part, QuestionSet
from office.submissions.queries import forms_visible_to
from office.submissions.question_sets import compare
from office.submissions.types import QUESTION_TYPES
from portal.access import only
from portal.audiences import OFFICERS

from .finding import framed, version_at

NAMES = {
    "label": "The question", "hint": "Help text", "why_we_ask": "Why we ask", "part": "Who reads the answer",
    "required": "Must be answered", "word_limit": "Most words", "character_limit": "Most characters",
    "criterion": "Criterion", "is_public": "Shown to everyone if funded", "show_when": "Asked only if",
    "options": "Settings", "type": "How it is answered", "section": "Section", "group": "Heading",
    "title": "Title", "intro": "First words", "minutes": "Minutes",
}  # fmt: skip


@only(OFFICERS)
def show(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """This version against another one: the one before it, unless `?with=` names another."""
    form = version_at(request, code, number)
    others = list(forms_visible_to(request.user).filter(code=code).exclude(pk=form.pk))
    other = _chosen(request.GET.get("with", ""), others, number)
    context = framed(form, "compare", others=others, other=other, differences=_between(other, form) if other else None)
    return render(request, "portal/officers/forms/compare.html", context)


def _chosen(asked: str, others: list[QuestionSet], number: int) -> QuestionSet | None:
    by_number = {str(one.number): one for one in others}
    before = [one for one in others if one.number < number]
    return by_number.get(asked) or next(iter(before or others), None)


def _between(was: QuestionSet, now: QuestionSet) -> dict[str, Any]:
    changes = compare(was, now)
    labels = {one.code: one.label for version in (was, now) for one in version.questions.all()}
    return {
        "any": bool(changes),
        "added": [(code, labels[code]) for code in changes.added],
        "removed": [(code, labels[code]) for code in changes.removed],
        "moved": [(code, labels[code]) for code in changes.moved],
        "form": _fields(changes.about_the_form, was, now),
        "changed": [(code, labels[code], _fields(fields, was, now)) for code, fields in changes.changed.items()],
    }


def _fields(fields: dict[str, tuple[Any, Any]], was: QuestionSet, now: QuestionSet) -> list[dict[str, Any]]:
    return [
        {
            "name": NAMES.get(name, name),
            "mine": {"title": f"Version {was.number}", "text": in_words(name, before)},
            "theirs": {"title": f"Version {now.number}", "text": in_words(name, after)},
        }
        for name, (before, after) in fields.items()
    ]


def in_words(name: str, value: Any) -> str:
    """What one field says, as words that can be held against other words."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if name == "type" and value in QUESTION_TYPES:
        return QUESTION_TYPES[value].called
    if name == "part":
        return str(Part(value).label)
    if name == "show_when" and value:
        return f"{value.get('question')} is {value.get('is')}"
    if name == "options":
        return " · ".join(f"{key}: {_setting(one)}" for key, one in sorted(value.items())) or "None"
    return str(value) if value not in (None, "", {}, []) else "None"


def _setting(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(str(one.get("label", one)) if isinstance(one, dict) else str(one) for one in value)
    return "Yes" if value is True else str(value)
