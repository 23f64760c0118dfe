"""Entering one measure's figures and words: the same form for its owner and for the officer who was rung."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from office.delivery import actions, queries
from office.delivery.actions import Given
from office.delivery.lines import points_of
from office.delivery.models import MeasureReturn
from office.delivery.series import Series, series_of
from office.delivery.states import ReturnState
from office.screens.forms import Form

from .access import find
from .attempts import attempt, typed

FIGURE = re.compile(r"-?\d{1,11}(\.\d)?", re.ASCII)
REFUSED = 422
WORDS = ("source", "caveat", "what", "why", "doing")


class FigureField(forms.CharField):
    """A whole number or one with one decimal; commas and a per cent sign may stand in it."""

    def __init__(self, **more: Any) -> None:
        attributes = {"class": "govuk-input--width-10", "inputmode": "decimal"}
        super().__init__(widget=forms.TextInput(attrs=attributes), required=False, **more)

    def clean(self, value: Any) -> Decimal | None:
        """Raises ValidationError unless it is a figure or nothing."""
        text = re.sub(r"[,%\s]", "", str(value or ""))
        if not text:
            return None
        if not FIGURE.fullmatch(text):
            raise ValidationError("Enter a figure, like 1,204 or 73.5")
        return Decimal(text)


class EnteringForm(Form):
    """The figures this measure has, where they come from, and words on them."""

    def __init__(self, *args: Any, row: MeasureReturn, settled: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        series = series_of(row.measure)
        self.own = [one for one in series if not one.is_computed] if series else [Series("", "")]
        for one in self.own:
            self.fields[f"value_{one.code or 'main'}"] = _field_of(one, row)
        if settled:
            self.fields["because"] = forms.CharField(
                label="Why does the figure change?", max_length=300, required=False,
                help_text="Everyone reads this beside the old figure and the new one.",
            )  # fmt: skip
            return
        self.fields["same"] = forms.BooleanField(
            label="The figure can be compared with the quarters before", required=False
        )
        for name, label, hint, rows in (
            ("source", "Where does it come from?", "", 1),
            ("caveat", "What should a reader know before comparing?", "If nothing, leave it empty.", 2),
            ("what", "What does it show?", "One or two sentences.", 3),
            ("why", "Why may that be?", "", 3),
            ("doing", "What is being done about it?", "", 3),
        ):
            widget = forms.TextInput() if rows == 1 else forms.Textarea(attrs={"rows": rows})
            limit = 200 if rows == 1 else 2000
            self.fields[name] = forms.CharField(label=label, help_text=hint, widget=widget, required=False,
                                                max_length=limit)  # fmt: skip

    def said(self) -> dict[str, Any]:
        """What the action takes."""
        values = {one.code: self.cleaned_data.get(f"value_{one.code or 'main'}") for one in self.own}
        given = {
            code: Given(words=value) if isinstance(value, str) else Given(value)
            for code, value in values.items()
            if value not in (None, "")
        }
        return {
            "given": given, "words": {name: self.cleaned_data[name] for name in WORDS if name in self.cleaned_data},
            "is_comparable": self.cleaned_data.get("same", True), "because": self.cleaned_data.get("because", ""),
        }  # fmt: skip


def _field_of(series: Series, row: MeasureReturn) -> forms.Field:
    if not series.unit:
        return forms.CharField(label="What happened this quarter?", widget=forms.Textarea(attrs={"rows": 3}),
                               required=False, max_length=2000)  # fmt: skip
    return FigureField(label=f"{series.unit[:1].upper()}{series.unit[1:]}, {row.quarterly.code}")


def links(at: str) -> dict[str, str]:
    """Where each thing that is missing is entered."""
    return dict.fromkeys(("value_main", "value_s2", "value_witness-care", "words_main", *WORDS), f"{at}enter/")


def found(request: HttpRequest, reference: str, code: str) -> MeasureReturn:
    """The return this person may see, or a plain 404."""
    one: MeasureReturn = find(queries.whole_returns(request.user), quarterly__reference=reference, measure__code=code)
    return one


def enter(request: HttpRequest, row: MeasureReturn, *, back: str, layout: str) -> HttpResponse:
    """Show what is there, and write down what was typed. Handing in is a step of its own."""
    settled = row.state == ReturnState.MODERATED
    figures = queries.figures_of([row.measure])
    form = EnteringForm(typed(request), row=row, settled=settled, initial=_initial(row, figures))
    status = 200
    if request.method == "POST":
        if form.is_valid() and attempt(form, actions.record, measure_return=row, by=request.user, **form.said()).done:
            messages.success(request, f"{row.measure.code} is saved.")
            return redirect(back)
        status = REFUSED
    context = {"row": row, "form": form, "back": back, "layout": layout, "lines": lines_of(row)}
    return render(request, "portal/delivery/enter.html", context, status=status)


def _initial(row: MeasureReturn, figures: Any) -> dict[str, Any]:
    found_: dict[str, Any] = {name: getattr(row, name) for name in WORDS}
    found_["same"] = True
    for (_, quarter, series), rows in figures.items():
        if quarter == row.quarterly.code:
            found_[f"value_{series or 'main'}"] = rows[-1].words or rows[-1].value
            found_["same"] = rows[-1].is_comparable
    return found_


def lines_of(row: MeasureReturn) -> list[dict[str, Any]]:
    """Each series with the quarters before it, as the public will read them."""
    figures = queries.figures_of([row.measure])
    found_ = []
    for series in series_of(row.measure) or [Series("", "")]:
        own = {quarter: rows for (_, quarter, code), rows in figures.items() if code == series.code}
        points = points_of(row.quarterly.code, own, series)
        found_.append({"unit": series.unit or "What happened", "points": points, "is_computed": series.is_computed})
    return found_
