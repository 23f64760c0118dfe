"""A version printed whole, draft or published, as a PDF and for Word."""

from django.http import HttpRequest, HttpResponse

from grants.funds.papers import whole_form_paper
from office.screens.papers import pdf_response, word_response
from portal.access import only
from portal.audiences import OFFICERS

from .finding import version_at


@only(OFFICERS)
def pdf(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """As a PDF."""
    return pdf_response(whole_form_paper(version_at(request, code, number)))


@only(OFFICERS)
def word(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """For Word."""
    return word_response(whole_form_paper(version_at(request, code, number)))
