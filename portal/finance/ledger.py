"""The ledger: sources, pots and every entry."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from office.ledger import queries
from office.ledger.actions import open_source, receive
from office.screens.forms import DateField, Form, MoneyField
from office.screens.pager import page_of
from office.screens.pages import form_page
from portal.access import find, only
from portal.attempts import attempt, typed
from portal.audiences import FINANCE

DENSE = "layouts/dense.html"


class ReceiptForm(Form):
    """Money that came in."""

    amount = MoneyField(label="Amount received")
    note = forms.CharField(
        label="What is it?", max_length=200, help_text="For example: asset recovery scheme, quarter 3."
    )


class SourceForm(Form):
    """Where money comes from."""

    name = forms.CharField(label="Name of the source", max_length=120)
    code = forms.SlugField(
        label="Short code",
        max_length=20,
        help_text="Letters, digits and hyphens, such as POCA.",
        error_messages={"invalid": "Use letters, digits and hyphens only"},
    )
    purpose = forms.CharField(label="What may it be used for?", max_length=300, required=False)
    return_by = DateField(
        label="When must what is not spent go back?", help_text="If it must.", what="the day", required=False
    )


@only(FINANCE)
def show(request: HttpRequest) -> HttpResponse:
    """Every source and pot with its balance, and the entries, newest first."""
    sources = list(queries.balances(request.user))
    context = {
        "sources": sources,
        "pots": [pot for source in sources for pot in source.pots.all()],
        "page": page_of(queries.entries(request.user), request, order=("-on", "-pk")),
    }
    return render(request, "portal/finance/ledger.html", context)


@only(FINANCE)
def take_in(request: HttpRequest, code: str) -> HttpResponse:
    """Write down a receipt."""
    source = find(queries.sources_visible_to(request.user), code=code)
    form = ReceiptForm(typed(request))
    if form.is_valid():
        said = {"pence": int(form.cleaned_data["amount"] * 100), "note": form.cleaned_data["note"]}
        if attempt(form, receive, source=source, by=request.user, **said).done:
            messages.success(request, f"Received into {source}.")
            return redirect("portal:finance:ledger")
    return form_page(
        request, form, heading=f"Money received: {source}", button="Write it down", layout=DENSE,
        back=reverse("portal:finance:ledger"),
    )  # fmt: skip


@only(FINANCE)
def name_source(request: HttpRequest) -> HttpResponse:
    """Name a source of money. It holds nothing until something is received."""
    form = SourceForm(typed(request))
    if form.is_valid():
        if queries.sources_visible_to(request.user).filter(code__iexact=form.cleaned_data["code"]).exists():
            form.add_error("code", "There is a source with this code already")
        elif attempt(form, open_source, by=request.user, **form.cleaned_data).done:
            messages.success(request, "The source is named. Write down what is received into it.")
            return redirect("portal:finance:ledger")
    return form_page(
        request, form, heading="Name a source of money", button="Name it", layout=DENSE,
        back=reverse("portal:finance:ledger"),
    )  # fmt: skip
