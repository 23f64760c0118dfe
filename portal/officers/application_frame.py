"""What every page of a bid shows around its own part: who, where, how much, the next step, and the way to the next."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from grants.applications.models import Application
from office.records.files.queries import files_of

from .application_list import Asked, place_in

LAYOUT = "layouts/dense.html"
PARTS = (
    ("overview", "Overview", ""), ("answers", "Answers", "answers/"), ("checks", "Checks", "checks/"),
    ("readers", "Readers and scores", "readers/"), ("diligence", "Due diligence", "diligence/"),
    ("files", "Files", "files/"),
    ("group", "The group and its history", "group/"), ("messages", "Messages", "messages/"),
    ("trail", "Trail", "trail/"),
)  # fmt: skip


def kept(request: HttpRequest) -> str:
    """The list one came from, as it goes with every address of a bid; empty when one came from elsewhere."""
    return f"?{Asked.by(request).query(**{'in': 'list'})}" if request.GET.get("in") == "list" else ""


def address(request: HttpRequest, reference: str, rest: str = "") -> str:
    """Where a bid's pages stand, with the list one came from."""
    return reverse("portal:officers:application", args=[reference]) + rest + kept(request)


def framed(request: HttpRequest, application: Application, here: str, **more: Any) -> dict[str, Any]:
    """The context of one page of a bid. `here`: the part one is in."""
    reference = application.reference
    asked = list(application.queries.select_related("asked_by", "answered_by"))
    context = {
        "application": application, "entry": getattr(application.submission, "entry", None), "queries": asked,
        "open_query": next((one for one in asked if not (one.answered_at or one.closed_at)), None),
        "kept": kept(request),
        "at": reverse("portal:officers:application", args=[reference]),
        "step_at": address(request, reference, "steps/"), "step_links": step_links(request, application),
        "places": list(application.districts.order_by("name")), "side_label": "This application",
        "side": _side(request, application, here, len(asked)), **_way(request, reference), **more,
    }  # fmt: skip
    return context


def step_links(request: HttpRequest, application: Application) -> dict[str, str]:
    """Where each obstacle of a bid's steps is put right."""
    reference = application.reference
    round = reverse("portal:officers:round", args=[application.round.fund.code, application.round.number])
    checks = address(request, reference, "checks/")
    return {
        "check": checks, "queries": checks, "contest": f"{round}judging/",
        "readers": address(request, reference, "readers/"), "moderation": address(request, reference, "moderate/"),
    }  # fmt: skip


def _side(request: HttpRequest, application: Application, here: str, asked: int) -> list[dict[str, Any]]:
    counts = {"files": files_of(application).count(), "checks": asked or None}
    return [
        {"text": text, "href": address(request, application.reference, rest), "current": code == here,
         "count": counts.get(code)}
        for code, text, rest in PARTS
    ]  # fmt: skip


def _way(request: HttpRequest, reference: str) -> dict[str, Any]:
    """The list one came from, and the bids on either side in it."""
    if not kept(request):
        return {}
    asked = Asked.by(request)
    place = place_in(asked, request.user, reference)
    found: dict[str, Any] = {"list_address": f"{reverse('portal:officers:applications')}?{asked.query()}"}
    if place:
        found |= {
            "place": place,
            "previous": address(request, place.previous) if place.previous else "",
            "next": address(request, place.next) if place.next else "",
        }
    return found
