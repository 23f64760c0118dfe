"""The log of who was told what, about the bids and awards of one's own funds."""

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from grants.applications.queries import visible_to as applications_visible_to
from grants.awards.queries import visible_to as awards_visible_to
from office.people.standing import standing_of
from office.post.models import DeliveryState, Message
from office.screens.pager import page_of
from portal.access import find, only
from portal.audiences import OFFICERS


def _visible(request: HttpRequest):
    """What was told about the bids of this officer's funds, their agreements and their reports."""
    bids = applications_visible_to(request.user).filter(
        round__fund_id__in=standing_of(request.user).keys("grants.FundKey")
    )
    agreements = awards_visible_to(request.user).filter(application__in=bids).values("agreement_id")
    return Message.objects.filter(
        Q(subject_type="grants.application", subject_id__in=bids.values("pk"))
        | Q(subject_type="agreements.agreement", subject_id__in=agreements)
        | Q(subject_type="grants.award", subject_id__in=awards_visible_to(request.user).filter(application__in=bids))
    ).prefetch_related("deliveries")


@only(OFFICERS)
def index(request: HttpRequest) -> HttpResponse:
    """Who was told what, newest first; by words, or those that did not arrive."""
    words, lost = request.GET.get("words", "").strip()[:80], request.GET.get("lost") == "yes"
    rows = _visible(request)
    if words:
        rows = rows.filter(Q(title__icontains=words) | Q(reference__icontains=words) | Q(to_address__icontains=words))
    if lost:
        rows = rows.filter(deliveries__state__in=[DeliveryState.REFUSED, DeliveryState.TOO_LATE])
    page = page_of(rows, request, order=("-created_at", "-pk"))
    return render(request, "portal/officers/messages_list.html", {"page": page, "words": words, "lost": lost})


@only(OFFICERS)
def show(request: HttpRequest, key: int) -> HttpResponse:
    """One message as it was sent, and how far it got."""
    return render(request, "portal/officers/message.html", {"one": find(_visible(request), pk=key)})
