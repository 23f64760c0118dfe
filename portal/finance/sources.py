"""One source of money: its giver's rules, its balance, and corrections that two people make."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from office.ledger import queries
from office.ledger.actions import ask_adjustment, set_rules
from office.ledger.models import Adjustment, Purpose, Source
from office.records.money import in_pence, pounds
from office.screens.forms import DateField, Form, MoneyField
from office.screens.pages import form_page
from office.screens.steps import take_step_view
from portal.access import find, only
from portal.attempts import answered, attempt, typed
from portal.audiences import FINANCE
from portal.decision_forms import ReasonForm

DENSE = "layouts/dense.html"
LATEST = 20


class RulesForm(Form):
    """What the giver's letter says."""

    only_for = forms.MultipleChoiceField(
        label="What may it only be used for?", choices=Purpose.choices, required=False,
        widget=forms.CheckboxSelectMultiple, help_text="Leave all empty if the giver sets no purpose.",
    )  # fmt: skip
    opens_on = DateField(label="First day it may be promised", what="the first day", required=False)
    closes_on = DateField(label="Last day it may be promised", what="the last day", required=False)
    return_by = DateField(label="Day by which what is not spent goes back", what="the day", required=False)


class AdjustmentForm(Form):
    """A correction, a carry forward or a return."""

    kind = forms.ChoiceField(label="What should be done?", choices=Adjustment.Kind.choices, widget=forms.RadioSelect,
                             error_messages={"required": "Choose what should be done"})  # fmt: skip
    amount = MoneyField(label="Amount")
    to_source = forms.ModelChoiceField(label="If carried forward: to which source?", queryset=Source.objects.none(),
                                       required=False, empty_label="None")  # fmt: skip
    reason = forms.CharField(label="Reason", max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
                             error_messages={"required": "Give a reason"})  # fmt: skip

    def __init__(self, data: Any, source: Source, sources: Any) -> None:
        super().__init__(data)
        self.fields["to_source"].queryset = sources.exclude(pk=source.pk).order_by("name")  # type: ignore[attr-defined]


def _found(request: HttpRequest, code: str) -> Source:
    return find(queries.sources_visible_to(request.user), code=code)


@only(FINANCE)
def show(request: HttpRequest, code: str) -> HttpResponse:
    """The source with its rules, its pots and the newest corrections."""
    source = _found(request, code)
    adjustments = queries.adjustments_visible_to(request.user).filter(source=source)
    context = {
        "source": source,
        "pots": source.pots.order_by("code"),
        "adjustments": adjustments.select_related("asked_by", "agreed_by", "to_source").order_by("-pk")[:LATEST],
    }
    return render(request, "portal/finance/source.html", context)


@only(FINANCE)
def rules(request: HttpRequest, code: str) -> HttpResponse:
    """Write down the giver's rules."""
    source = _found(request, code)
    now = {name: getattr(source, name) for name in ("only_for", "opens_on", "closes_on", "return_by")}
    form = RulesForm(typed(request), initial=now)
    if answered(form, set_rules, source=source, by=request.user):
        messages.success(request, "The rules are written down. They hold from now on.")
        return redirect("portal:finance:source", code)
    return form_page(
        request, form, heading=f"Rules of {source}", button="Save the rules", layout=DENSE,
        intro="A promise or payment that breaks one of these is refused, and the rule is named.",
        back=reverse("portal:finance:source", args=[code]),
    )  # fmt: skip


@only(FINANCE)
def adjust(request: HttpRequest, code: str) -> HttpResponse:
    """Ask for a correction. Nothing moves until somebody else of finance agrees."""
    source = _found(request, code)
    form = AdjustmentForm(typed(request), source, queries.sources_visible_to(request.user))
    if form.is_valid():
        said = form.cleaned_data
        if attempt(form, ask_adjustment, source=source, kind=said["kind"], pence=in_pence(said["amount"]),
                   reason=said["reason"], to_source=said["to_source"], by=request.user).done:  # fmt: skip
            messages.success(request, "Asked. Somebody else of finance must agree before anything moves.")
            return redirect("portal:finance:source", code)
    return form_page(
        request, form, heading=f"Correct or carry forward: {source}", button="Ask for it", layout=DENSE,
        intro=f"{pounds(max(0, source.spare_pence))} is received and in no pot. A second person must agree.",
        back=reverse("portal:finance:source", args=[code]),
    )  # fmt: skip


@only(FINANCE)
def adjustment_step(request: HttpRequest, key: int, name: str) -> HttpResponse:
    """Agree to a correction, or refuse it with a reason."""
    rows = queries.adjustments_visible_to(request.user).select_related("source", "to_source", "asked_by")
    one = find(rows, pk=key)
    where = f" to {one.to_source}" if one.to_source else ""
    intro = f"{one}{where}: {pounds(one.amount_pence)}, asked for by {one.asked_by}. Reason: {one.reason}"
    return take_step_view(
        request, one, name, back=reverse("portal:finance:source", args=[one.source.code]), intro=intro,
        form_class=ReasonForm if name == "refuse" else None, layout=DENSE,
    )  # fmt: skip
