"""Checking bank details by ringing the group on the number on file."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from office.agreements import queries
from office.agreements.banking import read_bank_details, verify_bank_details
from office.records.steps import Forbidden, Refused
from office.screens.forms import Form
from portal.access import find, only
from portal.attempts import typed
from portal.audiences import FINANCE


class CalledForm(Form):
    """Which number was rung."""

    called_number = forms.CharField(
        label="Which number did you ring?", max_length=30,
        help_text="Ring the number on file, never one from an e-mail or a form. Ask them to read their details to you.",
        error_messages={"required": "Enter the number you rang"},
    )  # fmt: skip


@only(FINANCE)
def check(request: HttpRequest, account_id: int) -> HttpResponse:
    """Show the masked account; after the call, write down which number was rung."""
    account = find(queries.accounts_to_check(request.user), pk=account_id)
    form = CalledForm(typed(request))
    numbers = None
    if request.method == "POST" and "read" in request.POST:
        form, numbers = CalledForm(), read_bank_details(account=account, by=request.user)
    elif form.is_valid() and _verified(form, account, request.user):
        messages.success(request, f"The details of {account.organisation} are checked.")
        return redirect("portal:finance:today")
    context = {"form": form, "account": account, "numbers": numbers}
    return render(request, "portal/finance/bank_check.html", context, status=422 if form.errors else 200)


def _verified(form: CalledForm, account, user) -> bool:
    try:
        verify_bank_details(account=account, called_number=form.cleaned_data["called_number"], by=user)
    except Forbidden:
        form.add_error(None, "Somebody else must check these details.")
    except Refused as no:
        for sentence in no.obstacles:
            form.add_error("called_number", str(sentence))
    else:
        return True
    return False
