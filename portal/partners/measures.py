"""One measure as its owner sees it: what it showed before, what is entered now, and the step to hand it in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from office.screens.steps import take_step_view
from portal import measures
from portal.access import only
from portal.audiences import PARTNERS

FRONT = "/portal/partners/"
LAYOUT = "layouts/portal.html"


@only(PARTNERS)
def show(request: HttpRequest, reference: str, code: str) -> HttpResponse:
    """The measure in this quarter."""
    row = measures.found(request, reference, code)
    at = f"{FRONT}{reference}/{code}/"
    context = {"row": row, "at": at, "lines": measures.lines_of(row), "layout": LAYOUT, "home": FRONT,
               "links": measures.links(at)}  # fmt: skip
    return render(request, "portal/delivery/return.html", context)


@only(PARTNERS)
def enter(request: HttpRequest, reference: str, code: str) -> HttpResponse:
    """Enter figures and words."""
    row = measures.found(request, reference, code)
    return measures.enter(request, row, back=f"{FRONT}{reference}/{code}/", layout=LAYOUT)


@only(PARTNERS)
def step(request: HttpRequest, reference: str, code: str, name: str) -> HttpResponse:
    """Hand it in."""
    row, back = measures.found(request, reference, code), f"{FRONT}{reference}/{code}/"
    return take_step_view(request, row, name, back=back, layout=LAYOUT, done="Handed in. The office reads it now.")
