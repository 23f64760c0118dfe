"""The gates of a round and of its awards: evidence, steps and reasons."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from office.principles import actions, queries
from office.principles.states import GateState
from office.screens.forms import Form, UploadField
from office.screens.pages import form_page
from office.screens.steps import take_step_view
from office.screens.words import plain_date
from portal.access import find, only
from portal.attempts import answered, typed
from portal.audiences import OFFICERS
from portal.decision_forms import ReasonForm

from .finding import own_round_at, round_at
from .round_frame import DENSE, address, framed

STATES = {GateState.MET: "met", GateState.WAIVED: "waived", GateState.NOT_APPLICABLE: "not_applicable"}


class EvidenceForm(Form):
    """One piece of evidence."""

    text = forms.CharField(label="What does it show?", widget=forms.Textarea(attrs={"rows": 4}))
    link = forms.CharField(label="Its address, if it has one", required=False, max_length=500)
    upload = UploadField(label="A file, if there is one", required=False)


@only(OFFICERS)
def index(request: HttpRequest, fund: str, number: int) -> HttpResponse:
    """Every gate of the round, and of its awards once it has closed: what is met and what is still needed."""
    round = round_at(request, fund, number)
    gates = list(queries.gates_of(*_sheets(round)))
    parts = [_part(round, sheet, [gate for gate in gates if gate.sheet_id == sheet.pk]) for sheet in _sheets(round)]
    return render(request, "portal/officers/round_gates.html", framed(request, round, "gates", parts=parts))


def _sheets(round: Any) -> list[Any]:
    """The gates of the awards first, once there are any: they are what is worked on."""
    return [sheet for sheet in (round.award_sheet, round.gate_sheet) if sheet]


def _part(round: Any, sheet: Any, gates: list[Any]) -> dict[str, Any]:
    items = [_item(gate, address(round, f"gates/{gate.pk}/")) for gate in gates]
    is_award = sheet == round.award_sheet
    title, follows = (
        ("Gates of the awards", "what is recommended") if is_award else ("Gates of the round", "this round")
    )
    return {"title": title, "follows": follows, "items": items, "tally": _tally(gates), "closed_at": sheet.closed_at}


def _tally(gates: list[Any]) -> list[tuple[str, int]]:
    counts = [(str(state.label), sum(gate.state == state for gate in gates)) for state in GateState]
    return [(word, count) for word, count in counts if count]


def _item(gate: Any, href: str) -> dict[str, Any]:
    newest = next(iter(gate.evidence.all()), None)
    settled = gate.is_settled
    text = gate.reason or (newest.text if newest else f"Still needed: {gate.requirement.asks}.")
    return {
        "gate": gate, "href": href, "number": gate.principle.code, "title": gate.principle.name,
        "state": STATES.get(gate.state, "open"), "text": text, "settled": settled,
        "when": plain_date(gate.reviewed_at) if settled else plain_date(newest.added_at) if newest else "",
    }  # fmt: skip


def _gate(round: Any, key: int) -> Any:
    return find(queries.gates_of(*_sheets(round)), pk=key)


def award_gate_links(round: Any) -> dict[str, str]:
    """Where each gate of a round's awards is put right, by its principle's code."""
    if round.award_sheet is None:
        return {}
    return {gate.principle.code: address(round, f"gates/{gate.pk}/") for gate in round.award_sheet.gates.all()}


@only(OFFICERS)
def show(request: HttpRequest, fund: str, number: int, key: int) -> HttpResponse:
    """One gate: the principle, what it asks, all its evidence."""
    round = round_at(request, fund, number)
    gate = _gate(round, key)
    files = queries.files_by_evidence(gate.sheet)
    evidence = [(one, files.get(one.pk, [])) for one in gate.evidence.all()]
    context = framed(request, round, "gates", gate=gate, evidence=evidence, gate_at=address(round, f"gates/{key}/"))
    return render(request, "portal/officers/gate.html", context)


@only(OFFICERS)
def add_evidence(request: HttpRequest, fund: str, number: int, key: int) -> HttpResponse:
    """Lay down a piece of evidence."""
    round = own_round_at(request, fund, number)
    gate, back = _gate(round, key), address(round, f"gates/{key}/")
    form = EvidenceForm(typed(request), request.FILES or None)
    if answered(form, actions.add_evidence, gate=gate, by=request.user):
        messages.success(request, f"The evidence is added to {gate.principle}.")
        return redirect(back)
    return form_page(request, form, heading="Add evidence", back=back, button="Add the evidence", layout=DENSE,
                     intro=f"{gate.principle}: {gate.requirement.asks}.")  # fmt: skip


@only(OFFICERS)
def step(request: HttpRequest, fund: str, number: int, key: int, name: str) -> HttpResponse:
    """Any step of a gate; evidence has a page of its own."""
    round = own_round_at(request, fund, number)
    back = address(round, f"gates/{key}/")
    asks = name in ("mark_not_applicable", "waive", "reopen")
    return take_step_view(
        request, _gate(round, key), name, back=back, form_class=ReasonForm if asks else None, layout=DENSE
    )
