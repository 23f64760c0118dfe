"""Payments: approved by one person, released by another."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from office.agreements import queries
from office.screens.steps import take_step_view
from portal.access import find, only
from portal.audiences import FINANCE
from portal.decision_forms import ReasonForm

STEP_FORMS = {"cancel": ReasonForm}


def _found(request: HttpRequest, reference: str, number: int):
    rows = queries.instalments_visible_to(request.user).select_related(
        "agreement__organisation", "approved_by", "paid_by"
    )
    return find(rows, agreement__reference=reference, number=number)


@only(FINANCE)
def show(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """One payment, what it waits for, and the button of whoever may press it."""
    payment = _found(request, reference, number)
    account = payment.agreement.organisation.bank_accounts.filter(replaced_at=None).first()
    return render(request, "portal/finance/payment.html", {"payment": payment, "account": account})


@only(FINANCE)
def step(request: HttpRequest, reference: str, number: int, name: str) -> HttpResponse:
    """Approve, take back, release, cancel."""
    return take_step_view(
        request, _found(request, reference, number), name, back=f"/portal/finance/payments/{reference}/{number}/",
        form_class=STEP_FORMS.get(name), layout="layouts/dense.html",
        links={"bank": "/portal/finance/"},
    )  # fmt: skip
