"""A draft is published for good, or thrown away."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from office.screens.pages import form_page
from office.submissions import actions, editing
from portal import trail
from portal.access import only
from portal.attempts import attempt, typed
from portal.audiences import OFFICERS

from .finding import DENSE, address, draft_at


@only(OFFICERS)
def publish(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Fix the draft with its hash. What is wrong is listed, and nothing happens."""
    draft = draft_at(request, code, number)
    form = trail.Nothing(typed(request))
    if form.is_valid() and attempt(form, actions.publish_question_set, question_set=draft, by=request.user).done:
        messages.success(request, f"Published as {draft.version_id}. The next round prepared stands on it.")
        return redirect(address(draft))
    return form_page(
        request, form, heading=f"Publish version {number} of {draft.title}", button="Publish it for good",
        layout=DENSE, back=address(draft), back_text="Back to the form",
        intro="It can never be changed again: a change makes the next version. Rounds keep the version they have.",
    )  # fmt: skip


@only(OFFICERS)
def discard(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Throw a draft away."""
    draft = draft_at(request, code, number)
    form = trail.Nothing(typed(request))
    if form.is_valid() and attempt(form, editing.discard_draft, question_set=draft, by=request.user).done:
        messages.success(request, "The draft is gone. Published versions are as they were.")
        return redirect("portal:officers:forms")
    return form_page(
        request, form, heading=f"Throw away version {number} of {draft.title}", button="Throw the draft away",
        button_classes="govuk-button--warning", layout=DENSE, back=address(draft), back_text="Back to the form",
        intro="Every change made in this draft is lost.",
    )  # fmt: skip
