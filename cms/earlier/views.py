"""/awards/earlier/: every grant that was brought in from before, and what all of them add up to."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from grants.earlier.queries import running_totals, visible_to
from office.screens.pager import page_of
from office.screens.words import pounds


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Newest first, with projects and groups counted apart."""
    sums = running_totals()
    figures = [
        {"figure": f"{sums.projects:,}", "text": "projects in all years"},
        {"figure": f"{sums.groups:,}", "text": "groups, each counted once"},
        {"figure": pounds(sums.awarded_pence), "text": "awarded to them"},
    ]
    page = page_of(visible_to(None), request, order=("-awarded_on", "-pk"))
    return render(request, "cms/earlier/all.html", {"figures": figures, "page": page})
