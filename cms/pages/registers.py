"""What a register shows: its lines a page at a time, the filters in use and those on offer."""

from typing import Any

from django.db.models import Count, QuerySet
from django.db.models.functions import ExtractYear
from django.http import HttpRequest

from office.plan.queries import districts
from office.screens.pager import page_of

from . import filters
from .listings import Listing

# Orders on offer. Each ends in the key, so that no two rows are the same.
ORDERS = {"": ("-dated", "-pk"), "largest": ("-amount_pence", "-pk")}
NAMES = {"decision": ("decision", "decisions"), "award": ("grant", "grants"), "progress_report": ("report", "reports")}


def listed(kind: str) -> QuerySet[Listing]:
    """Every line of one register, newest first."""
    return Listing.objects.filter(kind=kind).select_related("publication").order_by("-dated", "-pk")


def context(kind: str, request: HttpRequest) -> dict[str, Any]:
    """One page of a register, with the filters in the address."""
    asked = filters.read(request.GET)
    order = request.GET.get("order", "")
    order = order if order in ORDERS else ""
    everything = listed(kind)
    rows = asked.narrow(everything)
    one, many = NAMES[kind]
    return {
        "kind": kind,
        "rows": page_of(rows, request, order=ORDERS[order]),
        "count": rows.count(),
        "one": one,
        "many": many,
        "asked": asked,
        "order": order,
        "by_date": _with(request, order=""),
        "by_size": _with(request, order="largest"),
        "chips": [{"text": text, "href": _with(request, **{name: ""})} for name, text in asked.said().items()],
        "choices": _choices(kind, everything, asked),
        "machine_name": {"decision": "decisions", "award": "awards", "progress_report": "progress"}[kind],
    }


def _with(request: HttpRequest, **changes: str) -> str:
    """This address with some words of its query changed, and back at the first page."""
    asked = request.GET.copy()
    for name in ("after", "before"):
        asked.pop(name, None)
    for name, value in changes.items():
        asked.pop(name, None)
        if value:
            asked[name] = value
    return f"?{asked.urlencode()}" if asked else request.path


def _choices(kind: str, rows: QuerySet[Listing], asked: filters.Asked) -> list[dict[str, Any]]:
    """The facets: name in the address, words, and what may be chosen with how many each has."""
    years = rows.order_by().annotate(year=ExtractYear("dated")).values_list("year").annotate(Count("pk"))
    whats = rows.order_by().exclude(what="").values_list("what").annotate(Count("pk")).order_by("what")[:30]
    facets = [
        ("what", "Fund" if kind == "award" else "Kind", [(what, what, count) for what, count in whats]),
        ("year", "Year", [(str(year), str(year), count) for year, count in sorted(years, reverse=True)]),
    ]
    if kind == "award":
        facets.append(("place", "District", [(place.name, place.name, None) for place in districts()]))
    if kind != "progress_report":
        facets.append(("amount", "Amount", [(code, band[0], None) for code, band in filters.AMOUNTS.items()]))
    return [_facet(name, title, options, getattr(asked, name)) for name, title, options in facets if options]


def _facet(name: str, title: str, options: list[tuple[str, str, int | None]], chosen: str) -> dict[str, Any]:
    return {
        "name": name,
        "title": title,
        "chosen": chosen,
        "options": [
            {"value": value, "text": text, "count": count, "chosen": value == chosen} for value, text, count in options
        ],
    }
