"""What a register and the home page show, read from publications and rounds."""

from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import ExtractYear
from django.http import HttpRequest

from grants.funds.queries import open_rounds
from office.records import publication as publishing
from office.records.publication.models import Publication
from office.screens.pager import page_of


def register_context(kind: str, request: HttpRequest) -> dict[str, Any]:
    """One page of a register, newest first, with the filters in the address."""
    everything = publishing.queries.visible_to(None).filter(kind=kind)
    asked = {"year": request.GET.get("year", ""), "q": request.GET.get("q", "").strip()[:100]}
    rows = _filtered(everything, asked)
    return {
        "page_of_records": page_of(rows, request, order=("-published_at", "-pk")),
        "years": list(
            everything.annotate(year=ExtractYear("published_at"))
            .values_list("year", flat=True)
            .distinct()
            .order_by("-year")
        ),
        "asked": asked,
        "count": rows.count(),
    }


def _filtered(rows: QuerySet[Publication], asked: dict[str, str]) -> QuerySet[Publication]:
    rows = publishing.queries.with_shown_version(rows)
    if asked["year"].isdigit():
        rows = rows.filter(published_at__year=int(asked["year"]))
    for word in asked["q"].split()[:8]:
        rows = rows.filter(title__icontains=word) | rows.filter(reference__icontains=word)
    return rows


def home_context() -> dict[str, Any]:
    """Open rounds, the latest decisions and awards."""
    return {
        "open_rounds": list(open_rounds()),
        "latest_decisions": list(publishing.queries.published("decision")[:4]),
        "latest_awards": list(publishing.queries.published("award")[:4]),
    }
