"""A contract: its terms, its changes, its checklists, its concerns and its exit."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from commissioning.services import actions, queries
from commissioning.services.limits import BLOCK_AT, GROUNDS, WARN_AT
from commissioning.services.papers import contract_papers
from commissioning.services.rules import change_so_far, least_notice, warnings_of_change
from office.screens.steps import take_step_view
from portal import trail
from portal.access import find, only
from portal.attempts import typed
from portal.audiences import OFFICERS
from portal.decision_forms import ReasonForm
from portal.officers.finding import refuse_interest
from portal.performance import performance_of

from .forms import ChangeForm, ConcernForm, ExitForm, HandOverForm, ImproveForm, ItemForm, NameForm
from .frame import DENSE, contract_at, deed_page

STEP_FORMS = {
    "sign_for_provider": NameForm, "abandon": ReasonForm, "suspend": ReasonForm, "resume": ReasonForm,
    "clear": ReasonForm, "refuse": ReasonForm, "sign_deed_for_provider": NameForm,
    "start_improving": ImproveForm, "resolve": ReasonForm, "escalate": ReasonForm,
}  # fmt: skip


def contract_of(request: HttpRequest, reference: str) -> Any:
    """A contract this officer may see and has no interest in, with all that its page reads."""
    contract = find(queries.whole(queries.contracts_visible_to(request.user)), reference=reference)
    refuse_interest(request, contract.provider_id)
    return contract


@only(OFFICERS)
def show(request: HttpRequest, reference: str) -> HttpResponse:
    """One contract."""
    contract = contract_of(request, reference)
    at, items = contract_at(contract), list(contract.checklist.all())
    value, term = change_so_far(contract)
    context = {
        "contract": contract, "at": at, "value_changed": value, "term_changed": term, "warn_at": WARN_AT,
        "block_at": BLOCK_AT, "warnings": warnings_of_change(contract), "notice": least_notice(contract),
        "start_items": [one for one in items if one.part == "start"],
        "exit_items": [one for one in items if one.part == "exit"],
        "changes": [(one, GROUNDS.get(one.ground, "None given")) for one in contract.variations.all()],
        "step_links": {"checklist": "#checklist", "exit": "#exit", "caseload": f"{at}hand-over/",
                       "certificate": f"{at}hand-over/"},
        "items": trail.timeline_of(contract, most=20), "due": queries.next_decision_on(contract),
        "left": contract.caseload - contract.handed_over, "papers": contract_papers(contract),
        **performance_of(contract),
    }  # fmt: skip
    return render(request, "portal/officers/commissioning/contract.html", context)


@only(OFFICERS)
def step(request: HttpRequest, reference: str, name: str) -> HttpResponse:
    """Any step of a contract."""
    contract = contract_of(request, reference)
    return _step(request, contract, contract, name)


@only(OFFICERS)
def change_step(request: HttpRequest, reference: str, number: int, name: str) -> HttpResponse:
    """Any step of one of its changes."""
    contract = contract_of(request, reference)
    return _step(request, contract, find(contract.variations.select_related("contract"), number=number), name)


@only(OFFICERS)
def concern_step(request: HttpRequest, reference: str, key: int, name: str) -> HttpResponse:
    """Any step of one of its concerns."""
    contract = contract_of(request, reference)
    return _step(request, contract, find(contract.concerns.all(), pk=key), name)


def _step(request: HttpRequest, contract: Any, row: Any, name: str) -> HttpResponse:
    return take_step_view(request, row, name, back=contract_at(contract), form_class=STEP_FORMS.get(name), layout=DENSE)


@only(OFFICERS)
@require_POST
def tick(request: HttpRequest, reference: str, key: int) -> HttpResponse:
    """One line of a checklist is done."""
    contract = contract_of(request, reference)
    item = actions.tick(item=find(contract.checklist.all(), pk=key), by=request.user)
    messages.success(request, f"Done: {item.text}.")
    return redirect(f"{contract_at(contract)}#{'exit' if item.part == 'exit' else 'checklist'}")


@only(OFFICERS)
def item(request: HttpRequest, reference: str, key: int) -> HttpResponse:
    """Who sees to one item of the exit plan."""
    contract = contract_of(request, reference)
    held = find(contract.checklist.all(), pk=key)
    form = ItemForm(typed(request), initial={"owner": held.owner, "due_on": held.due_on})
    return deed_page(
        request, form, actions.give_item, item=held, heading=held.text, button="Save",
        back=f"{contract_at(contract)}#exit", done="Saved.",
    )  # fmt: skip


@only(OFFICERS)
def exit_plan(request: HttpRequest, reference: str) -> HttpResponse:
    """The last day, and the list of what must be done by then."""
    contract = contract_of(request, reference)
    form = ExitForm(typed(request), initial={"exit_on": contract.exit_on})
    return deed_page(
        request, form, actions.write_exit_plan, contract=contract, heading="Plan the exit", button="Save",
        back=f"{contract_at(contract)}#exit", done="The exit plan is there. Give each item an owner and a date.",
        intro=f"Notice is {least_notice(contract)} days at least, counted from the day the decision is signed.",
    )  # fmt: skip


@only(OFFICERS)
def hand_over(request: HttpRequest, reference: str) -> HttpResponse:
    """Where the people are, and the records certificate."""
    contract = contract_of(request, reference)
    now = {name: getattr(contract, name) for name in HandOverForm.base_fields}
    return deed_page(
        request, HandOverForm(typed(request), initial=now), actions.record_hand_over, contract=contract,
        heading="Record the hand-over", button="Save", back=f"{contract_at(contract)}#exit", done="Saved.",
    )  # fmt: skip


@only(OFFICERS)
def change(request: HttpRequest, reference: str) -> HttpResponse:
    """Draw up a change."""
    contract = contract_of(request, reference)
    return deed_page(
        request, ChangeForm(typed(request)), actions.propose_variation, contract=contract, heading="Draw up a change",
        button="Save the change", back=f"{contract_at(contract)}#changes",
        done="The change is drawn up. Put it to a decision from its cycle.",
    )  # fmt: skip


@only(OFFICERS)
def concern(request: HttpRequest, reference: str) -> HttpResponse:
    """Raise a concern."""
    contract = contract_of(request, reference)
    return deed_page(
        request, ConcernForm(typed(request)), actions.raise_concern, contract=contract, heading="Raise a concern",
        button="Raise the concern", back=f"{contract_at(contract)}#concerns", done="The concern is raised.",
    )  # fmt: skip
