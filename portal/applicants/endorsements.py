"""Asking somebody outside the group to support a bid: whom, and what has come of it."""

from django import forms
from django.contrib import messages as notices
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from grants.applications.models import Application
from grants.applications.rules import last_day_to_endorse
from grants.endorsements.actions import ask_for_endorsement, send_link_again
from grants.endorsements.models import Endorsement
from grants.endorsements.permissions import may_ask
from grants.endorsements.queries import endorsements_of
from grants.endorsements.rules import obstacles_from_the_bid
from grants.endorsements.states import EndorserKind
from office.records.steps import Forbidden, Refused, take
from office.screens.forms import Form
from office.screens.pages import form_page
from portal.access import find, only
from portal.attempts import answered, typed
from portal.audiences import APPLICANTS

from .finding import home, own_application


class AskForm(Form):
    """Whom to ask."""

    kind = forms.ChoiceField(
        label="Who are you asking?", choices=EndorserKind.choices, widget=forms.RadioSelect,
        error_messages={"required": "Choose who you are asking", "invalid_choice": "Choose one of these"},
    )  # fmt: skip
    email = forms.EmailField(
        label="Their work e-mail address", max_length=254,
        help_text="We send them a link to one short page. They need no account.",
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={
            "required": "Enter their e-mail address",
            "invalid": "Enter an e-mail address, like name@example.org",
            "max_length": "Enter an e-mail address of 254 letters or fewer",
        },
    )  # fmt: skip


def _address(application: Application) -> str:
    return f"{home(application)}endorsements/"


@only(APPLICANTS)
def show(request: HttpRequest, reference: str) -> HttpResponse:
    """Everyone asked, what they said, and one more to ask."""
    application = own_application(request, reference)
    closed = obstacles_from_the_bid(application)
    form = AskForm(typed(request))
    if answered(form, ask_for_endorsement, application=application, by=request.user):
        notices.success(request, f"We have written to {form.cleaned_data['email']}.")
        return redirect(_address(application))
    return form_page(
        request, form, heading="Support for your project", button="Ask them", back=home(application),
        back_text="Back to your application", template="portal/applicants/endorsements.html", application=application,
        endorsements=endorsements_of(application), last_day=last_day_to_endorse(application.round), closed=closed,
        may_ask=may_ask(application, request.user) and not closed,
    )  # fmt: skip


def _one(request: HttpRequest, reference: str, key: int) -> Endorsement:
    application = own_application(request, reference)
    return find(endorsements_of(application).select_related("application"), pk=key)


@only(APPLICANTS)
@require_POST
def again(request: HttpRequest, reference: str, key: int) -> HttpResponse:
    """A fresh link to the same person."""
    endorsement = _one(request, reference, key)
    try:
        send_link_again(endorsement=endorsement, by=request.user)
    except Forbidden:
        raise Http404("There is no such page.") from None
    except Refused as no:
        notices.error(request, " ".join(no.obstacles))
    else:
        notices.success(request, f"We have sent the link to {endorsement.email} again.")
    return redirect(_address(endorsement.application))


@only(APPLICANTS)
@require_POST
def withdraw(request: HttpRequest, reference: str, key: int) -> HttpResponse:
    """Stop asking: its link opens nothing any more."""
    endorsement = _one(request, reference, key)
    try:
        take(endorsement, "withdraw", by=request.user)
    except Forbidden:
        raise Http404("There is no such page.") from None
    except Refused as no:
        notices.error(request, " ".join(no.obstacles))
    return redirect(_address(endorsement.application))
