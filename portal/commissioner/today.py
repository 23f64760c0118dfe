"""What is to be signed, and what was."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from office.decisions import queries
from portal.access import only
from portal.audiences import COMMISSIONER


@only(COMMISSIONER)
def show(request: HttpRequest) -> HttpResponse:
    """Decisions waiting for this person, and the last ones signed."""
    signed = queries.worklist(request.user).filter(state="signed").order_by("-signed_at", "-pk")[:10]
    context = {"waiting": list(queries.waiting_for_signature(request.user)), "signed": list(signed)}
    return render(request, "portal/commissioner/today.html", context)
