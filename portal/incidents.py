"""The page on which a group or a provider tells us at once that something serious happened."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from office.agreements.incidents.actions import tell_of_incident
from office.agreements.incidents.models import Incident, Told
from office.agreements.incidents.rules import MOST_PEOPLE
from office.agreements.models import Agreement
from office.screens.forms import DateField, Form, YesNoField
from office.screens.pages import form_page

from .attempts import answered, typed

INTRO = (
    "If somebody is in danger now, ring 999 first. Then tell us here: it takes a minute, and we answer within one "
    "working day. Telling us does not count against you. We never ask who it was."
)


class IncidentForm(Form):
    """Kinds, numbers and a day. There is no box for words, so nobody can be named."""

    category = forms.ChoiceField(label="What happened?", choices=Incident.Category.choices, widget=forms.RadioSelect,
                                 error_messages={"required": "Choose what happened"})  # fmt: skip
    count = forms.IntegerField(
        label="How many people were harmed or concerned?", min_value=0, max_value=MOST_PEOPLE,
        help_text="Enter 0 if nobody was.",
        error_messages={"required": "Enter how many people", "invalid": "Enter a whole number"},
    )  # fmt: skip
    happened_on = DateField(label="When did it happen?", what="the day")
    is_safe = YesNoField("Is everybody safe now?")
    told = forms.MultipleChoiceField(
        label="Whom have you told already?", choices=Told.choices, required=False, widget=forms.CheckboxSelectMultiple,
        help_text="Leave all empty if nobody yet. We help you with the next step.",
    )  # fmt: skip

    def clean_is_safe(self) -> bool:
        """Yes or no as a fact."""
        return bool(self.cleaned_data["is_safe"] == "yes")


def tell_us(request: HttpRequest, agreement: Agreement, *, back: str) -> HttpResponse:
    """The form, and back to the agreement once it is told."""
    form = IncidentForm(typed(request))
    told: dict[str, Any] = {"agreement": agreement, "by": request.user}
    if answered(form, tell_of_incident, **told):
        messages.success(request, "Thank you for telling us. We will ring you within one working day.")
        return redirect(back)
    heading = f"Tell us at once: {agreement.title}"
    return form_page(request, form, heading=heading, intro=INTRO, button="Tell us now", back=back)
