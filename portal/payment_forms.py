"""What the steps of a payment ask for."""

from django import forms

from office.screens.forms import Form

from .decision_forms import ReasonForm


class ValueForm(Form):
    """Why it is value for money."""

    reason = forms.CharField(
        label="Why is this value for money?", required=False, max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Needed from £500: payments of that size are published. For example: the cheapest of three quotes.",
    )  # fmt: skip


STEP_FORMS = {"cancel": ReasonForm, "prepare": ValueForm}
