"""How the office names itself: one form, in force from a day on; what was said before stays."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from office.records import clock
from office.records.letterhead import in_force, set_letterhead
from office.records.letterhead.contrast import readable_under_white
from office.screens.forms import DateField, Form
from office.screens.pages import form_page
from portal.access import only
from portal.attempts import typed
from portal.audiences import ADMINISTRATORS


def _line(label: str, longest: int, hint: str = "", *, required: bool = False) -> forms.CharField:
    return forms.CharField(label=label, max_length=longest, help_text=hint, required=required)


class LetterheadForm(Form):
    """The names of the office."""

    effective_from = DateField(label="From which day?", what="the day")
    body_name = _line("Name of the office", 120, required=True)
    short_name = _line("Short name", 60, "As people say it.", required=True)
    area_name = _line("Area", 60, "For example: West Yorkshire.")
    holder_title = _line("Title of the office-holder", 80, required=True)
    deputy_title = _line("Title of the deputy", 80, required=True)
    address = forms.CharField(
        label="Address", max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="One line of the address a line.",
    )  # fmt: skip
    phone = _line("Telephone", 30)
    email = forms.EmailField(
        label="E-mail", required=False, max_length=254,
        error_messages={"invalid": "Enter an e-mail address, like name@example.org"},
    )  # fmt: skip
    website = forms.URLField(
        label="Website", required=False, assume_scheme="https",
        error_messages={"invalid": "Enter an address, like https://www.example.org"},
    )  # fmt: skip
    brand_colour = forms.CharField(
        label="Colour of the office", max_length=7, validators=[readable_under_white],
        help_text="As # and six digits, like #12505b. White words must be readable on it.",
    )  # fmt: skip
    decision_prefix = _line("What decision numbers begin with", 10, "PCC makes PCC-2020-034.", required=True)


NAMES = [name for name in LetterheadForm.base_fields if name != "effective_from"]


@only(ADMINISTRATORS)
def show(request: HttpRequest) -> HttpResponse:
    """Read the names in force, and change them from a day on."""
    now = in_force()
    today = {"effective_from": clock.today(), **{name: getattr(now, name) for name in NAMES}}
    form = LetterheadForm(typed(request), initial=today)
    if form.is_valid() and _kept(form, request.user):
        messages.success(request, "The names of the office are kept.")
        return redirect("portal:administrators:today")
    return form_page(
        request, form, heading="Names of the office", button="Keep these names", layout="layouts/dense.html",
        back=reverse("portal:administrators:today"),
        intro="They stand on every page, letter and decision from the day you give. Older papers keep the older names.",
    )  # fmt: skip


def _kept(form: LetterheadForm, user: Any) -> bool:
    try:
        set_letterhead(by=user, **form.cleaned_data)
    except ValidationError as no:
        form.add_error(None, no)
    return not form.errors
