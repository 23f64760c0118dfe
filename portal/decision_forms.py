"""Forms of a decision: advice, declaration, exemption, and the words its steps ask for."""

from django import forms

from office.decisions.models import Advice
from office.screens.forms import Form


class AdviceForm(Form):
    """A comment, or nothing to say."""

    result = forms.ChoiceField(label="What do you advise?", choices=Advice.Result.choices, widget=forms.RadioSelect,
                               error_messages={"required": "Choose whether you have a comment"})  # fmt: skip
    text = forms.CharField(label="Your comment", required=False, widget=forms.Textarea,
                           help_text="It is published, unless the monitoring officer closes it.")  # fmt: skip


class DeclarationForm(Form):
    """Whether one has an interest in this very decision."""

    has_interest = forms.ChoiceField(
        label="Do you, your family or a body you belong to have an interest in this decision?",
        choices=[("no", "No"), ("yes", "Yes")], widget=forms.RadioSelect,
        error_messages={"required": "Choose yes or no"},
    )  # fmt: skip
    nature = forms.CharField(label="If yes, what is it?", required=False, max_length=300,
                             help_text="It is kept on the record. The deputy will then decide.")  # fmt: skip


class ExemptionForm(Form):
    """Why a part is closed."""

    exemption = forms.CharField(label="Which exemption?", max_length=120,
                                help_text="For example: FOIA s.43(2) commercial interests.")  # fmt: skip
    public_interest = forms.CharField(label="Why is closing it in the public interest?", widget=forms.Textarea)


class ReasonForm(Form):
    """A reason, in words."""

    reason = forms.CharField(label="Your reason", widget=forms.Textarea, error_messages={"required": "Give a reason"})


class NoteForm(Form):
    """What a correction changes; nothing for the first publication."""

    note = forms.CharField(label="What is corrected, if this is a correction", required=False, max_length=300)


STEP_FORMS = {"send_back": ReasonForm, "reject": ReasonForm, "withdraw": ReasonForm}
