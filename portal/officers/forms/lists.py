"""Which forms there are, their versions, and what stands on each."""

from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from grants.funds.queries import rounds_on_forms
from office.screens.pages import form_page
from office.submissions import actions
from office.submissions.models import QuestionSet
from office.submissions.purposes import purpose_of
from office.submissions.queries import forms_visible_to
from portal import trail
from portal.access import find, only
from portal.attempts import attempt, typed
from portal.audiences import OFFICERS

from .finding import DENSE, address


@only(OFFICERS)
def index(request: HttpRequest) -> HttpResponse:
    """Every form with its versions, and the rounds that stand on each."""
    used = rounds_on_forms(request.user)
    versions = list(forms_visible_to(request.user))
    rows = [_form(code, list(some), used) for code, some in groupby(versions, key=lambda one: one.code)]
    return render(request, "portal/officers/forms/list.html", {"rows": rows})


def _form(code: str, versions: list[QuestionSet], used: dict[int, list[Any]]) -> dict[str, Any]:
    newest = versions[0]
    return {
        "code": code, "title": newest.title, "purpose": purpose_of(code).name, "has_draft": not newest.is_published,
        "versions": [(one, used.get(one.pk, [])) for one in versions],
    }  # fmt: skip


@only(OFFICERS)
def draft(request: HttpRequest, code: str) -> HttpResponse:
    """Start the next version of a form from its newest."""
    newest = find(forms_visible_to(request.user), code=code)
    form = trail.Nothing(typed(request))
    if form.is_valid():
        done = attempt(form, actions.next_version, question_set=newest, by=request.user)
        if done.done:
            messages.success(request, f"Version {done.made.number} is a draft. Nobody sees it until you publish it.")
            return redirect(address(done.made))
    return form_page(
        request, form, heading=f"Start version {newest.number + 1} of {newest.title}", button="Start the draft",
        layout=DENSE, back=address(newest), back_text=newest.title,
        intro=f"It begins as a copy of version {newest.number}. Rounds that stand on an older version keep it.",
    )  # fmt: skip
