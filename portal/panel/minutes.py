"""The minutes of a meeting, as a page and as a PDF, without what their reader stepped out of."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from grants.applications.queries import visible_to
from grants.panels.papers import minutes
from grants.panels.queries import on_the_list
from office.records.stationery import Paper
from portal.access import only
from portal.audiences import PANEL
from portal.printing import paper_file, paper_page

from .meetings import DENSE, address, found


def _paper(request: HttpRequest, reference: str) -> Paper:
    meeting = found(request, reference)
    everything = on_the_list(meeting)
    seen = list(everything.filter(pk__in=visible_to(request.user).values("pk")))
    return minutes(meeting, seen, is_whole=len(seen) == everything.count())


@only(PANEL)
def show(request: HttpRequest, reference: str) -> HttpResponse:
    """The minutes as a page."""
    pdf_at = reverse("portal:panel:minutes_pdf", args=[reference])
    back = address(found(request, reference))
    return paper_page(request, _paper(request, reference), pdf=pdf_at, back=back, layout=DENSE)


@only(PANEL)
def pdf(request: HttpRequest, reference: str) -> HttpResponse:
    """The minutes as a PDF."""
    return paper_file(_paper(request, reference))
