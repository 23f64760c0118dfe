"""What a register shows: its lines a page at a time, the filters in use and those on offer."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

from cms.search import index
from office.screens.pager import page_of

from . import filters
from .facets import choices
from .listings import Listing

# Orders on offer. Each ends in the key, so that no two rows are the same.
ORDERS = {"": ("-dated", "-pk"), "largest": ("-amount_pence", "-pk")}
COUNTED = 10_000  # counting on would cost more than the page
NAMES = {"decision": ("decision", "decisions"), "award": ("grant", "grants"), "progress_report": ("report", "reports")}


def listed(kind: str) -> QuerySet[Listing]:
    """Every line of one register, newest first."""
    return Listing.objects.filter(kind=kind).select_related("publication").order_by("-dated", "-pk")


def context(kind: str, request: HttpRequest) -> dict[str, Any]:
    """One page of a register, with the filters in the address."""
    asked = filters.read(request.GET)
    search = index.understood(asked.q)
    order = request.GET.get("order", "")
    order = order if order in ORDERS else ""
    rows = asked.narrow(listed(kind), search)
    counted = rows.order_by()[: COUNTED + 1].count()
    one, many = NAMES[kind]
    return {
        "kind": kind,
        "rows": page_of(rows, request, order=ORDERS[order]),
        "count": counted if counted <= COUNTED else f"More than {COUNTED:,}",
        "one": one,
        "many": many,
        "asked": asked,
        "search": search,
        "meant": " ".join(search.words),
        "order": order,
        "by_date": _with(request, order=""),
        "by_size": _with(request, order="largest"),
        "chips": [{"text": text, "href": _with(request, **{name: ""})} for name, text in asked.said().items()],
        "choices": choices(kind, asked),
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
