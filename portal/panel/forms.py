"""Forms of the Advisory Board: who sits, who steps out, where the line is, and what is recommended."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms

from grants.panels.models import Recommendation
from office.screens.forms import Form, MoneyField

KINDS = Recommendation.Kind
FUNDED = (KINDS.FULL, KINDS.PART)


class AttendanceForm(Form):
    """Who is there, and which of them are independent of the office."""

    present = forms.MultipleChoiceField(
        label="Who is here?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Tick everybody who is here"},
    )
    independent = forms.MultipleChoiceField(
        label="Who of them is independent of the office?",
        help_text="At least one of those who sit must be.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, people: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(one.pk): one for one in people}
        for name in self.fields:
            self.fields[name].choices = [(key, str(one)) for key, one in self.people.items()]  # type: ignore[attr-defined]

    def chosen(self, name: str) -> list[Any]:
        """The people ticked."""
        return [self.people[key] for key in self.cleaned_data[name]]


class LineForm(Form):
    """The sum to award: where it draws the line. It changes nothing."""

    line = MoneyField(label="Money to award", required=False, least=Decimal(1))


class StepOutForm(Form):
    """Who leaves the room for a bid, and why."""

    member = forms.ChoiceField(
        label="Who leaves the room for this bid?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose who leaves the room"},
    )
    reason = forms.CharField(
        label="Why?",
        help_text="It is printed in the minutes. From now on they do not see this bid.",
        max_length=300,
        error_messages={"required": "Say why they leave the room for this bid"},
    )

    def __init__(self, *args: Any, people: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(one.pk): one for one in people}
        self.fields["member"].choices = [(key, str(one)) for key, one in self.people.items()]  # type: ignore[attr-defined]


class RecommendForm(Form):
    """What the panel recommends for one bid."""

    kind = forms.ChoiceField(
        label="What does the Board recommend?",
        choices=KINDS.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what the Board recommends"},
    )
    amount = MoneyField(label="How much?", help_text="Only when you fund it in part.", required=False)
    reason = forms.CharField(
        label="The Board’s reason",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Give the Board’s reason"},
    )
    public_reason = forms.CharField(
        label="Why it would cut crime and disorder",
        help_text="For a bid you fund. The law asks us to publish it.",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    conditions = forms.CharField(
        label="Conditions of this grant",
        help_text="If there are any: one a line, in plain sentences.",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    suggestion = forms.CharField(
        label="One thing that would help next time",
        help_text="For a bid you do not fund. It goes into the group’s letter.",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def said(self) -> dict[str, Any]:
        """As the action takes it. A sum belongs to a part; in full it is what was asked for."""
        words = self.cleaned_data
        pence = int(words["amount"] * 100) if words["amount"] is not None else None
        return {
            "kind": words["kind"],
            "amount_pence": (pence or 0) if words["kind"] == KINDS.PART else None,
            "reason": words["reason"],
            "public_reason": words["public_reason"] if words["kind"] in FUNDED else "",
            "conditions": words["conditions"].splitlines() if words["kind"] in FUNDED else [],
            "suggestion": words["suggestion"],
        }
