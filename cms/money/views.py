"""/money/: where every pound came from and went, and a page for each source."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from cms.pages.listings import Listing
from office.ledger.models import LedgerEntry
from office.ledger.queries import totals
from office.screens.pager import page_of
from office.screens.words import counted, pounds

from .facts import Line, by_district, lines, public_awards, public_grants, rounds_of, summed
from .picture import flow_of
from .places import map_of


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """What came in, what it was set aside for, what it was given to and where."""
    grants = public_grants()
    found, given, places = lines(grants), summed(grants), by_district(grants)
    context: dict[str, Any] = {
        "lines": found,
        "whole": _whole(found),
        "given": given,
        "adds_up": sum(one.source.received_pence for one in found) == _received(),
        "figures": _figures(found, given),
        "flow": flow_of(grants),
        "places": map_of(places),
        "rows": [{"name": name, "slug": slugify(name), "sums": sums} for name, sums in places.items()],
    }
    return render(request, "cms/money/all.html", context)


@require_safe
def show_source(request: HttpRequest, code: str) -> HttpResponse:
    """One source: what came in and when, the rounds it pays for, and every published grant made from it."""
    line = next((one for one in lines(public_grants()) if one.source.code.lower() == code), None)
    if line is None:
        raise Http404
    awards = public_awards().filter(commitment__pot__source=line.source)
    rows = Listing.objects.filter(kind="award", publication__award__in=awards).select_related("publication")
    receipts = LedgerEntry.objects.filter(source=line.source, kind=LedgerEntry.Kind.RECEIPT).order_by("-on", "-pk")
    context = {
        "line": line,
        "source": line.source,
        "figures": _figures([line], line.given),
        "receipts": receipts.values("on", "amount_pence")[:12],
        "rounds": [{"round": round, "pence": pence} for round, pence in rounds_of(line.source)],
        "rows": page_of(rows, request, order=("-dated", "-pk")),
    }
    return render(request, "cms/money/source.html", context)


def _received() -> int:
    """By the ledger's entries, summed again: what came in and what groups gave back."""
    entries = totals()
    return entries["received"] + entries["returned"]


def _whole(found: list[Line]) -> dict[str, int]:
    """The last row of the table."""
    return {
        "received": sum(one.source.received_pence for one in found),
        "announced": sum(one.announced_pence for one in found),
        "awarded": sum(one.given.awarded_pence for one in found),
        "waiting": sum(one.waiting_pence for one in found),
        "paid": sum(one.given.paid_pence for one in found),
        "rest": sum(one.rest_pence for one in found),
    }


def _figures(found: list[Line], given: Any) -> list[dict[str, str]]:
    projects = f"awarded to {counted(given.projects, 'project')} of {counted(given.groups, 'group')}"
    return [
        {"figure": pounds(sum(one.source.received_pence for one in found)), "text": "came in"},
        {"figure": pounds(sum(one.announced_pence for one in found)), "text": "set aside for rounds"},
        {"figure": pounds(given.awarded_pence), "text": projects},
        {"figure": pounds(given.paid_pence), "text": "of that paid so far"},
    ]
