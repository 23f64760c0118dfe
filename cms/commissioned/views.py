"""/services/: what runs for people, who provides it, for how much and how long; and what is open for bids now."""

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cms.open_data.tables import pounds_text, table
from commissioning.services.register import COLUMNS, changes_in_force, on_the_register, shown
from commissioning.tenders.queries import open_for_bids, shown_of
from office.screens.pager import page_of


@require_safe
def show_all(request: HttpRequest) -> HttpResponse:
    """The register, and the open tenders above it."""
    page = page_of(on_the_register(), request, order=("reference", "pk"))
    context = {"page": page, "rows": [shown(one) for one in page], "tenders": list(open_for_bids())}
    return render(request, "cms/commissioned/all.html", context)


@require_safe
def show_one(request: HttpRequest, reference: str) -> HttpResponse:
    """One service: its contract, what changed in it, and those before it."""
    service = on_the_register().filter(reference=reference).first()
    if service is None:
        raise Http404
    one = shown(service)
    context = {
        "one": one, "service": service, "contract": one.contract, "changes": list(changes_in_force(one.contract)),
        "earlier": [each for each in service.contracts.all() if each != one.contract],
        "tenders": list(shown_of(service)),
    }  # fmt: skip
    return render(request, "cms/commissioned/one.html", context)


@require_safe
def register_table(request: HttpRequest, form: str) -> StreamingHttpResponse:
    """/services.csv and /services.json: the same rows, the value in pounds."""
    found = (shown(one).row() for one in on_the_register().iterator(chunk_size=200))
    rows = ([pounds_text(row["value"]) if name == "value" else _cell(row[name]) for name in COLUMNS] for row in found)
    return table("services", form, list(COLUMNS), rows)


def _cell(part: object) -> object:
    return "" if part is None else part
