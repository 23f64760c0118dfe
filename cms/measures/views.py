"""One measure's page, and the figures and the paper of the Delivery Quarterly for machines and printers."""

import json
from collections.abc import Iterator
from typing import Any

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cms.open_data.views import LICENCE
from grants.awards.models import Award
from office.delivery.papers import quarterly_paper
from office.records import letterhead
from office.records import publication as publishing
from office.records.publication.workflow import PublicationState
from office.records.stationery import as_pdf
from office.screens.exports import csv_answer

from . import told

HEAD = ("measure", "text", "series", "quarter", "is_baseline", "value", "shown", "comparable", "notes", "source")
MOST = 30
A_DAY = 24 * 3600


@require_safe
def show(request: HttpRequest, code: str) -> HttpResponse:
    """A measure: eight quarters, what it means, what is being done, and what we fund that touches it."""
    newest = told.newest()
    measure = next((one for one in told.measures(told.body_of(newest)) if one["code"] == code), None)
    if measure is None:
        raise Http404
    context = {"measure": measure, "newest": newest, "funded": _funded(measure)}
    return render(request, "cms/measures/measure.html", context)


def _funded(measure: told.Measure) -> list[dict[str, Any]]:
    """Published grants whose agreement names this measure, then those under the same outcome of the Plan."""
    public = Award.objects.filter(publication__state=PublicationState.PUBLISHED).select_related(
        "publication", "agreement"
    )
    naming = public.filter(agreement__measures__plan_measure__code=measure["code"]).distinct()
    near = public.filter(application__tags__outcome__name=measure["outcome"]).exclude(pk__in=naming.values("pk"))
    rows: list[tuple[Any, bool]] = [(one, True) for one in naming.order_by("reference")[:MOST]]
    rows += [(one, False) for one in near.order_by("-reference")[: MOST - len(rows)]]
    return [
        {"title": one.publication.title, "href": one.publication.address, "reference": one.reference, "names_it": names}
        for one, names in rows
    ]


@require_safe
def as_csv(request: HttpRequest) -> StreamingHttpResponse:
    """Every figure that was told last, a row each."""
    rows = ([row[name] for name in HEAD] for row in _rows(told.body_of(told.newest())))
    return csv_answer("measures", HEAD, rows)


@require_safe
def as_json(request: HttpRequest) -> HttpResponse:
    """The same, with licence and publisher."""
    newest = told.newest()
    found = {
        "license": LICENCE, "publisher": letterhead.in_force().body_name, "title": "Measures of the Plan",
        "quarterly": newest.reference if newest else None, "figures": list(_rows(told.body_of(newest))),
    }  # fmt: skip
    text = json.dumps(found, ensure_ascii=False, indent=1)
    return HttpResponse(text, content_type="application/json; charset=utf-8")


def _rows(body: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for measure in body.get("measures", []):
        for series in measure["series"]:
            points = [(one, True) for one in [series["baseline"]] if one] + [(one, False) for one in series["points"]]
            for point, is_baseline in points:
                yield {
                    "measure": measure["code"], "text": measure["text"], "series": series["unit"],
                    "quarter": point["quarter"], "is_baseline": is_baseline, "value": point["value"],
                    "shown": point["shown"] or point.get("words", ""), "comparable": point.get("comparable", True),
                    "notes": "; ".join(point["notes"]), "source": point.get("source", ""),
                }  # fmt: skip


@require_safe
def as_paper(request: HttpRequest, reference: str) -> HttpResponse:
    """The account of a quarter as a PDF, made once for each version."""
    publication = publishing.queries.at_address(f"/measures/{reference}/")
    version = publishing.queries.shown_version(publication) if publication else None
    if version is None:
        raise Http404
    key = f"quarterly:{version.hash}"
    pdf = cache.get(key)
    if pdf is None:
        pdf = as_pdf(quarterly_paper(version.title, version.body, version.at.date()))
        cache.set(key, pdf, A_DAY)
    answer = HttpResponse(pdf, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{reference}.pdf"'
    return answer
