"""The needs register: what is needed, how we know, what we do not know, and who was asked."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from office.plan.models import Priority
from office.plan.queries import districts, plan_in_force, priorities_of
from office.principles.needs import actions, queries
from office.screens.pager import page_of
from portal.access import find, only
from portal.attempts import typed
from portal.audiences import OFFICERS

from .forms import AnswerForm, ConsultationForm, GapForm, NeedForm
from .frame import HERE, deed_page

NEEDS = f"{HERE}needs/"


@only(OFFICERS)
def index(request: HttpRequest) -> HttpResponse:
    """Every need in force, newest first."""
    rows = queries.in_force(queries.visible_to(request.user))
    page = page_of(rows, request, order=("-recorded_at", "-pk"))
    return render(request, "portal/officers/commissioning/needs.html", {"page": page})


def _form(request: HttpRequest, **more: Any) -> NeedForm:
    plan = plan_in_force()
    priorities = priorities_of(plan) if plan else Priority.objects.none()
    return NeedForm(typed(request), priorities=priorities, districts=districts(), **more)


@only(OFFICERS)
def new(request: HttpRequest) -> HttpResponse:
    """Write down a need."""
    return deed_page(
        request, _form(request), actions.record_need, heading="Record a need", button="Record the need", back=NEEDS,
        done="The need is on the register.",
    )  # fmt: skip


def _need(request: HttpRequest, reference: str) -> Any:
    return find(queries.whole(queries.visible_to(request.user)), reference=reference)


@only(OFFICERS)
def show(request: HttpRequest, reference: str) -> HttpResponse:
    """One need: its evidence, its gaps, who was asked, and what was commissioned for it."""
    need = _need(request, reference)
    context = {"need": need, "at": f"{NEEDS}{need.reference}/", "cycles": need.cycles.select_related("service")}
    return render(request, "portal/officers/commissioning/need.html", context)


@only(OFFICERS)
def refresh(request: HttpRequest, reference: str) -> HttpResponse:
    """Write the entry again with this year's evidence."""
    need = _need(request, reference)
    now = {name: getattr(need, name) for name in ("title", "source", "population", "confidence")}
    now |= {"priorities": need.priorities.all(), "districts": need.districts.all()}
    return deed_page(
        request, _form(request, initial=now), actions.record_need, replaces=need, heading="Refresh this need",
        button="Record the need", back=NEEDS, done="The refreshed entry takes the old one's place.",
    )  # fmt: skip


@only(OFFICERS)
def gap(request: HttpRequest, reference: str) -> HttpResponse:
    """Note what is not known yet."""
    need = _need(request, reference)
    return deed_page(
        request, GapForm(typed(request)), actions.note_gap, need=need, heading="Note what we do not know",
        button="Note it", back=f"{NEEDS}{need.reference}/", done="It is noted, in your name.",
    )  # fmt: skip


@only(OFFICERS)
def close_gap(request: HttpRequest, reference: str, key: int) -> HttpResponse:
    """Say what was found out."""
    need = _need(request, reference)
    held = find(need.gaps.all(), pk=key)
    return deed_page(
        request, AnswerForm(typed(request)), actions.close_gap, gap=held, heading=held.question, button="Save",
        back=f"{NEEDS}{need.reference}/", done="The gap is closed.",
    )  # fmt: skip


@only(OFFICERS)
def consultation(request: HttpRequest, reference: str) -> HttpResponse:
    """Log who was asked about this need, and what changed."""
    need = _need(request, reference)
    return deed_page(
        request, ConsultationForm(typed(request)), actions.log_consultation, needs=[need],
        heading="Log a consultation", button="Log it", back=f"{NEEDS}{need.reference}/", done="It is logged.",
    )  # fmt: skip
