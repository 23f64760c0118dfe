"""The papers of tenders and contracts, as pages and as PDFs."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from commissioning.cycles.papers import business_case
from commissioning.services import queries as contracts
from commissioning.services.papers import contract_papers
from commissioning.tenders import papers as of_tenders
from commissioning.tenders import queries as tenders
from office.records.stationery import Paper
from portal.access import find, only
from portal.audiences import OFFICERS
from portal.officers.finding import refuse_interest
from portal.printing import paper_file, paper_page

from .cycles import cycle_of
from .frame import DENSE, HERE, tender_at


@only(OFFICERS)
def of_cycle(request: HttpRequest, reference: str) -> HttpResponse:
    """The business case of a cycle, as a page."""
    at = f"{HERE}cycles/{reference}/"
    paper = business_case(cycle_of(request, reference))
    return paper_page(request, paper, pdf=f"{at}papers/business-case.pdf", back=at, layout=DENSE)


@only(OFFICERS)
def of_cycle_pdf(request: HttpRequest, reference: str) -> HttpResponse:
    """The same as a PDF."""
    return paper_file(business_case(cycle_of(request, reference)))


@only(OFFICERS)
def of_tender(request: HttpRequest, reference: str, which: str) -> HttpResponse:
    """A paper of a tender, as a page."""
    tender = _tender(request, reference)
    at = tender_at(tender)
    return paper_page(request, _of_tender(request, tender, which), pdf=f"{at}papers/{which}.pdf", back=at, layout=DENSE)


@only(OFFICERS)
def of_tender_pdf(request: HttpRequest, reference: str, which: str) -> HttpResponse:
    """The same as a PDF."""
    return paper_file(_of_tender(request, _tender(request, reference), which))


def _tender(request: HttpRequest, reference: str) -> Any:
    return find(tenders.whole(tenders.visible_to(request.user)), reference=reference)


def _of_tender(request: HttpRequest, tender: Any, which: str) -> Paper:
    if which == "invitation":
        return of_tenders.invitation(tender)
    if which == "questions":
        return of_tenders.clarification_log(tender, tender.clarifications.filter(answered_at__isnull=False))
    if which != "evaluation" or not tender.prices_opened_at:
        raise Http404("There is no such page.")
    for key in tender.bids.values_list("organisation", flat=True):
        refuse_interest(request, key)
    return of_tenders.evaluation_report(tender)


@only(OFFICERS)
def of_contract(request: HttpRequest, reference: str, which: str) -> HttpResponse:
    """A paper of a contract, as a page."""
    paper, at = _of_contract(request, reference, which), f"{HERE}contracts/{reference}/"
    return paper_page(request, paper, pdf=f"{at}papers/{which}.pdf", back=at, layout=DENSE)


@only(OFFICERS)
def of_contract_pdf(request: HttpRequest, reference: str, which: str) -> HttpResponse:
    """The same as a PDF."""
    return paper_file(_of_contract(request, reference, which))


def _contract(request: HttpRequest, reference: str) -> Any:
    contract = find(contracts.whole(contracts.contracts_visible_to(request.user)), reference=reference)
    refuse_interest(request, contract.provider_id)
    return contract


def _of_contract(request: HttpRequest, reference: str, which: str) -> Paper:
    papers = contract_papers(_contract(request, reference))
    if which not in papers:
        raise Http404("There is no such page.")
    return papers[which][1]()
