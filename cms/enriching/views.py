"""/cms/ready/: the queue, inside the editing screens."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from office.screens.pager import page_of

from .queue import ready_to_enrich

KINDS = {"award": "Grants", "decision": "Decisions", "progress_report": "Reports", "delivery_quarterly": "Quarterlies"}


@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """Newest first, of every kind or of one. Wagtail lets in only those who may edit."""
    kind = request.GET.get("kind", "")
    page = page_of(ready_to_enrich(kind if kind in KINDS else ""), request, order=("-dated", "-pk"))
    return render(request, "cms/enriching/ready.html", {"page": page, "kinds": KINDS, "kind": kind})
