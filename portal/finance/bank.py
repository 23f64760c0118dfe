"""Checking bank details by ringing the group on the number on file."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from office.agreements import queries
from office.agreements.banking import read_bank_details, verify_bank_details
from office.screens.forms import Form
from portal.access import find, only
from portal.attempts import attempt, typed
from portal.audiences import FINANCE


class CalledForm(Form):
    """Which number was rung."""

    called_number = forms.CharField(
        label="Which number did you ring?",
        max_length=30,
        help_text="Ring the number on file, never one from an e-mail or a form. Ask them to read their details to you.",
        error_messages={"required": "Enter the number you rang"},
    )


@only(FINANCE)
@never_cache
def check(request: HttpRequest, account_id: int) -> HttpResponse:
    """Show the masked account; after the call, write down which number was rung."""
    account = find(queries.accounts_to_check(request.user), pk=account_id)
    numbers = None
    if "read" in request.POST:
        form, numbers = CalledForm(), read_bank_details(account=account, by=request.user)
    else:
        form = CalledForm(typed(request))
    if form.is_valid():
        called = form.cleaned_data["called_number"]
        if attempt(form, verify_bank_details, account=account, called_number=called, by=request.user).done:
            messages.success(request, f"The details of {account.organisation} are checked.")
            return redirect("portal:finance:today")
    context = {"form": form, "account": account, "numbers": numbers}
    return render(request, "portal/finance/bank_check.html", context, status=422 if form.errors else 200)
