"""A grant: its offer, what was agreed, its payments and its reports, and its papers."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from office.agreements.models import Agreement
from office.agreements.papers import grant_agreement, offer_letter, remittance
from office.agreements.permissions import may_give_bank_details
from office.agreements.queries import agreements_of_groups
from office.agreements.rules import live_account
from office.agreements.states import InstalmentState
from office.people.permissions import leads
from office.records.stationery import Paper
from office.screens.forms import Form
from office.screens.steps import take_step_view
from portal import incidents
from portal.access import find, only
from portal.audiences import APPLICANTS
from portal.printing import paper_file, paper_page

LAYOUT = "layouts/portal.html"


def own_agreement(request: HttpRequest, reference: str) -> Agreement:
    """An agreement of one's own group; anybody else's is a plain 404."""
    return find(agreements_of_groups(request.user), reference=reference)


def address(agreement: Agreement) -> str:
    """Where the grant's pages hang."""
    return f"/portal/applicants/grants/{agreement.reference}/"


@only(APPLICANTS)
def show(request: HttpRequest, reference: str) -> HttpResponse:
    """Where it is, what comes next, what was promised on both sides."""
    agreement = own_agreement(request, reference)
    is_lead = leads(request.user, agreement.organisation_id)
    instalments = list(agreement.instalments.order_by("number"))
    context = {
        "agreement": agreement, "instalments": instalments, "measures": agreement.measures.all(),
        "reports": agreement.reports.order_by("due_on", "pk"), "is_lead": is_lead,
        "account": live_account(agreement.organisation) if is_lead else None,
        "paid_pence": sum(one.amount_pence for one in instalments if one.state == InstalmentState.PAID),
        "total_pence": sum(one.amount_pence for one in instalments),
        "may_bank": may_give_bank_details(agreement.organisation, request.user),
    }  # fmt: skip
    return render(request, "portal/applicants/grant_show.html", context)


class AcceptForm(Form):
    """The name of whoever accepts, typed by themselves."""

    name = forms.CharField(
        label="Type your full name to accept", max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name", "spellcheck": "false"}),
        error_messages={"required": "Type your full name to accept", "max_length": "Use 120 letters or fewer"},
    )  # fmt: skip


@only(APPLICANTS)
def accept(request: HttpRequest, reference: str) -> HttpResponse:
    """Accept the offer."""
    return _accept(request, reference)


def _accept(request: HttpRequest, reference: str) -> HttpResponse:
    return _step(
        request, reference, "accept", form_class=AcceptForm, done="You have accepted the offer. We sign it next.",
        intro="By typing your name you agree, for your group, to everything in the agreement. Read it first.",
    )  # fmt: skip


@only(APPLICANTS)
def tell_us(request: HttpRequest, reference: str) -> HttpResponse:
    """Something serious happened: any member of the group says so, at any time."""
    agreement = own_agreement(request, reference)
    return incidents.tell_us(request, agreement, back=address(agreement))


@only(APPLICANTS)
def take_step(request: HttpRequest, reference: str, name: str) -> HttpResponse:
    """Accept the offer, or turn it down."""
    if name == "accept":
        return _accept(request, reference)
    if name != "turn_down":
        raise Http404("There is no such page.")
    return _step(
        request, reference, name, done="You have turned down the offer.",
        intro="The money goes to another group. This cannot be undone.",
    )  # fmt: skip


def _step(request: HttpRequest, reference: str, name: str, **more: Any) -> HttpResponse:
    agreement = own_agreement(request, reference)
    return take_step_view(request, agreement, name, back=address(agreement), audience="applicant", **more)


@only(APPLICANTS)
def paper(request: HttpRequest, reference: str, name: str) -> HttpResponse:
    """A paper of this grant as a page."""
    agreement = own_agreement(request, reference)
    pdf = f"{address(agreement)}papers/{name}.pdf"
    return paper_page(request, _paper(agreement, name), pdf=pdf, back=address(agreement), layout=LAYOUT)


@only(APPLICANTS)
def paper_pdf(request: HttpRequest, reference: str, name: str) -> HttpResponse:
    """The same paper as a PDF."""
    return paper_file(_paper(own_agreement(request, reference), name))


def _paper(agreement: Agreement, name: str) -> Paper:
    """The offer, the agreement, or the note of one payment (`payment-2`)."""
    if name == "offer":
        return offer_letter(agreement)
    if name == "agreement":
        return grant_agreement(agreement)
    number = name.removeprefix("payment-")
    if number == name or not number.isdecimal() or len(number) > 3:
        raise Http404("There is no such paper.")
    return remittance(find(agreement.instalments.filter(state=InstalmentState.PAID), number=int(number)))
