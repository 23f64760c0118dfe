"""Preparing a payment: by the officer who knows the grant, before finance approves and releases it."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from office.agreements import queries
from office.records.money import pounds
from office.screens.steps import take_step_view
from portal.access import find, only
from portal.audiences import OFFICERS
from portal.payment_forms import STEP_FORMS


@only(OFFICERS)
def prepare(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """The first of three people."""
    rows = queries.instalments_visible_to(request.user).select_related("agreement__organisation")
    payment = find(rows, agreement__reference=reference, number=number)
    intro = f"Payment {number} of {reference}: {pounds(payment.amount_pence)} to {payment.agreement.organisation}. "
    return take_step_view(
        request, payment, "prepare", back=reverse("portal:officers:award", args=[reference]) + "#payments",
        intro=f"{intro}One of finance approves it next, and another releases it.",
        form_class=STEP_FORMS["prepare"], layout="layouts/dense.html",
    )  # fmt: skip
