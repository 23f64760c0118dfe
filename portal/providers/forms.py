"""Forms of those who deliver services."""

from django import forms

from office.screens.forms import Form


class NameForm(Form):
    """The name of whoever signs."""

    name = forms.CharField(
        label="Your full name", max_length=120, error_messages={"required": "Type your full name to sign"}
    )
