"""Pages of topics: one list for each kind, one page for each topic."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cms.money.facts import by_district, public_awards, public_grants, sums_of
from cms.money.places import map_of
from cms.pages.listings import Listing, ListingTag
from office.screens.pager import page_of
from office.screens.words import counted, pounds

from .kinds import KINDS, Kind, Topic, topic_at, topics_of

LATEST = 5


@require_safe
def show_all(request: HttpRequest, folder: str) -> HttpResponse:
    """Every topic of a kind; districts on the map too."""
    kind = _kind(folder)
    places = map_of(by_district(public_grants())) if kind.tag == "place" else []
    context = {"kind": kind, "topics": topics_of(kind), "places": places}
    return render(request, "cms/topics/all.html", context)


@require_safe
def show_one(request: HttpRequest, folder: str, slug: str) -> HttpResponse:
    """One topic: the sums, every grant for it, what came of them and the decisions behind them."""
    kind = _kind(folder)
    topic = topic_at(kind, slug)
    if topic is None:
        raise Http404
    context: dict[str, Any] = {
        "kind": kind,
        "topic": topic,
        "figures": _figures(kind, topic),
        "rows": page_of(listed(kind, topic, "award"), request, order=("-dated", "-pk")),
        "reports": listed(kind, topic, "progress_report")[:LATEST],
        "decisions": listed(kind, topic, "decision")[:LATEST],
    }
    return render(request, "cms/topics/one.html", context)


def listed(kind: Kind, topic: Topic, of: str) -> QuerySet[Listing]:
    """The listings of one kind that belong to a topic, newest first."""
    tags = ListingTag.objects.filter(kind=of, name=kind.tag, value=topic.name)
    rows = Listing.objects.filter(pk__in=tags.values("listing")).select_related("publication")
    return rows.order_by("-dated", "-pk")


def _figures(kind: Kind, topic: Topic) -> list[dict[str, str]]:
    tags = ListingTag.objects.filter(kind="award", name=kind.tag, value=topic.name)
    sums = sums_of(public_awards().filter(publication__in=Listing.objects.filter(tags__in=tags).values("publication")))
    found = [
        {"figure": str(sums.projects), "text": "project" if sums.projects == 1 else "projects"},
        {"figure": pounds(sums.awarded_pence), "text": "awarded to them"},
        {"figure": pounds(sums.paid_pence), "text": "of that paid so far"},
    ]
    if kind.tag != "who":
        found.insert(1, {"figure": str(sums.groups), "text": counted(sums.groups, "group").partition(" ")[2]})
    return found


def _kind(folder: str) -> Kind:
    if folder not in KINDS:
        raise Http404
    return KINDS[folder]
