"""What the pages of commissioning share: where things stand, and the page that does one deed."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from office.screens.pages import form_page
from portal.attempts import answered

DENSE = "layouts/dense.html"
HERE = "/portal/officers/commissioning/"


def service_at(service: Any) -> str:
    """Where a service's page stands."""
    return f"{HERE}services/{service.reference}/"


def cycle_at(cycle: Any) -> str:
    """Where a cycle's page stands."""
    return f"{HERE}cycles/{cycle.reference}/"


def contract_at(contract: Any) -> str:
    """Where a contract's page stands."""
    return f"{HERE}contracts/{contract.reference}/"


def tender_at(tender: Any) -> str:
    """Where a tender's page stands."""
    return f"{HERE}tenders/{tender.reference}/"


def deed_page(
    request: HttpRequest, form: Any, action: Callable[..., Any], *, heading: str, button: str, back: str, done: str,
    intro: str = "", **said: Any,
) -> HttpResponse:  # fmt: skip
    """One form, whose fields are named as the deed's words: done, or shown again with what stands in the way."""
    if answered(form, action, by=request.user, **said):
        messages.success(request, done)
        return redirect(back)
    return form_page(request, form, heading=heading, back=back, button=button, layout=DENSE, intro=intro)
