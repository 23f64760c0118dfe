"""Forms of a round: prepared, changed, given more time, its pots and its drawing of readers."""

import datetime as dt
import re
from typing import Any

from django import forms

from grants.funds.actions import RoundDates
from grants.funds.models import Endorsing
from grants.funds.rules import ASKS
from office.records import clock
from office.records.money import in_pence, in_pounds
from office.screens.forms import DateField, Form, MoneyField

NOON = dt.time(12)
A_YEAR = dt.timedelta(weeks=52)
NOT_ONCE = "The clocks change that night, so {time} comes twice or not at all. Choose another time"


class HourField(forms.TimeField):
    """A time of day in London; noon when it is left empty."""

    def __init__(self, **more: Any) -> None:
        wrong = {"invalid": "Enter a time of day, like 12:00 or 17:00"}
        super().__init__(
            required=False, input_formats=["%H:%M"], initial="12:00", error_messages=wrong,
            help_text="London time, like 12:00. Noon leaves a day to put right what went wrong.", **more,
        )  # fmt: skip

    def clean(self, value: Any) -> dt.time:
        """The time typed, or noon."""
        return super().clean(value) or NOON


class DatesForm(Form):
    """The days of a round and the limits of its grants. It opens and closes at noon, unless another time is set."""

    name = forms.CharField(label="Name of the round", max_length=160)
    theme = forms.CharField(label="What it is for", max_length=200, required=False)
    opens_on = DateField(label="Opens on", what="the day it opens")
    opens_time = HourField(label="Opens at")
    closes_on = DateField(label="Closes on", what="the day it closes")
    closes_time = HourField(label="Closes at")
    eligibility_by = DateField(label="Eligibility checked by", what="the day", required=False)
    board_on = DateField(label="The Advisory Board meets on", what="the day", required=False)
    decision_by = DateField(label="Decided by", what="the day", required=False)
    embargo_on = DateField(label="Outcomes told on", what="the day", required=False,
                           help_text="Leave it empty to tell groups as soon as the decision is signed.")  # fmt: skip
    delivery_from = DateField(label="Projects start on or after", what="the first day of projects")
    delivery_until = DateField(label="Projects end by", what="the last day of projects")
    smallest = MoneyField(label="Smallest grant", required=False)
    largest = MoneyField(label="Largest grant", required=False)
    second_person = forms.BooleanField(
        label="A second person of the group must confirm an application before it is sent", required=False
    )
    endorsement = forms.ChoiceField(
        label="Support from a neighbourhood officer or a partnership", choices=Endorsing.choices, required=False
    )
    endorsement_days_late = forms.IntegerField(
        label="How many days after the close may that support come?", required=False, min_value=0, max_value=60,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-3", "inputmode": "numeric"}),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Days and limits in order, each fault beside its field."""
        given = super().clean() or {}
        for moment in ("opens", "closes"):
            day, time = given.get(f"{moment}_on"), given.get(f"{moment}_time")
            if day and time and not clock.happens_once(day, time.hour, time.minute):
                self.add_error(f"{moment}_time", NOT_ONCE.format(time=f"{time:%H:%M}"))
        for first, last, sentence in ORDER:
            if given.get(first) and given.get(last) and not given[first] <= given[last]:
                self.add_error(last, sentence)
        return given

    def _instant(self, moment: str) -> dt.datetime:
        day, time = self.cleaned_data[f"{moment}_on"], self.cleaned_data[f"{moment}_time"]
        return clock.in_london(day, time.hour, time.minute)

    def dates(self) -> RoundDates:
        """The days as the round keeps them."""
        given = self.cleaned_data
        return RoundDates(
            opens_at=self._instant("opens"), closes_at=self._instant("closes"),
            delivery_from=given["delivery_from"], delivery_until=given["delivery_until"],
            eligibility_by=given["eligibility_by"], board_on=given["board_on"], decision_by=given["decision_by"],
            embargo_until=clock.in_london(given["embargo_on"]) if given["embargo_on"] else None,
        )  # fmt: skip

    def asks(self) -> dict[str, Any]:
        """What a group must bring; what was left empty stays as the fund has it."""
        given = {name: self.cleaned_data[name] for name in ASKS}
        return {name: value for name, value in given.items() if value not in ("", None)}

    def limits(self) -> dict[str, int]:
        """The limits that were given, in pence."""
        named = {"min_award_pence": "smallest", "max_award_pence": "largest"}
        found = {field: self.cleaned_data[name] for field, name in named.items()}
        return {field: in_pence(amount) for field, amount in found.items() if amount is not None}


ORDER = (
    ("opens_on", "closes_on", "The round must close after it opens."),
    ("delivery_from", "delivery_until", "Projects must end after they start."),
    ("smallest", "largest", "The largest grant must be at least the smallest."),
)


class PotForm(Form):
    """One pot of a round, and what its decision is asked to set aside."""

    source = forms.ChoiceField(label="Where the money comes from")
    code = forms.SlugField(label="Code of the pot", max_length=40, help_text="For example: R24-A.")
    pot_name = forms.CharField(label="Name of the pot", max_length=120, help_text="For example: All priorities.")
    amount = MoneyField(label="How much to set aside")

    def __init__(self, *args: Any, sources: list[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        self.sources = {str(one.pk): one for one in sources}
        self.fields["source"].choices = [(key, str(one)) for key, one in self.sources.items()]  # type: ignore[attr-defined]

    def pot(self) -> tuple[Any, str, str, int]:
        """As `prepare_round` takes it."""
        given = self.cleaned_data
        return self.sources[given["source"]], given["code"], given["pot_name"], in_pence(given["amount"])


class RaiseForm(Form):
    """More money for the pots of an announced round, each its own sum; those left empty stay as they are."""

    def __init__(self, *args: Any, pots: list[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        self.pots = {f"pot-{one.pk}": one for one in pots}
        for name, one in self.pots.items():
            self.fields[name] = MoneyField(label=f"More for {one.pot.name} ({one.pot.code})", required=False)
        self.fields["reason"] = forms.CharField(
            label="Why more money is needed", widget=forms.Textarea(attrs={"rows": 4}),
            error_messages={"required": "Say why more money is needed"},
        )  # fmt: skip

    def raises(self) -> list[tuple[Any, int]]:
        """Each pot that gets more, with the pence."""
        given = [(one, self.cleaned_data[name]) for name, one in self.pots.items()]
        return [(one, in_pence(amount)) for one, amount in given if amount]


class NewRoundForm(PotForm, DatesForm):
    """A new round with its first pot."""

    fund = forms.ChoiceField(label="Fund")
    number = forms.IntegerField(label="Number of the round", min_value=1, max_value=9999)

    field_order = ("fund", "number", "name", "theme", *list(DatesForm.base_fields)[2:], *PotForm.base_fields)

    def __init__(self, *args: Any, funds: list[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        self.funds = {str(one.pk): one for one in funds}
        self.fields["fund"].choices = [(key, str(one)) for key, one in self.funds.items()]  # type: ignore[attr-defined]


class CloneForm(DatesForm):
    """A round like another: its number, its name and its own days."""

    number = forms.IntegerField(label="Number of the round", min_value=1, max_value=9999)
    theme = smallest = largest = second_person = endorsement = endorsement_days_late = None  # type: ignore[assignment]  # these are copied

    field_order = ("number", "name")


class ExtendForm(Form):
    """A later close for everyone, with the public reason."""

    closes_at = DateField(label="New closing day", what="the new closing day", help_text="It closes at 12 noon.")
    reason = forms.CharField(label="Why, in words everyone may read", max_length=300)

    def clean_closes_at(self) -> dt.datetime:
        """At noon of that day, in London."""
        return clock.in_london(self.cleaned_data["closes_at"])


def as_typed(round: Any) -> dict[str, Any]:
    """A round as its form shows it."""
    days = {name: getattr(round, name) for name in ("eligibility_by", "board_on", "decision_by")}
    return {
        **days, "name": round.name, "theme": round.theme,
        "opens_on": _day(round.opens_at), "closes_on": _day(round.closes_at), "embargo_on": _day(round.embargo_until),
        **{name: getattr(round, name) for name in ASKS},
        "opens_time": _time(round.opens_at), "closes_time": _time(round.closes_at),
        "delivery_from": round.delivery_from, "delivery_until": round.delivery_until,
        "smallest": in_pounds(round.min_award_pence), "largest": in_pounds(round.max_award_pence),
    }  # fmt: skip


def _day(instant: dt.datetime | None) -> dt.date | None:
    return instant.astimezone(clock.LONDON).date() if instant else None


def _time(instant: dt.datetime) -> str:
    return f"{instant.astimezone(clock.LONDON):%H:%M}"


def as_next(round: Any, number: int) -> dict[str, Any]:
    """The days of a round like this one, each a year later on the same day of the week; the name with its number."""
    typed = as_typed(round)
    later = {
        name: value + A_YEAR if isinstance(value, dt.date) else value
        for name, value in typed.items()
        if name not in ("smallest", "largest", "theme", *ASKS)
    }
    name = re.sub(rf"(?<!\d){round.number}(?!\d)", str(number), round.name)
    return {**later, "number": number, "name": name}
