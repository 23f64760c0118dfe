"""The gates of a cycle: evidence, steps and reasons."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from commissioning.cycles import queries as cycles
from office.principles import actions, queries
from office.principles.states import GateState
from office.screens.steps import take_step_view
from office.screens.words import plain_date
from portal.access import find, only
from portal.attempts import typed
from portal.audiences import OFFICERS
from portal.decision_forms import ReasonForm
from portal.officers.gates import EvidenceForm

from .frame import DENSE, cycle_at, deed_page

STATES = {GateState.MET: "met", GateState.WAIVED: "waived", GateState.NOT_APPLICABLE: "not_applicable"}
WITH_REASON = ("mark_not_applicable", "waive", "reopen")


def items_of(cycle: Any) -> list[dict[str, Any]]:
    """Every gate of a cycle in the order of the principles, as its page shows it."""
    gates = sorted(queries.gates_of(cycle.gate_sheet), key=lambda gate: gate.principle.position)
    return [_item(gate, f"{cycle_at(cycle)}gates/{gate.pk}/") for gate in gates]


def _item(gate: Any, href: str) -> dict[str, Any]:
    newest = next(iter(gate.evidence.all()), None)
    text = gate.reason or (newest.text if newest else f"Still needed: {gate.requirement.asks}.")
    when = gate.reviewed_at or (newest.added_at if newest else None)
    return {
        "gate": gate, "href": href, "number": gate.principle.code, "title": gate.principle.name,
        "state": STATES.get(gate.state, "open"), "text": text, "when": plain_date(when) if when else "",
    }  # fmt: skip


def tally_of(cycle: Any) -> list[tuple[str, int]]:
    """How many gates stand in each state that has any."""
    return [(word, count) for word, count in cycle.gate_sheet.tally().items() if count]


def _gate(request: HttpRequest, reference: str, key: int) -> tuple[Any, Any, str]:
    cycle = find(cycles.whole(cycles.visible_to(request.user)), reference=reference)
    gate = find(queries.gates_of(cycle.gate_sheet), pk=key)
    return cycle, gate, f"{cycle_at(cycle)}gates/{key}/"


@only(OFFICERS)
def show(request: HttpRequest, reference: str, key: int) -> HttpResponse:
    """One gate: the principle, what it asks, all its evidence."""
    cycle, gate, at = _gate(request, reference, key)
    files = queries.files_by_evidence(cycle.gate_sheet)
    context = {
        "cycle": cycle, "gate": gate, "gate_at": at, "at": cycle_at(cycle),
        "evidence": [(one, files.get(one.pk, [])) for one in gate.evidence.all()],
    }  # fmt: skip
    return render(request, "portal/officers/commissioning/gate.html", context)


@only(OFFICERS)
def add_evidence(request: HttpRequest, reference: str, key: int) -> HttpResponse:
    """Lay down a piece of evidence."""
    _, gate, at = _gate(request, reference, key)
    form = EvidenceForm(typed(request), request.FILES or None)
    return deed_page(
        request, form, actions.add_evidence, gate=gate, heading="Add evidence", button="Add the evidence", back=at,
        done=f"The evidence is added to {gate.principle}.", intro=f"{gate.principle}: {gate.requirement.asks}.",
    )  # fmt: skip


@only(OFFICERS)
def step(request: HttpRequest, reference: str, key: int, name: str) -> HttpResponse:
    """Any step of a gate; evidence has a page of its own."""
    _, gate, at = _gate(request, reference, key)
    form = ReasonForm if name in WITH_REASON else None
    return take_step_view(request, gate, name, back=at, form_class=form, layout=DENSE)
