"""The log of who was told what, about the bids and awards of one's own funds."""

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from grants.applications.queries import visible_to as applications_visible_to
from grants.awards.queries import visible_to as awards_visible_to
from office.agreements import queries as agreements
from office.people.standing import standing_of
from office.post.models import DeliveryState, Message
from office.screens.pager import page_of
from portal.access import find, only
from portal.audiences import OFFICERS


def _visible(request: HttpRequest) -> QuerySet[Message]:
    """What was told about the bids of this officer's funds, their agreements, payments and reports."""
    keys = standing_of(request.user).keys("grants.FundKey")
    bids = applications_visible_to(request.user).filter(round__fund_id__in=keys)
    awards = awards_visible_to(request.user).filter(application__in=bids)
    own = {"agreement__in": awards.values("agreement")}
    about = {
        "grants.application": bids.values("pk"),
        "grants.award": awards.values("pk"),
        "agreements.agreement": awards.values("agreement"),
        "agreements.instalment": agreements.instalments_visible_to(request.user).filter(**own).values("pk"),
        "agreements.progressreport": agreements.reports_visible_to(request.user).filter(**own).values("pk"),
    }
    wanted = Q(pk__in=[])
    for label, keys_of in about.items():
        wanted |= Q(subject_type=label, subject_id__in=keys_of)
    return Message.objects.filter(wanted).prefetch_related("deliveries")


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
