"""One agreement as its provider reads it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from office.agreements.queries import UNWRITTEN, agreements_held
from portal import incidents
from portal.access import find, only
from portal.audiences import PROVIDERS


@only(PROVIDERS)
def show(request: HttpRequest, reference: str) -> HttpResponse:
    """What was agreed, the payments with what each waits for, and the reports."""
    agreement = find(agreements_held(request.user), reference=reference)
    reports = sorted(agreement.reports.all(), key=lambda one: one.due_on)
    context = {
        "agreement": agreement,
        "payments": sorted(agreement.instalments.all(), key=lambda one: one.number),
        "reports": [{"report": one, "is_to_write": one.state in UNWRITTEN} for one in reports],
    }
    return render(request, "portal/providers/agreement.html", context)


@only(PROVIDERS)
def tell_us(request: HttpRequest, reference: str) -> HttpResponse:
    """Something serious happened."""
    agreement = find(agreements_held(request.user), reference=reference)
    return incidents.tell_us(request, agreement, back=reverse("portal:providers:agreement", args=[reference]))
