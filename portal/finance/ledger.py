"""The ledger: sources, pots and every entry."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from office.ledger import queries
from office.ledger.actions import receive
from office.records.steps import Refused
from office.screens.forms import Form, MoneyField
from office.screens.pager import page_of
from portal.access import find, only
from portal.attempts import typed
from portal.audiences import FINANCE


class ReceiptForm(Form):
    """Money that came in."""

    amount = MoneyField(label="Amount received")
    note = forms.CharField(
        label="What is it?", max_length=200, help_text="For example: asset recovery scheme, quarter 3."
    )


@only(FINANCE)
def show(request: HttpRequest) -> HttpResponse:
    """Every source and pot with its balance, and the entries, newest first."""
    context = {
        "sources": queries.sources_visible_to(request.user),
        "pots": queries.pots_visible_to(request.user),
        "page": page_of(queries.entries(request.user), request, order=("-pk",)),
    }
    return render(request, "portal/finance/ledger.html", context)


@only(FINANCE)
def take_in(request: HttpRequest, code: str) -> HttpResponse:
    """Write down a receipt."""
    source = find(queries.sources_visible_to(request.user), code=code)
    form = ReceiptForm(typed(request))
    if form.is_valid():
        try:
            pence = int(form.cleaned_data["amount"] * 100)
            receive(source=source, pence=pence, note=form.cleaned_data["note"], by=request.user)
        except Refused as no:
            form.add_error("amount", str(no.obstacles[0]))
        else:
            messages.success(request, f"Received into {source}.")
            return redirect("portal:finance:ledger")
    context = {"form": form, "heading": f"Money received: {source}", "button": "Write it down",
               "layout": "layouts/dense.html", "back": "/portal/finance/ledger/"}  # fmt: skip
    return render(request, "layouts/form_page.html", context, status=422 if form.errors else 200)
