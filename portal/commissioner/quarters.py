"""The Delivery Quarterly as the Commissioner reads and approves it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from office.delivery import queries
from office.delivery.papers import quarterly_paper
from office.delivery.public_text import body_of
from office.records.stationery import as_html
from office.screens.steps import take_step_view
from portal.access import find, only
from portal.audiences import COMMISSIONER

FRONT = "/portal/commissioner/delivery/"


@only(COMMISSIONER)
def show(request: HttpRequest, reference: str) -> HttpResponse:
    """The whole account as the public will read it."""
    quarterly = find(queries.visible_to(request.user), reference=reference)
    paper = quarterly_paper(str(quarterly), body_of(quarterly), None)
    context = {"quarterly": quarterly, "paper": as_html(paper), "at": f"{FRONT}{reference}/"}
    return render(request, "portal/commissioner/quarter.html", context)


@only(COMMISSIONER)
def step(request: HttpRequest, reference: str, name: str) -> HttpResponse:
    """Approve it."""
    quarterly = find(queries.visible_to(request.user), reference=reference)
    return take_step_view(request, quarterly, name, back=f"{FRONT}{reference}/", layout="layouts/dense.html")
