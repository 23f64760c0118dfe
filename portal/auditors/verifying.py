"""Whether the trail is whole: the same check as `manage.py verify_trail`, on a page."""

from itertools import islice
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from office.records import guards
from office.records.trail import note
from office.records.trail.queries import events, last_seal
from office.records.trail.verifying import faults
from portal.access import only
from portal.audiences import AUDITORS

from .rows import rows_of

MOST = 20


@only(AUDITORS)
def show(request: HttpRequest) -> HttpResponse:
    """When it was last checked, and the check itself when asked for."""
    found = _checked(request) if request.method == "POST" else None
    checks = events(subject_type="people.user").filter(verb="trail_verified").order_by("-at", "-pk")[:5]
    context = {
        "faults": found,
        "is_whole": found == [],
        "count": events().count(),
        "seal": last_seal(),
        "checks": rows_of(checks),
    }
    return render(request, "portal/auditors/verify.html", context)


def _checked(request: HttpRequest) -> list[str]:
    """The first faults found; that somebody looked goes on the trail."""
    found = [f"{label}: its database guard is missing" for label in dict.fromkeys(guards.missing())]
    found += list(islice(faults(), MOST))
    auditor: Any = request.user
    note(auditor, "trail_verified", by=auditor, words={"faults": len(found)})
    return found
