"""The auditor's room: entered with a reason, read only. Samples, exceptions, and the whole chain of one agreement."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from office.agreements import queries
from office.agreements.models import Agreement
from office.agreements.sampling import MOST, draw
from office.agreements.separation import exceptions
from office.records.trail import note
from office.screens.forms import Form
from office.screens.pages import form_page
from portal.access import find, only
from portal.attempts import typed
from portal.audiences import AUDITORS

from .chain import RELATED, chain_of
from .evidence import evidence_pack

DENSE = "layouts/dense.html"
REASON = "audit_reason"  # in the session: until one signs out
SHOWN = 50


class EntryForm(Form):
    """Why one looks."""

    reason = forms.CharField(
        label="What are you looking into?", max_length=300,
        help_text="For example: the annual audit of grants. Your reason and your name go on the trail.",
        error_messages={"required": "Say what you are looking into"},
    )  # fmt: skip


class SampleForm(Form):
    """How a sample is drawn. The same seed draws the same sample."""

    how = forms.ChoiceField(label="How is it drawn?", choices=[("chance", "By chance"), ("risk", "By risk")],
                            required=False)  # fmt: skip
    size = forms.IntegerField(label="How many?", min_value=1, max_value=MOST, required=False)
    seed = forms.IntegerField(label="Seed", min_value=0, max_value=2**31, required=False,
                              help_text="Any number. Write it down with your findings.")  # fmt: skip


@only(AUDITORS)
def enter(request: HttpRequest) -> HttpResponse:
    """The door: the reason is asked once a visit, and kept on the trail."""
    form = EntryForm(typed(request))
    if form.is_valid():
        auditor: Any = request.user
        note(auditor, "audit_room_entered", by=auditor, words={"reason": form.cleaned_data["reason"]})
        request.session[REASON] = form.cleaned_data["reason"]
        return redirect("portal:auditors:room")
    return form_page(request, form, heading="The auditor's room", button="Go in", layout=DENSE,
                     back=reverse("portal:auditors:today"))  # fmt: skip


@only(AUDITORS)
def room(request: HttpRequest) -> HttpResponse:
    """A sample of agreements, and the payments on which duties overlapped."""
    if REASON not in request.session:
        return redirect("portal:auditors:enter")
    form = SampleForm(request.GET or {"how": "risk", "size": 10, "seed": 1})
    asked = form.cleaned_data if form.is_valid() else {}
    overlaps = exceptions(request.user)
    context = {
        "form": form, "reason": request.session[REASON], "overlaps": overlaps[:SHOWN], "overlap_count": len(overlaps),
        "drawn": draw(request.user, size=asked.get("size") or 10, seed=asked.get("seed") or 0,
                      by_risk=asked.get("how") != "chance") if form.is_valid() else [],
    }  # fmt: skip
    return render(request, "portal/auditors/room.html", context, status=422 if form.errors else 200)


def _found(request: HttpRequest, reference: str) -> Agreement:
    return find(queries.visible_to(request.user).select_related(*RELATED), reference=reference)


@only(AUDITORS)
def agreement(request: HttpRequest, reference: str) -> HttpResponse:
    """One agreement with its whole chain."""
    if REASON not in request.session:
        return redirect("portal:auditors:enter")
    found = _found(request, reference)
    context = {"agreement": found, "chain": chain_of(found), "overlaps": exceptions(request.user, found)}
    return render(request, "portal/auditors/agreement.html", context)


@only(AUDITORS)
@require_POST
@never_cache
def pack(request: HttpRequest, reference: str) -> HttpResponse:
    """The evidence as a ZIP; that it was taken, and why, is on the trail."""
    if REASON not in request.session:
        return redirect("portal:auditors:enter")
    found = _found(request, reference)
    auditor: Any = request.user
    note(found, "evidence_taken", by=auditor, words={"reason": request.session[REASON]})
    answer = HttpResponse(evidence_pack(found, by=auditor), content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="{found.reference}-evidence.zip"'
    return answer
