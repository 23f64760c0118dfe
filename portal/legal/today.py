"""What waits for legal advice, and closed parts to look at again."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from office.decisions import queries
from portal.access import only
from portal.audiences import LEGAL


@only(LEGAL)
def show(request: HttpRequest) -> HttpResponse:
    """The monitoring officer's desk."""
    context = {
        "waiting": list(queries.waiting_for_advice(request.user, "legal")),
        "to_review": list(queries.exemptions_to_review(request.user)),
        "overdue": list(queries.publication_overdue(request.user)),
    }
    return render(request, "portal/legal/today.html", context)
