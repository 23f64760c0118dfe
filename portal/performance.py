"""A report on a service, as its provider fills it in; and the box that takes a figure."""

from decimal import Decimal
from typing import Any

from django import forms

from commissioning.performance import queries
from office.screens.forms import DateField, Form


def performance_of(contract: Any) -> dict[str, Any]:
    """What the page of a contract shows of how it does, to either side."""
    return {
        "scorecard": queries.scorecard(contract), "promises": queries.promises_kept(contract),
        "reports": list(queries.reports_of(contract)[:8]), "accepted": queries.accepted_reports(contract),
    }  # fmt: skip


class FigureField(forms.DecimalField):
    """A figure of 0 or more, with two places at most."""

    def __init__(self, **more: Any) -> None:
        said = {"invalid": "Enter a figure, like 250 or 99.5", "min_value": "Enter 0 or more"}
        super().__init__(min_value=Decimal(0), max_digits=12, decimal_places=2, error_messages=said, **more)
        self.widget = forms.TextInput(attrs={"inputmode": "decimal", "class": "govuk-input--width-10"})


class ServiceReportForm(Form):
    """The days it tells of, a figure for each measure, what was delivered of each promise, and words."""

    first = DateField(label="First day it tells of", what="the first day")
    last = DateField(label="Last day it tells of", what="the last day")

    def __init__(self, *args: Any, contract: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.kpis, self.promises = list(contract.kpis.all()), list(contract.promises.all())
        for one in self.kpis:
            aim = f"The target is {one.target.normalize():f} {one.unit}".strip()
            self.fields[f"kpi-{one.pk}"] = FigureField(label=one.name, required=False, help_text=f"{aim}.")
        for one in self.promises:
            promised = f"{one.promised.normalize():f} {one.unit}".strip()
            self.fields[f"promise-{one.pk}"] = FigureField(
                label=f"Delivered in these days: {one.text}", required=False, help_text=f"You promised {promised}."
            )
        self.fields["words"] = forms.CharField(
            label="What went well, and what did not?", required=False, max_length=4000,
            widget=forms.Textarea(attrs={"rows": 6}),
        )  # fmt: skip

    def said(self) -> dict[str, Any]:
        """As the deed's words."""
        given = self.cleaned_data
        return {
            "first": given["first"], "last": given["last"], "words": given["words"],
            "figures": {one.pk: given[f"kpi-{one.pk}"] for one in self.kpis},
            "delivered": {one.pk: given[f"promise-{one.pk}"] for one in self.promises},
        }  # fmt: skip
