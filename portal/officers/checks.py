"""Eligibility: the automatic findings, one officer's proposal, another's confirmation, and queries with their clock."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from grants.applications import actions, rules
from grants.applications.permissions import may_check
from grants.endorsements.queries import endorsements_of
from grants.fund_types import fund_type
from office.screens.forms import Form
from office.screens.pages import form_page
from portal.access import only
from portal.attempts import answered, typed
from portal.audiences import OFFICERS

from .application_frame import LAYOUT, address, framed
from .finding import bid_at


class EligibleForm(Form):
    """A note with the check, if there is anything to note."""

    reason = forms.CharField(label="Anything to note for the record", required=False,
                             widget=forms.Textarea(attrs={"rows": 3}))  # fmt: skip


class IneligibleForm(Form):
    """Which rule, and the reason in words for the letter."""

    code = forms.ChoiceField(label="Which rule of the fund does it not meet?", widget=forms.RadioSelect,
                             error_messages={"required": "Choose which rule of the fund it does not meet"})  # fmt: skip
    reason = forms.CharField(
        label="The reason, in words for the letter", widget=forms.Textarea,
        error_messages={"required": "Write the reason in plain words: it goes into the letter"},
    )  # fmt: skip

    def __init__(self, *args: Any, exclusions: dict[str, str], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["code"].choices = list(exclusions.items())  # type: ignore[attr-defined]


class QuestionForm(Form):
    """A question to the group."""

    question = forms.CharField(label="Your question", widget=forms.Textarea,
                               error_messages={"required": "Write your question"})  # fmt: skip


@only(OFFICERS)
def show(request: HttpRequest, reference: str) -> HttpResponse:
    """What was found, what was proposed and by whom, and every query with its answer."""
    application = bid_at(request, reference)
    kind = fund_type(application.round.fund.type)
    check = getattr(application, "eligibility", None)
    context = framed(
        request, application, "checks", check=check, found=kind.checks(application),
        rule=kind.exclusions.get(check.code, "") if check else "", limit=kind.terms.query_rounds,
        may_check=may_check(application, request.user) and application.state == "submitted",
        in_the_way=rules.obstacles_to_proposing(application), endorsements=endorsements_of(application),
        last_day_to_endorse=rules.last_day_to_endorse(application.round),
    )  # fmt: skip
    return render(request, "portal/officers/application_checks.html", context)


@only(OFFICERS)
def pass_one(request: HttpRequest, reference: str) -> HttpResponse:
    """Write down that it can be funded by this fund, and let it go to be judged."""
    return _check(request, reference, EligibleForm, actions.propose_eligible, "Pass the eligibility check",
                  "It is eligible and goes to be judged. The group is told.")  # fmt: skip


@only(OFFICERS)
def refuse(request: HttpRequest, reference: str) -> HttpResponse:
    """Propose that this fund cannot pay for it. Another officer confirms."""
    return _check(
        request, reference, IneligibleForm, actions.propose_ineligible, "Propose: not eligible",
        "Your proposal is written down. Another officer must confirm it before the group is told.",
        intro="The group is told nothing until another officer confirms this.",
    )  # fmt: skip


@only(OFFICERS)
def ask(request: HttpRequest, reference: str) -> HttpResponse:
    """Ask the group about eligibility; it has five working days."""
    return _check(request, reference, QuestionForm, actions.ask_query, "Ask the group",
                  "Your question is sent. The clock runs.")  # fmt: skip


def _check(
    request: HttpRequest, reference: str, form_class: Any, action: Any, heading: str, done: str, intro: str = ""
) -> HttpResponse:
    application = bid_at(request, reference)
    more = {}
    if form_class is IneligibleForm:
        more = {"exclusions": fund_type(application.round.fund.type).exclusions}
    form, back = form_class(typed(request), **more), address(request, reference, "checks/")
    if answered(form, action, application=application, by=request.user):
        messages.success(request, done)
        return redirect(back)
    return form_page(request, form, heading=heading, button=heading, back=back, layout=LAYOUT, intro=intro)
