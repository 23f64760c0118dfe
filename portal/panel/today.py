"""The Advisory Board's meetings: the next ones, and those that were held."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from office.judging import queries
from office.judging.states import MeetingState
from office.screens.pager import page_of
from portal.access import only
from portal.audiences import PANEL


@only(PANEL)
def show(request: HttpRequest) -> HttpResponse:
    """Meetings that are planned or sitting first; the held ones below, page by page."""
    rows = queries.meetings_visible_to(request.user).select_related("contest")
    context = {
        "coming": list(rows.exclude(state=MeetingState.CLOSED).order_by("held_on", "pk")),
        "page": page_of(rows.filter(state=MeetingState.CLOSED), request, order=("-held_on", "-pk")),
    }
    return render(request, "portal/panel/today.html", context)
