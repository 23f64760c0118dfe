"""A bidder's own assessment summary: its marks beside those of the bid that was chosen, and nobody else's."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from commissioning.tenders.models import Bid
from commissioning.tenders.papers import assessment_summary
from commissioning.tenders.queries import bids_of
from commissioning.tenders.rules import has_outcome
from commissioning.tenders.summaries import summary_of
from portal.access import find, only
from portal.audiences import PROVIDERS
from portal.printing import paper_file


@only(PROVIDERS)
def show(request: HttpRequest, reference: str) -> HttpResponse:
    """From the day of the award on."""
    bid = _decided(request, reference)
    return render(request, "portal/providers/outcome.html", {"bid": bid, "summary": summary_of(bid)})


@only(PROVIDERS)
def pdf(request: HttpRequest, reference: str) -> HttpResponse:
    """The same as a letter."""
    return paper_file(assessment_summary(summary_of(_decided(request, reference))))


def _decided(request: HttpRequest, reference: str) -> Bid:
    bid = find(bids_of(request.user), reference=reference)
    if not has_outcome(bid):
        raise Http404("There is no such page.")
    return bid
