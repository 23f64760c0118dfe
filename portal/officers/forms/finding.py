"""A form's version by its address, and what stands on it."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from office.submissions.models import Question, QuestionSet, Section
from office.submissions.purposes import Purpose, purpose_of
from office.submissions.queries import forms_visible_to
from portal.access import find

DENSE = "layouts/dense.html"


def version_at(request: HttpRequest, code: str, number: int) -> QuestionSet:
    """One version, or a plain 404."""
    return find(forms_visible_to(request.user), code=code, number=number)


def draft_at(request: HttpRequest, code: str, number: int) -> QuestionSet:
    """A version that can still be changed, or a plain 404."""
    return find(forms_visible_to(request.user), code=code, number=number, published_at__isnull=True)


def section_at(draft: QuestionSet, key: int) -> Section:
    """A section of this draft."""
    return find(draft.sections.all(), pk=key)


def question_at(draft: QuestionSet, code: str) -> Question:
    """A question of this draft."""
    return find(draft.questions.all(), code=code)


def address(form: QuestionSet, rest: str = "") -> str:
    """Where a version's pages stand."""
    return reverse("portal:officers:form_version", args=[form.code, form.number]) + rest


def framed(form: QuestionSet, here: str, **more: Any) -> dict[str, Any]:
    """The context of one page of a version."""
    purpose: Purpose = purpose_of(form.code)
    parts = (("form", "The form", ""), ("try", "Try it out", "try/"), ("compare", "What changed", "compare/"))
    side = [{"text": text, "href": address(form, rest), "current": code == here} for code, text, rest in parts]
    return {"form": form, "at": address(form), "purpose": purpose, "side": side, "side_label": "This form", **more}
