"""Forms of an assessor: a score with its reason, a declaration, and why a score is unlocked."""

from django import forms

from office.judging.arithmetic import TOP
from office.screens.forms import Form

LONGEST_REASON = 4000


class ScoreForm(Form):
    """Points and a reason. Both may be blank until the sheet is locked."""

    points = forms.TypedChoiceField(
        label="Score",
        choices=[(str(points), str(points)) for points in range(TOP, -1, -1)],
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": f"Choose a score from 0 to {TOP}"},
    )
    reason = forms.CharField(
        label="Your reason, in words the group can read",
        required=False,
        max_length=LONGEST_REASON,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"max_length": f"Shorten your reason to {LONGEST_REASON:,} characters"},
    )


class UnlockForm(Form):
    """Why a locked sheet is opened again."""

    reason = forms.CharField(
        label="Why are you unlocking your scores?",
        help_text="Your scores as you locked them are kept.",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Say why you are unlocking your scores"},
    )
