"""Where the group is paid: given by its lead, shown by its end alone."""

from django import forms
from django.contrib import messages as notices
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from office.agreements.banking import give_bank_details
from office.agreements.permissions import may_give_bank_details
from office.agreements.rules import live_account
from office.screens.forms import Form, UploadField
from office.screens.pages import form_page
from portal.access import only
from portal.attempts import attempt, typed
from portal.audiences import APPLICANTS

from .grants import address, own_agreement


def _digits(label: str, hint: str) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=hint, max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": f"Enter the {label.lower()}", "max_length": f"{label}: enter the digits only"},
    )  # fmt: skip


class BankForm(Form):
    """Whose account, and its two numbers. They are never shown again."""

    account_name = forms.CharField(
        label="Name on the account", max_length=120, help_text="It must be your group's own account.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": "Enter the name on the account", "max_length": "Use 120 letters or fewer"},
    )  # fmt: skip
    sort_code = _digits("Sort code", "6 digits, like 30-90-09.")
    account_number = _digits("Account number", "8 digits. Put 0 in front if yours has 7.")
    letter = UploadField(
        label="A bank letter or statement", required=False, hint="If you have one at hand. It makes our check quicker."
    )


@only(APPLICANTS)
def give(request: HttpRequest, reference: str) -> HttpResponse:
    """Give the details, or new ones in place of the old."""
    agreement = own_agreement(request, reference)
    group = agreement.organisation
    if not may_give_bank_details(group, request.user):
        raise Http404("There is no such page.")
    form = BankForm(typed(request), request.FILES or None)
    if form.is_valid() and attempt(
        form, give_bank_details, organisation=group, by=request.user, **form.cleaned_data
    ).done:  # fmt: skip
        notices.success(request, "We have your bank details. We will ring the number in your profile to check them.")
        return redirect(address(agreement))
    return form_page(
        request, form, heading="Where should we pay the grant?", button="Save the bank details",
        back=address(agreement), template="portal/applicants/bank.html", group=group, account=live_account(group),
    )  # fmt: skip
