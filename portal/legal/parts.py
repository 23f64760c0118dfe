"""Closing a part of a decision, or a piece of advice, to the public, and opening it again."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from office.decisions.actions import mark_exempt, open_part
from office.decisions.headings import ADVICE_HEADINGS
from office.decisions.models import DecisionRecord
from office.screens.pages import form_page
from portal import decisions
from portal.access import find, only
from portal.attempts import attempt, typed
from portal.audiences import LEGAL
from portal.decision_forms import ExemptionForm
from portal.trail import Nothing

ADVICE = "advice-"


def _part(decision: DecisionRecord, code: str) -> tuple[Any, str]:
    """A section by its code, or advice as `advice-finance`; with its heading."""
    if code.startswith(ADVICE):
        kind = code.removeprefix(ADVICE)
        return find(decision.advice.select_related("decision"), kind=kind), ADVICE_HEADINGS.get(kind, kind)
    section = find(decision.sections.select_related("decision"), code=code)
    return section, section.heading


def _address(reference: str) -> str:
    return reverse("portal:legal:decision", args=[reference])


@only(LEGAL)
def close(request: HttpRequest, reference: str, code: str) -> HttpResponse:
    """Keep a part from the public, naming the exemption and why that serves the public interest."""
    part, heading = _part(decisions.found(request, reference), code)
    form = ExemptionForm(typed(request))
    if form.is_valid():
        said = form.cleaned_data
        if attempt(form, mark_exempt, section=part, by=request.user, **said).done:
            messages.success(request, f"“{heading}” is closed to the public.")
            return redirect(_address(reference))
    return form_page(
        request, form, heading=f"Close “{heading}” to the public", button="Close it", layout=decisions.DENSE,
        back=_address(reference), intro="The public reads the heading, the exemption and your reason, no more.",
    )  # fmt: skip


@only(LEGAL)
def reopen(request: HttpRequest, reference: str, code: str) -> HttpResponse:
    """Let a closed part be public after all."""
    part, heading = _part(decisions.found(request, reference), code)
    form = Nothing(typed(request))
    if form.is_valid() and attempt(form, open_part, section=part, by=request.user).done:
        messages.success(request, f"“{heading}” is open to the public.")
        return redirect(_address(reference))
    return form_page(
        request, form, heading=f"Open “{heading}” to the public?", button="Open it", layout=decisions.DENSE,
        back=_address(reference), intro="If the decision is published, an officer then publishes a correction.",
    )  # fmt: skip
