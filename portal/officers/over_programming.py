"""Asking for a decision that lets a source's promises run ahead of what has come in."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from office.ledger import queries
from office.ledger.actions import ask_over_programming
from office.ledger.models import Source
from office.records.money import in_pence
from office.screens.forms import Form, MoneyField
from office.screens.pages import form_page
from portal.access import only
from portal.attempts import attempt, typed
from portal.audiences import OFFICERS
from portal.decisions import word_of


class OverProgrammingForm(Form):
    """Which source, how much, and why."""

    source = forms.ModelChoiceField(label="Which source?", queryset=Source.objects.none(),
                                    error_messages={"required": "Choose a source"})  # fmt: skip
    amount = MoneyField(label="How far may promises run ahead?", help_text="At most 10% of what came in.")
    because = forms.CharField(label="Why?", widget=forms.Textarea(attrs={"rows": 4}),
                              error_messages={"required": "Say why"})  # fmt: skip

    def __init__(self, data: Any, sources: Any) -> None:
        super().__init__(data)
        self.fields["source"].queryset = sources.order_by("name")  # type: ignore[attr-defined]


@only(OFFICERS)
def ask(request: HttpRequest) -> HttpResponse:
    """Draft the decision. Nothing is allowed until it is signed."""
    form = OverProgrammingForm(typed(request), queries.sources_visible_to(request.user))
    if form.is_valid():
        said = form.cleaned_data
        done = attempt(form, ask_over_programming, source=said["source"], pence=in_pence(said["amount"]),
                       because=said["because"], by=request.user)  # fmt: skip
        if done.done:
            return redirect("portal:officers:decision", word_of(done.made))
    return form_page(
        request, form, heading="Ask to promise ahead of receipts", button="Draft the decision",
        layout="layouts/dense.html", back=reverse("portal:officers:decisions"),
        intro="Also called over-programming: some grants end under plan, so a little more is promised than came in. "
        "Only a signed decision allows it, and only money that came in is ever paid.",
    )  # fmt: skip
