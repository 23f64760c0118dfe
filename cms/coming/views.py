"""/decisions/coming/: what will be decided soon."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from .plan import AHEAD, forward_plan


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """The decisions that are due, the earliest first."""
    return render(request, "cms/coming.html", {"due": forward_plan(), "days": AHEAD.days})
