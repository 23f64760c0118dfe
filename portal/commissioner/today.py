"""What is to be signed, and what was."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from office.decisions import queries
from office.decisions.states import DecisionState
from office.screens.pager import page_of
from portal.access import only
from portal.audiences import COMMISSIONER


@only(COMMISSIONER)
def show(request: HttpRequest) -> HttpResponse:
    """Decisions waiting for this person, and those that were signed, newest first."""
    signed = queries.worklist(request.user).filter(state=DecisionState.SIGNED)
    context = {
        "waiting": list(queries.waiting_for_signature(request.user)),
        "overdue": list(queries.publication_overdue(request.user)),
        "page": page_of(signed, request, order=("-signed_at", "-pk"), size=10),
    }
    return render(request, "portal/commissioner/today.html", context)
