"""Payments: prepared by one person, approved by another, released by a third."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from office.agreements import queries
from office.agreements.banking import read_bank_details
from office.agreements.incidents.actions import lift_hold
from office.agreements.models import BankAccount, Instalment
from office.agreements.rules import live_account, readiness
from office.screens.pages import form_page
from office.screens.steps import take_step_view
from portal.access import find, only
from portal.attempts import attempt, typed
from portal.audiences import FINANCE
from portal.decision_forms import ReasonForm
from portal.payment_forms import STEP_FORMS


def _found(request: HttpRequest, reference: str, number: int) -> Instalment:
    rows = queries.instalments_visible_to(request.user).select_related(
        "agreement__organisation",
        "agreement__commitment__pot__source",
        "agreement__signed_by",
        "prepared_by",
        "approved_by",
        "paid_by",
        "batch",
    )
    return find(rows, agreement__reference=reference, number=number)


def _address(payment: Instalment) -> str:
    return reverse("portal:finance:payment", args=[payment.agreement.reference, payment.number])


def _links(account: BankAccount | None) -> dict[str, str]:
    """Where what is missing can be put right."""
    return (
        {"bank": reverse("portal:finance:bank_check", args=[account.pk])} if account and not account.verified_at else {}
    )


def _page(request: HttpRequest, payment: Instalment, **more: Any) -> HttpResponse:
    account = live_account(payment.agreement.organisation)
    ready = [] if payment.state in ("paid", "cancelled") else readiness(payment)
    context = {"payment": payment, "account": account, "step_links": _links(account), "ready": ready, **more}
    return render(request, "portal/finance/payment.html", context)


@only(FINANCE)
def show(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """One payment, what it waits for, and the button of whoever may press it."""
    return _page(request, _found(request, reference, number))


@only(FINANCE)
@require_POST
@never_cache
def numbers(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """The payment with the whole bank details, to pay by; that they were read is on the trail."""
    payment = _found(request, reference, number)
    account = find(
        queries.accounts_visible_to(request.user), organisation=payment.agreement.organisation_id, replaced_at=None
    )
    return _page(request, payment, numbers=read_bank_details(account=account, by=request.user))


@only(FINANCE)
def step(request: HttpRequest, reference: str, number: int, name: str) -> HttpResponse:
    """Approve, take back, release, cancel."""
    payment = _found(request, reference, number)
    return take_step_view(
        request, payment, name, back=_address(payment), form_class=STEP_FORMS.get(name),
        layout="layouts/dense.html", links=_links(live_account(payment.agreement.organisation)),
    )  # fmt: skip


@only(FINANCE)
def lift(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Let the payments of the agreement go on. Not by whoever held them."""
    payment = _found(request, reference, number)
    form = ReasonForm(typed(request))
    if form.is_valid() and attempt(form, lift_hold, agreement=payment.agreement, reason=form.cleaned_data["reason"],
                                   by=request.user).done:  # fmt: skip
        return redirect(_address(payment))
    return form_page(
        request, form, heading="Lift the hold on payments", button="Lift the hold", layout="layouts/dense.html",
        intro=f"Payments are held: {payment.agreement.held_because or 'no longer.'}", back=_address(payment),
    )  # fmt: skip
