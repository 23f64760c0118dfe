"""The receipt for what was sent, and a copy of every word, as pages and as PDFs."""

from django.http import Http404, HttpRequest, HttpResponse

from grants.applications.models import Application
from grants.applications.papers import copy_of, receipt
from office.records.stationery import Paper
from portal.access import only
from portal.audiences import APPLICANTS
from portal.printing import paper_file, paper_page

from .finding import home, own_application

LAYOUT = "layouts/portal.html"


def _receipt(application: Application) -> Paper:
    proof = application.submission.receipts.last()
    if proof is None:
        raise Http404("It has not been sent.")
    return receipt(application, proof)


def _copy(application: Application) -> Paper:
    """As it was last sent while it stands sent; as it is written before that."""
    sent = application.submission.receipts.last() if application.submission.is_locked else None
    return copy_of(application, sent)


@only(APPLICANTS)
def show(request: HttpRequest, reference: str) -> HttpResponse:
    """The receipt."""
    application = own_application(request, reference)
    back = home(application)
    return paper_page(request, _receipt(application), pdf=f"{back}receipt.pdf", back=back, layout=LAYOUT)


@only(APPLICANTS)
def pdf(request: HttpRequest, reference: str) -> HttpResponse:
    """The receipt as a PDF."""
    return paper_file(_receipt(own_application(request, reference)))


@only(APPLICANTS)
def copy(request: HttpRequest, reference: str) -> HttpResponse:
    """Every word, to read and to print."""
    application = own_application(request, reference)
    back = home(application)
    return paper_page(request, _copy(application), pdf=f"{back}copy.pdf", back=back, layout=LAYOUT)


@only(APPLICANTS)
def copy_pdf(request: HttpRequest, reference: str) -> HttpResponse:
    """Every word as a PDF."""
    return paper_file(_copy(own_application(request, reference)))
