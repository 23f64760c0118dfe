"""The kinds of part that a Plan has, as its writers meet them: one row of this table each."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import QuerySet

from office.plan.models import (
    DeliveryCommitment,
    Measure,
    Objective,
    Outcome,
    PlanPart,
    PlanVersion,
    Pledge,
    Priority,
    SuccessStatement,
    Theme,
)
from office.screens.forms import DateField, Form, YesNoField


@dataclass(frozen=True)
class Kind:
    """One kind of part: its model, what it and all of them are called, and the names of its fields in order."""

    model: type[PlanPart]
    name: str
    plural: str
    fields: tuple[str, ...]

    def of(self, plan: PlanVersion) -> QuerySet[Any]:
        """The parts of this kind in one Plan, in order."""
        return self.model._default_manager.filter(plan=plan).order_by("position", "pk")


KINDS = {
    "outcomes": Kind(Outcome, "outcome", "Outcomes", ("name", "narrative")),
    "themes": Kind(Theme, "theme", "Themes", ("name", "narrative")),
    "commitments": Kind(DeliveryCommitment, "commitment", "How we will deliver", ("outcome", "theme", "text")),
    "priorities": Kind(
        Priority, "priority", "Priorities", ("name", "narrative", "effective_from", "effective_until")
    ),
    "pledges": Kind(Pledge, "pledge", "Pledges", ("text",)),
    "success": Kind(SuccessStatement, "success statement", "How we will know", ("text",)),
    "objectives": Kind(Objective, "objective", "Objectives", ("outcome", "text")),
    "measures": Kind(
        Measure, "measure", "Measures",
        ("objective", "text", "kind", "direction", "unit", "data_source", "from_provider_reports"),
    ),
}  # fmt: skip


def _words(label: str, most: int = 4000, rows: int = 4, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=most, widget=forms.Textarea(attrs={"rows": rows}), **more)


def _one_of(label: str, choices: list[tuple[str, str]], missing: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=choices, widget=forms.RadioSelect, error_messages={"required": missing}
    )


def _part_of(label: str, rows: QuerySet[Any], missing: str) -> forms.ModelChoiceField:
    return forms.ModelChoiceField(
        rows.order_by("position", "pk"), label=label, widget=forms.RadioSelect, empty_label=None,
        error_messages={"required": missing, "invalid_choice": missing},
    )  # fmt: skip


# What a field asks is the same in every kind that has it.
FIELDS: dict[str, Callable[[PlanVersion], forms.Field]] = {
    "name": lambda plan: forms.CharField(label="Name", max_length=80),
    "text": lambda plan: _words("Words of the Plan", error_messages={"required": "Enter the words"}),
    "narrative": lambda plan: _words(
        "What it means", 20_000, 10, required=False, help_text="Leave a line empty between paragraphs."
    ),
    "outcome": lambda plan: _part_of("Which outcome does it serve?", plan.outcomes.all(), "Choose an outcome"),
    "theme": lambda plan: _part_of("Which theme does it stand under?", plan.themes.all(), "Choose a theme"),
    "objective": lambda plan: _part_of(
        "Which objective does it measure?", plan.objectives.all(), "Choose an objective"
    ),
    "kind": lambda plan: _one_of("How is it told?", list(Measure.Kind.choices), "Choose how it is told"),
    "direction": lambda plan: _one_of(
        "Which way is better?", list(Measure.Direction.choices), "Choose which way is better"
    ),
    "unit": lambda plan: forms.CharField(
        label="Unit", max_length=60, required=False, help_text="For example: offences."
    ),
    "data_source": lambda plan: forms.CharField(
        label="Where the figure comes from", max_length=120, required=False
    ),
    "from_provider_reports": lambda plan: YesNoField("Is it worked out from the reports of what we fund?"),
    "effective_from": lambda plan: DateField(
        label="Counts from", what="the first day", required=False,
        help_text="Leave it empty when it counts as long as the Plan.",
    ),
    "effective_until": lambda plan: DateField(label="Counts until", what="the last day", required=False),
}  # fmt: skip


class PartForm(Form):
    """One part of a draft. A new one is given its code first, which is then kept."""

    def __init__(self, *args: Any, kind: Kind, plan: PlanVersion, is_new: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_new:
            self.fields["code"] = forms.RegexField(
                r"\A[A-Z][A-Za-z0-9.-]*\Z", label="Short code", max_length=10,
                help_text="A capital letter first, for example PL5. Reports and open data name it so.",
                error_messages={"invalid": "Use a capital letter, then letters, digits, dots or hyphens"},
            )  # fmt: skip
        for name in kind.fields:
            self.fields[name] = FIELDS[name](plan)
