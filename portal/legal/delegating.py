"""Passing one decision to the deputy under a delegation that the monitoring officer names."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from office.decisions.actions import delegate_decision
from office.screens.forms import Form
from office.screens.pages import form_page
from portal import decisions
from portal.access import only
from portal.attempts import attempt, typed
from portal.audiences import LEGAL


class DelegationForm(Form):
    """Under what."""

    wording = forms.CharField(
        label="Under which delegation?",
        help_text="For example: special delegation of 23 November 2020, minute 4.",
        max_length=200,
        error_messages={"required": "Name the delegation"},
    )


@only(LEGAL)
def delegate(request: HttpRequest, reference: str) -> HttpResponse:
    """Let the deputy decide this one, whatever its amount."""
    decision, form = decisions.found(request, reference), DelegationForm(typed(request))
    back = reverse("portal:legal:decision", args=[reference])
    if form.is_valid():
        wording = form.cleaned_data["wording"]
        if attempt(form, delegate_decision, decision=decision, wording=wording, by=request.user).done:
            messages.success(request, "The deputy decides this one.")
            return redirect(back)
    return form_page(
        request, form, heading="Delegate this decision to the deputy", button="Delegate it", layout=decisions.DENSE,
        back=back, intro="For a decision its signer has an interest in and that is above the deputy’s own limit.",
    )  # fmt: skip
