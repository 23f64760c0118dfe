"""Due diligence on a bid's group: the checks its sum asks for, the subsidy questions, and the legal power."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from grants.diligence.actions import answer_subsidy
from grants.diligence.models import Route
from grants.diligence.permissions import may_answer_subsidy
from grants.diligence.queries import diligence_on
from grants.panels.actions import settle_power
from grants.panels.permissions import may_word
from grants.panels.powers import POWERS, power_of
from grants.panels.queries import visible_to as recommendations_visible_to
from office.people.diligence.actions import record_check
from office.people.diligence.models import CheckResult
from office.people.diligence.permissions import may_check_body
from office.people.diligence.queries import checks_in_force
from office.records import clock
from office.records.money import in_pence
from office.screens.forms import DateField, Form, MoneyField
from office.screens.pages import form_page
from portal.access import find, only
from portal.attempts import answered, attempt, typed
from portal.audiences import OFFICERS

from .application_frame import LAYOUT, address, framed
from .finding import bid_at


class CheckForm(Form):
    """One check: what was read, when, and what it showed."""

    source = forms.CharField(label="What did you read, or whom did you call?", max_length=200,
                             help_text="For example: the charity register, entry 1234567.")  # fmt: skip
    checked_on = DateField(label="When?", what="the day of the check")
    result = forms.ChoiceField(label="What did it show?", choices=CheckResult.choices, widget=forms.RadioSelect,
                               error_messages={"required": "Choose what the check showed"})  # fmt: skip
    note = forms.CharField(label="The concern, and why you decided as you did", required=False, max_length=1000,
                           widget=forms.Textarea(attrs={"rows": 3}),
                           help_text="Needed unless nothing speaks against the group.")  # fmt: skip


class SubsidyForm(Form):
    """Whether the grant is a subsidy, and under what it is given."""

    sells = forms.ChoiceField(
        label="Will the grant pay for something the group sells in competition with others?",
        choices=[("no", "No"), ("yes", "Yes")], widget=forms.RadioSelect,
        error_messages={"required": "Choose yes or no"},
        help_text="A free youth club or helpline is not sold. Most small grants are “no”, and you are done.",
    )  # fmt: skip
    route = forms.ChoiceField(label="If yes, under what may it be given?", choices=Route.choices[1:], required=False,
                              widget=forms.RadioSelect)  # fmt: skip
    other_aid = MoneyField(label="If a small amount: what did other public bodies give in these three years?",
                           required=False)  # fmt: skip
    confirmed_on = DateField(label="When did the group confirm that in writing?", required=False)
    basis = forms.CharField(label="If another basis: which scheme, or whose advice?", required=False, max_length=300)

    def told(self) -> dict[str, Any]:
        """The answers as the action names them."""
        said, sells = self.cleaned_data, self.cleaned_data["sells"] == "yes"
        return {
            "sells": sells, "route": said["route"] if sells else Route.NONE,
            "other_aid_pence": in_pence(said["other_aid"] or 0), "confirmed_on": said["confirmed_on"],
            "basis": said["basis"],
        }  # fmt: skip


OTHER = "other"


class PowerForm(Form):
    """Under which law the grant is given."""

    power = forms.ChoiceField(label="Under which law?", widget=forms.RadioSelect,
                              choices=[*((one, one) for one in POWERS), (OTHER, "Another law")])  # fmt: skip
    other = forms.CharField(label="If another law: its section and its name", required=False, max_length=200)

    def clean(self) -> dict[str, Any]:
        """Another law has a name."""
        said = super().clean() or {}
        if said.get("power") == OTHER and not said.get("other", "").strip():
            self.add_error("other", "Name the section and the Act")
        return said

    @property
    def words(self) -> str:
        """The power in words."""
        said = self.cleaned_data
        return str(said["other"] if said["power"] == OTHER else said["power"])


@only(OFFICERS)
def show(request: HttpRequest, reference: str) -> HttpResponse:
    """What is checked, what is still to be checked, aid over three years, and the law."""
    application = bid_at(request, reference)
    context = framed(
        request, application, "diligence", known=diligence_on(application), power=power_of(application),
        may_check=may_check_body(application.organisation, request.user),
        may_answer=may_answer_subsidy(application, request.user),
        may_settle=may_word(application, request.user) and hasattr(application, "recommendation"),
    )  # fmt: skip
    return render(request, "portal/officers/application_diligence.html", context)


@only(OFFICERS)
def check(request: HttpRequest, reference: str, code: str) -> HttpResponse:
    """Write down one check of the group."""
    application, back = bid_at(request, reference), address(request, reference, "diligence/")
    asked = next((one for one in checks_in_force() if one.code == code), None)
    if asked is None:
        raise Http404("There is no such page.")
    form = CheckForm(typed(request), initial={"checked_on": clock.today()})
    if answered(form, record_check, organisation=application.organisation, code=code, by=request.user):
        messages.success(request, f"“{asked.name}” is written down for {application.organisation}.")
        return redirect(back)
    intro = f"{asked.how} It holds for {asked.months} months, for every grant to this group."
    return form_page(
        request, form, heading=asked.name, button="Write it down", back=back, layout=LAYOUT, intro=intro
    )  # fmt: skip


@only(OFFICERS)
def subsidy(request: HttpRequest, reference: str) -> HttpResponse:
    """Answer the subsidy questions."""
    application, back = bid_at(request, reference), address(request, reference, "diligence/")
    form = SubsidyForm(typed(request))
    if form.is_valid() and attempt(form, answer_subsidy, application=application, by=request.user, **form.told()).done:
        messages.success(request, "The subsidy questions are answered.")
        return redirect(back)
    return form_page(request, form, heading="Is this grant a subsidy?", button="Save the answers", back=back,
                     layout=LAYOUT)  # fmt: skip


@only(OFFICERS)
def power(request: HttpRequest, reference: str) -> HttpResponse:
    """Choose the law under which the grant is given."""
    application, back = bid_at(request, reference), address(request, reference, "diligence/")
    kept = find(recommendations_visible_to(request.user), application=application)
    form = PowerForm(typed(request), initial=_chosen(power_of(application)))
    if form.is_valid() and attempt(form, settle_power, recommendation=kept, legal_power=form.words,
                                   by=request.user).done:  # fmt: skip
        messages.success(request, "The legal power is settled. The decision prints it.")
        return redirect(back)
    return form_page(request, form, heading="The legal power", button="Settle it", back=back, layout=LAYOUT)


def _chosen(words: str) -> dict[str, str]:
    return {"power": words} if words in POWERS else {"power": OTHER, "other": words}
