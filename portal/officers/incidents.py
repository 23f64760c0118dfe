"""Incidents as officers see them: answered within a working day, with actions, a hold where it is needed, closed."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from office.agreements.incidents import queries
from office.agreements.incidents.actions import finish_action, hold_payments, plan_action
from office.agreements.incidents.models import Incident, IncidentAction
from office.agreements.incidents.states import IncidentState
from office.people.appointments.queries import holders
from office.people.models import User
from office.people.roles import Role
from office.screens.forms import DateField, Form
from office.screens.pager import page_of
from office.screens.pages import form_page
from office.screens.steps import take_step_view
from portal import trail
from portal.access import find, only
from portal.attempts import answered, attempt, typed
from portal.audiences import OFFICERS
from portal.decision_forms import ReasonForm
from portal.decisions import DENSE

from .finding import refuse_interest


class ActionForm(Form):
    """What will be done, by whom, by when."""

    text = forms.CharField(label="What will be done?", max_length=300, help_text="Name nobody who was harmed.",
                           error_messages={"required": "Say what will be done"})  # fmt: skip
    owner = forms.ModelChoiceField(label="Who does it?", queryset=User.objects.none(), empty_label=None)
    due_on = DateField(label="By when?", what="the day")

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        officers = User.objects.filter(pk__in=[one.pk for one in holders(Role.OFFICER)])
        self.fields["owner"].queryset = officers.order_by("name")  # type: ignore[attr-defined]


def _found(request: HttpRequest, reference: str) -> Incident:
    found = find(queries.worklist(request.user), reference=reference)
    refuse_interest(request, found.agreement.organisation_id)
    return found


def _address(incident: Incident) -> str:
    return reverse("portal:officers:incident", args=[incident.reference])


@only(OFFICERS)
def index(request: HttpRequest) -> HttpResponse:
    """Those that wait or are in hand, or all of them; the newest first."""
    everything = request.GET.get("show") == "all"
    rows = queries.worklist(request.user)
    rows = rows if everything else rows.exclude(state=IncidentState.CLOSED)
    page = page_of(rows, request, order=("-told_at", "-pk"))
    return render(request, "portal/officers/incidents_list.html", {"page": page, "everything": everything})


@only(OFFICERS)
def show(request: HttpRequest, reference: str) -> HttpResponse:
    """What was told, what is being done, and the next step."""
    incident = _found(request, reference)
    context = {
        "incident": incident, "actions": incident.actions.select_related("owner"), "at": _address(incident),
        "items": trail.timeline_of(incident),
    }  # fmt: skip
    return render(request, "portal/officers/incident.html", context)


@only(OFFICERS)
def step(request: HttpRequest, reference: str, name: str) -> HttpResponse:
    """Take it in hand, or close it with what came of it."""
    incident = _found(request, reference)
    form = ReasonForm if name == "close" else None
    return take_step_view(request, incident, name, back=_address(incident), form_class=form, layout=DENSE)


@only(OFFICERS)
def act(request: HttpRequest, reference: str) -> HttpResponse:
    """One more thing to do."""
    incident = _found(request, reference)
    form = ActionForm(typed(request))
    if answered(form, plan_action, incident=incident, by=request.user):
        return redirect(_address(incident))
    return form_page(request, form, heading="What will be done?", button="Add it", layout=DENSE,
                     back=_address(incident))  # fmt: skip


@only(OFFICERS)
def done(request: HttpRequest, reference: str, key: int) -> HttpResponse:
    """It is done. A GET asks first."""
    incident = _found(request, reference)
    action = find(IncidentAction.objects.select_related("incident").filter(incident=incident), pk=key)
    form = trail.Nothing(typed(request))
    if form.is_valid() and attempt(form, finish_action, planned=action, by=request.user).done:
        return redirect(_address(incident))
    return form_page(request, form, heading=f"Is it done? {action.text}", button="It is done", layout=DENSE,
                     back=_address(incident))  # fmt: skip


@only(OFFICERS)
def hold(request: HttpRequest, reference: str) -> HttpResponse:
    """Stop the payments of its agreement. Finance lifts the hold."""
    incident = _found(request, reference)
    form = ReasonForm(typed(request))
    if form.is_valid() and attempt(form, hold_payments, agreement=incident.agreement,
                                   because=form.cleaned_data["reason"], by=request.user).done:  # fmt: skip
        messages.success(request, "Payments are held. Finance lifts the hold when you ask for it.")
        return redirect(_address(incident))
    return form_page(
        request, form, heading="Hold payments", button="Hold payments", layout=DENSE, back=_address(incident),
        intro="Nothing is approved or released until somebody of finance lifts the hold. Name nobody in the reason.",
    )  # fmt: skip
