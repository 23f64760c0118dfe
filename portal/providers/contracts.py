"""A provider's contracts: what was agreed, what is to be signed, what must be put right, and how it ends."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from commissioning.performance.actions import send_service_report
from commissioning.services import queries
from commissioning.services.models import Contract
from commissioning.services.papers import contract_papers
from office.records.stationery import Paper
from office.screens.pager import page_of
from office.screens.pages import form_page
from office.screens.steps import take_step_view
from portal.access import find, only
from portal.attempts import attempt, typed
from portal.audiences import PROVIDERS
from portal.performance import ServiceReportForm, performance_of
from portal.printing import paper_file, paper_page

from .forms import NameForm

HERE = "/portal/providers/contracts/"


def _contract(request: HttpRequest, reference: str) -> Contract:
    return find(queries.whole(queries.contracts_delivered(request.user)), reference=reference)


@only(PROVIDERS)
def index(request: HttpRequest) -> HttpResponse:
    """Every contract of one's own organisations, the newest first."""
    rows = queries.contracts_delivered(request.user).select_related("service", "provider")
    page = page_of(rows, request, order=("-starts_on", "-pk"))
    return render(request, "portal/providers/contracts.html", {"page": page})


@only(PROVIDERS)
def show(request: HttpRequest, reference: str) -> HttpResponse:
    """One contract."""
    contract = _contract(request, reference)
    context = {
        "contract": contract, "at": f"{HERE}{reference}/", "changes": list(contract.variations.all()),
        "concerns": list(contract.concerns.all()), "papers": contract_papers(contract),
        **performance_of(contract),
        "exit_items": [one for one in contract.checklist.all() if one.part == "exit"],
    }  # fmt: skip
    return render(request, "portal/providers/contract.html", context)


@only(PROVIDERS)
def report(request: HttpRequest, reference: str) -> HttpResponse:
    """Report on some days of the service."""
    contract = _contract(request, reference)
    form = ServiceReportForm(typed(request), contract=contract)
    if form.is_valid() and attempt(
        form, send_service_report, contract=contract, by=request.user, **form.said()
    ).done:  # fmt: skip
        messages.success(request, "We have your report. You see here when we accept it.")
        return redirect(f"{HERE}{reference}/#performance")
    return form_page(
        request, form, heading="Report on the service", button="Send the report", back=f"{HERE}{reference}/",
        intro="Count people, never name them.",
    )  # fmt: skip


@only(PROVIDERS)
def sign(request: HttpRequest, reference: str) -> HttpResponse:
    """Sign the contract for one's organisation."""
    contract = _contract(request, reference)
    return _sign(request, contract, "sign_for_provider", reference)


@only(PROVIDERS)
def sign_change(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Sign the deed of a change."""
    change = find(_contract(request, reference).variations.select_related("contract"), number=number)
    return _sign(request, change, "sign_deed_for_provider", reference)


def _sign(request: HttpRequest, row: Any, step: str, reference: str) -> HttpResponse:
    return take_step_view(
        request, row, step, back=f"{HERE}{reference}/", form_class=NameForm, audience="applicant",
        intro="Read the paper first. Your name, as you type it, stands under it.", done="You have signed.",
    )  # fmt: skip


@only(PROVIDERS)
def paper(request: HttpRequest, reference: str, which: str) -> HttpResponse:
    """One of its papers, as a page."""
    at = f"{HERE}{reference}/"
    found = _paper(request, reference, which)
    return paper_page(request, found, pdf=f"{at}papers/{which}.pdf", back=at, layout="layouts/portal.html")


@only(PROVIDERS)
def paper_pdf(request: HttpRequest, reference: str, which: str) -> HttpResponse:
    """The same as a PDF."""
    return paper_file(_paper(request, reference, which))


def _paper(request: HttpRequest, reference: str, which: str) -> Paper:
    papers = contract_papers(_contract(request, reference))
    if which not in papers:
        raise Http404("There is no such page.")
    return papers[which][1]()
