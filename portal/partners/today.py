"""A measure owner's first page: what is wanted from them, by when, and what they handed in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from office.agreements.queries import agreements_held
from office.delivery import queries
from office.delivery.states import ReturnState
from portal.access import only
from portal.audiences import PARTNERS

WANTED = (ReturnState.WAITING, ReturnState.LATE)
MOST = 60


@only(PARTNERS)
def show(request: HttpRequest) -> HttpResponse:
    """Their measures, the newest quarter first; and the grants their own organisation holds."""
    rows = list(queries.whole_returns(request.user).filter(owner_id=request.user.pk)[:MOST])
    context = {
        "wanted": [one for one in rows if one.state in WANTED],
        "others": [one for one in rows if one.state not in WANTED],
        "grants": list(agreements_held(request.user)[:MOST]),
    }
    return render(request, "portal/partners/today.html", context)
