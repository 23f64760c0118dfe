"""The register of services: what runs, what must be decided next, and what is in hand."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from commissioning.cycle_kinds import cycle_kind, registered
from commissioning.cycles import queries as cycles
from commissioning.cycles.actions import start_cycle
from commissioning.services import queries
from commissioning.services.actions import register_service
from office.principles.needs import queries as needs
from office.screens.pager import page_of
from office.screens.pages import form_page
from portal import trail
from portal.access import find, only
from portal.attempts import attempt, typed
from portal.audiences import OFFICERS

from .forms import ServiceForm, StartForm
from .frame import DENSE, HERE, cycle_at, deed_page, service_at

IN_HAND = 12


@only(OFFICERS)
def index(request: HttpRequest) -> HttpResponse:
    """Every service with its contract and the next decision; above it the cycles in hand."""
    page = page_of(queries.with_contracts(queries.visible_to(request.user)), request, order=("reference", "pk"))
    rows = [(one, contract, queries.next_decision_on(contract)) for one, contract in _with_contract(page)]
    context = {"page": page, "rows": rows, "cycles": list(cycles.in_hand(request.user)[:IN_HAND])}
    return render(request, "portal/officers/commissioning/index.html", context)


def _with_contract(services: Any) -> list[tuple[Any, Any]]:
    return [(one, queries.contract_now(one)) for one in services]


@only(OFFICERS)
def pipeline(request: HttpRequest) -> HttpResponse:
    """What must be decided in the next eighteen months, soonest first."""
    found = queries.pipeline(list(queries.with_contracts(queries.visible_to(request.user))))
    return render(request, "portal/officers/commissioning/pipeline.html", {"rows": found})


@only(OFFICERS)
def new(request: HttpRequest) -> HttpResponse:
    """A further service for the register."""
    return deed_page(
        request, ServiceForm(typed(request)), register_service, heading="Add a service", button="Add the service",
        back=HERE, done="The service is on the register. Start a cycle from its page.",
    )  # fmt: skip


def _service(request: HttpRequest, reference: str) -> Any:
    return find(queries.with_contracts(queries.visible_to(request.user)), reference=reference)


@only(OFFICERS)
def show(request: HttpRequest, reference: str) -> HttpResponse:
    """One service: its contracts, its cycles, and what can be started."""
    service = _service(request, reference)
    contract = queries.contract_now(service)
    kinds = [one for one in registered() if contract or not one.needs_service]
    context = {
        "service": service, "contract": contract, "due": queries.next_decision_on(contract), "kinds": kinds,
        "cycles": list(cycles.visible_to(request.user).filter(service=service).select_related("decision")),
        "items": trail.timeline_of(service, most=20), "at": service_at(service),
    }  # fmt: skip
    return render(request, "portal/officers/commissioning/service.html", context)


@only(OFFICERS)
def start(request: HttpRequest, reference: str, kind: str) -> HttpResponse:
    """A cycle of one kind, for this service."""
    service = _service(request, reference)
    if kind not in {one.code for one in registered()}:
        find(queries.visible_to(request.user).none())
    socket = cycle_kind(kind)
    form = StartForm(typed(request), kind=socket, needs=needs.in_force(needs.visible_to(request.user)))
    if form.is_valid():
        done = attempt(form, start_cycle, kind=kind, service=service, by=request.user, **form.cleaned_data)
        if done.done:
            messages.success(request, f"{done.made.reference} is started. Its gates come next.")
            return redirect(cycle_at(done.made))
    return form_page(
        request, form, heading=f"{socket.label}: {service.name}", button="Start", layout=DENSE, back=service_at(service)
    )
