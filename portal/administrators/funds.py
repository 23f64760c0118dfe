"""Keys to funds: which officers work on which fund's rounds and bids."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from grants.fund_types import codes, fund_type
from grants.funds.actions import give_fund_key, set_up_fund, withdraw_fund_key
from grants.funds.models import Fund
from grants.funds.queries import fund_holders, funds_visible_to
from office.people.appointments.queries import holders
from office.people.roles import Role
from office.screens.forms import Form
from office.screens.pages import form_page
from portal.access import find, only
from portal.attempts import answered, attempt, typed
from portal.audiences import ADMINISTRATORS
from portal.trail import Nothing

DENSE = "layouts/dense.html"
FUNDS = "portal:administrators:funds"


class KeyForm(Form):
    """To whom."""

    officer = forms.ChoiceField(
        label="To which officer?", widget=forms.RadioSelect, error_messages={"required": "Choose an officer"}
    )

    def __init__(self, *args: Any, officers: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.officers = {str(one.pk): one for one in officers}
        self.fields["officer"].choices = [(key, str(one)) for key, one in self.officers.items()]  # type: ignore[attr-defined]


class FundForm(Form):
    """A fund the office runs."""

    name = forms.CharField(label="Name of the fund", max_length=120)
    code = forms.SlugField(
        label="Short code", max_length=20, help_text="It begins each bid’s reference: SCF makes SCF-24-001.",
        error_messages={"invalid": "Use letters, digits and hyphens only"},
    )  # fmt: skip
    slug = forms.SlugField(
        label="Address on the website", max_length=60, help_text="For example: safer-communities-fund.",
        error_messages={"invalid": "Use letters, digits and hyphens only"},
    )  # fmt: skip
    type = forms.ChoiceField(
        label="What kind of fund is it?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what kind it is"},
    )
    about = forms.CharField(
        label="What is it for?", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Everyone reads it.",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["type"].choices = [(code, fund_type(code).name) for code in codes()]  # type: ignore[attr-defined]


@only(ADMINISTRATORS)
def new(request: HttpRequest) -> HttpResponse:
    """Set a fund up."""
    form = FundForm(typed(request))
    if answered(form, set_up_fund, by=request.user):
        messages.success(request, "The fund is there. Give its key to an officer.")
        return redirect(FUNDS)
    return form_page(
        request, form, heading="Set up a fund", button="Set it up", layout=DENSE, back=reverse(FUNDS)
    )  # fmt: skip


@only(ADMINISTRATORS)
def index(request: HttpRequest) -> HttpResponse:
    """Each fund with the officers who hold its key."""
    funds = list(funds_visible_to(request.user))
    held = fund_holders([one.pk for one in funds])
    rows = [{"fund": one, "officers": sorted(held.get(one.pk, []), key=str)} for one in funds]
    return render(request, "portal/administrators/funds.html", {"rows": rows})


def _fund(request: HttpRequest, code: str) -> Fund:
    return find(funds_visible_to(request.user), code=code)


@only(ADMINISTRATORS)
def give(request: HttpRequest, code: str) -> HttpResponse:
    """Give the key of a fund to an officer."""
    fund = _fund(request, code)
    held = {one.pk for one in fund_holders([fund.pk])[fund.pk]}
    form = KeyForm(typed(request), officers=[one for one in holders(Role.OFFICER) if one.pk not in held])
    if form.is_valid():
        officer = form.officers[form.cleaned_data["officer"]]
        if attempt(form, give_fund_key, fund=fund, officer=officer, by=request.user).done:
            messages.success(request, f"{officer} now works on {fund}.")
            return redirect(FUNDS)
    return form_page(
        request, form, heading=f"Give the key to {fund}", button="Give the key", layout=DENSE, back=reverse(FUNDS)
    )  # fmt: skip


@only(ADMINISTRATORS)
def withdraw(request: HttpRequest, code: str, key: int) -> HttpResponse:
    """Take the key of a fund back."""
    fund = _fund(request, code)
    officer = next((one for one in fund_holders([fund.pk])[fund.pk] if one.pk == key), None)
    if officer is None:
        return redirect(FUNDS)
    form = Nothing(typed(request))
    if form.is_valid() and attempt(form, withdraw_fund_key, fund=fund, officer=officer, by=request.user).done:
        messages.success(request, f"{officer} no longer works on {fund}.")
        return redirect(FUNDS)
    return form_page(
        request, form, heading=f"Take the key to {fund} back from {officer}?", button="Take it back", layout=DENSE,
        back=reverse(FUNDS), intro="They will no longer see its bids. What they did stays.",
    )  # fmt: skip
