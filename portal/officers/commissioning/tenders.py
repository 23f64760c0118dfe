"""A tender: when it closes, what was asked, who is recommended, how long it stands still."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from commissioning.tenders import actions, queries
from commissioning.tenders.ranking import ranked
from commissioning.tenders.routes import ROUTES
from commissioning.tenders.rules import is_open
from commissioning.tenders.states import OPENED
from office.people.organisations.queries import visible_to as organisations_visible_to
from office.records.money import in_pounds
from office.screens.pages import form_page
from office.screens.steps import take_step_view
from portal import trail
from portal.access import find, only
from portal.attempts import attempt, typed
from portal.audiences import OFFICERS
from portal.decision_forms import ReasonForm
from portal.decisions import word_of

from .forms import MoreTimeForm, RecommendForm
from .frame import DENSE, cycle_at, tender_at


def _tender(request: HttpRequest, reference: str) -> Any:
    return find(queries.whole(queries.visible_to(request.user)), reference=reference)


@only(OFFICERS)
def show(request: HttpRequest, reference: str) -> HttpResponse:
    """One tender. Before its bids are opened the page says nothing of them, not even how many."""
    tender = _tender(request, reference)
    at, opened = tender_at(tender), tender.state in OPENED and tender.opened_at
    bids = queries.bids_visible_to(request.user).filter(tender=tender).select_related("organisation")
    questions = list(queries.clarifications_visible_to(request.user).filter(tender=tender))
    context = {
        "tender": tender, "at": at, "route": ROUTES[tender.route], "cycle_at": cycle_at(tender.cycle),
        "bids": list(bids) if opened else None, "step_links": _links(tender),
        "questions": questions, "has_evaluation": opened and tender.contest is not None,
        "may_answer": is_open(tender) and any(one.answered_at is None for one in questions),
        "decision_word": word_of(tender.decision) if tender.decision else "",
        "items": trail.timeline_of(tender, most=20),
    }  # fmt: skip
    return render(request, "portal/officers/commissioning/tender.html", context)


def _links(tender: Any) -> dict[str, str]:
    cycle = cycle_at(tender.cycle)
    return {gate.principle.code: f"{cycle}gates/{gate.pk}/" for gate in tender.cycle.gate_sheet.gates.all()}


@only(OFFICERS)
def step(request: HttpRequest, reference: str, name: str) -> HttpResponse:
    """Any step of a tender."""
    tender = _tender(request, reference)
    return take_step_view(
        request, tender, name, back=tender_at(tender), form_class=_form_of(request, tender, name), layout=DENSE,
        links=_links(tender),
    )  # fmt: skip


def _form_of(request: HttpRequest, tender: Any, name: str) -> Any:
    if name != "recommend":
        return {"fail": ReasonForm, "extend": MoreTimeForm}.get(name)
    providers = organisations_visible_to(request.user).order_by("name")
    first = next((one.bid for one in ranked(tender) if one.rank == 1), None)
    if ROUTES[tender.route].asks_bids:
        bids = queries.bids_visible_to(request.user).filter(tender=tender, state="sent")
        providers = providers.filter(pk__in=bids.values("organisation"))
    known = {"winner": first.organisation_id, "price": in_pounds(first.price_pence)} if first else {}

    class Recommended(RecommendForm):
        """With the providers that can be chosen here."""

        def __init__(self, *args: Any, **more: Any) -> None:
            super().__init__(*args, providers=providers, initial=known, **more)

    return Recommended


@only(OFFICERS)
def decision(request: HttpRequest, reference: str) -> HttpResponse:
    """Write the decision to award from the tender."""
    tender = _tender(request, reference)
    form = trail.Nothing(typed(request))
    if form.is_valid():
        done = attempt(form, actions.draft_award_decision, tender=tender, by=request.user)
        if done.done:
            messages.success(request, "The decision is drafted from the tender.")
            return redirect("portal:officers:decision", word_of(done.made))
    return form_page(
        request, form, heading="Draft the decision to award", button="Draft the decision", layout=DENSE,
        back=tender_at(tender), intro="Provider, price and reasons are taken from the recommendation.",
    )  # fmt: skip
