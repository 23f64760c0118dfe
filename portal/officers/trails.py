"""The trail of any one thing an officer may see."""

from django.apps import apps
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from office.records import sight
from portal import trail
from portal.access import find, only
from portal.audiences import OFFICERS

from .finding import organisation_of, refuse_interest


@only(OFFICERS)
def show(request: HttpRequest, app: str, model: str, key: int) -> HttpResponse:
    """Everything that happened to it, newest first. What one may not see has no trail."""
    try:
        kind = apps.get_model(app, model)
    except LookupError:
        raise Http404("There is no such page.") from None
    thing = find(sight.visible(kind, request.user), pk=key)
    about = organisation_of(thing)
    if about:
        refuse_interest(request, about)
    context = {"thing": thing, "kind": kind._meta.verbose_name, "items": trail.timeline_of(thing, most=300)}
    return render(request, "portal/officers/trail.html", context)
