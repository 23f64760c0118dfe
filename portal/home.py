"""/portal/: takes each person to their own first page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from .access import only
from .audiences import ACCOUNT, audiences_of


@only(ACCOUNT)
def show(request: HttpRequest) -> HttpResponse:
    """The dashboard of the first audience this person belongs to."""
    return redirect(f"/portal/{audiences_of(request.user)[0].code}/")
