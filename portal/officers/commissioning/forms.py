"""Forms of commissioning, their fields named as the deeds and steps they fill in."""

import datetime as dt
from typing import Any

from django import forms

from commissioning.services.limits import GROUNDS
from commissioning.services.models import Variation
from commissioning.tenders import routes
from office.principles.needs.models import Consultation, LocalNeed
from office.records import clock
from office.records.money import in_pence
from office.screens.forms import DateField, Form, MoneyField


def _text(label: str, *, rows: int = 4, required: bool = True, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, required=required, widget=forms.Textarea(attrs={"rows": rows}), **more)


class InPence(Form):
    """A form whose sums are handed on in pence. `sums`: field -> the deed's word."""

    sums: dict[str, str] = {}

    def clean(self) -> dict[str, Any]:
        """Each sum once, under the deed's word."""
        given = super().clean() or {}
        for field, word in self.sums.items():
            amount = given.pop(field, None)
            given[word] = in_pence(amount) if amount is not None else 0
        return given


class ServiceForm(Form):
    """A row of the register."""

    name = forms.CharField(label="Name of the service", max_length=160)
    about = _text("What it does, in plain words", required=False)
    lead_commissioner = forms.CharField(label="Who leads the commissioning", max_length=120, required=False)
    is_for_victims = forms.BooleanField(
        label="It helps victims of crime", required=False,
        help_text="Its addresses are never published and its pages can be left quickly.",
    )  # fmt: skip


class NeedsField(forms.ModelMultipleChoiceField):
    """Entries of the needs register, ticked."""

    widget = forms.CheckboxSelectMultiple


class StartForm(Form):
    """What starts a cycle of one kind."""

    why = _text("Why does this start now?", help_text="Two or three sentences. Never name anybody the service helps.")

    def __init__(self, *args: Any, kind: Any, needs: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        if kind.causes:
            self.fields["cause"] = forms.ChoiceField(
                label="What sets it off?", choices=list(kind.causes.items()), widget=forms.RadioSelect,
                error_messages={"required": "Choose what sets it off"},
            )  # fmt: skip
        if needs:
            self.fields["needs"] = NeedsField(queryset=needs, required=False, label="Which needs does it answer?")


class PlanForm(Form):
    """The written parts of a plan."""

    specification = _text("What is wanted, as it goes to the market", required=False, rows=6)
    impact = _text("Impact on users, equality, staff, market, premises, data, partners and cost", required=False)
    heard = _text("Who was consulted, what they said, and what changed because of it", required=False)
    review_on = DateField(label="Day of the later review, for a service that ends", what="the day", required=False)


class OptionForm(InPence):
    """One option of the plan: the same questions for each."""

    sums = {"cost": "cost_a_year_pence"}
    title = forms.CharField(label="The option in a few words", max_length=160)
    cost = MoneyField(label="What it costs in a year")
    speaks_for = _text("What speaks for it", rows=3)
    speaks_against = _text("What speaks against it", rows=3)
    for_users = _text("What it means for the people who use the service", rows=3, required=False)
    for_equality = _text("What it means for equality", rows=3, required=False)

    def __init__(self, *args: Any, kind: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["code"] = forms.ChoiceField(
            label="Which kind of option?", choices=list(kind.every_option().items())
        )
        self.order_fields(["code", *self.base_fields])


class AdviseForm(Form):
    """The option the officers advise."""

    def __init__(self, *args: Any, options: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["option"] = forms.ModelChoiceField(
            queryset=options, label="Which option do you advise?", widget=forms.RadioSelect, empty_label=None,
            error_messages={"required": "Choose an option"},
        )  # fmt: skip


class PutForm(Form):
    """The change that a cycle puts to a decision."""

    def __init__(self, *args: Any, changes: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["variation"] = forms.ModelChoiceField(
            queryset=changes, label="Which change?", widget=forms.RadioSelect, empty_label=None,
            error_messages={"required": "Choose a change"},
        )  # fmt: skip


class TenderForm(InPence):
    """How providers are asked."""

    sums = {"budget": "budget_pence"}
    route = forms.ChoiceField(label="Route", choices=routes.CHOICES, widget=forms.RadioSelect)
    title = forms.CharField(label="Title, as providers read it", max_length=160)
    budget = MoneyField(label="Budget over the whole term")
    closes_at = DateField(label="Closing day", what="the closing day", required=False,
                          help_text="It closes at 12 noon. A direct award has none.")  # fmt: skip
    quality_weight = forms.IntegerField(label="Weight of quality, in percent", min_value=0, max_value=100, initial=70)
    price_weight = forms.IntegerField(label="Weight of price, in percent", min_value=0, max_value=100, initial=30)

    def clean_closes_at(self) -> dt.datetime | None:
        """At noon of that day, in London."""
        day = self.cleaned_data["closes_at"]
        return clock.in_london(day) if day else None


class RecommendForm(InPence):
    """Who is chosen, for how much and why."""

    sums = {"price": "price_pence"}
    price = MoneyField(label="Price over the whole term")
    reasons = _text("Why this provider, in words everyone may read")
    starts_on = DateField(label="First day of the contract", what="the first day")
    ends_on = DateField(label="Last day of the contract", what="the last day")

    def __init__(self, *args: Any, providers: Any = None, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["winner"] = forms.ModelChoiceField(queryset=providers, label="Provider")
        self.order_fields(["winner", *self.base_fields])


class ChangeForm(InPence):
    """A change of a contract, with old and new side by side."""

    sums = {"rise": "value_change_pence"}
    cause = forms.ChoiceField(label="Why does it change?", choices=Variation.Cause.choices, widget=forms.RadioSelect)
    reason = _text("What changed")
    rise = MoneyField(label="More money over the whole term", required=False)
    days_change = forms.IntegerField(label="More days", required=False, min_value=0, initial=0)
    ground = forms.ChoiceField(label="Legal ground", choices=[("", "Choose"), *GROUNDS.items()], required=False)
    changes_outcome = forms.BooleanField(label="What is delivered changes too", required=False)
    old_words = _text("What the contract says now", required=False, rows=3)
    new_words = _text("What it will say", required=False, rows=3)
    measures_again = _text("The performance measures, set again", required=False, rows=3)
    effective_on = DateField(label="It counts from", what="the day it counts from")

    def clean_days_change(self) -> int:
        """None given means none."""
        return self.cleaned_data["days_change"] or 0


class ConcernForm(Form):
    """What a provider must put right."""

    text = _text("What is wrong?", help_text="Say what happened, without naming anybody.")


class ExitForm(Form):
    """The last day of a service."""

    exit_on = DateField(label="Last day of the service", what="the last day")


class ItemForm(Form):
    """Who sees to one item, and by when."""

    owner = forms.CharField(label="Who sees to it?", max_length=120, help_text="A role or a body, not a person's name.")
    due_on = DateField(label="By when?", what="the day")


class HandOverForm(Form):
    """The people a service had, and where they are now."""

    caseload = forms.IntegerField(label="People on the caseload when notice was given", min_value=0)
    handed_over = forms.IntegerField(label="Of these, handed over or closed", min_value=0)
    data_certificate = forms.CharField(label="Where the records certificate is kept", required=False, max_length=200)


class NameForm(Form):
    """The name of whoever signs."""

    name = forms.CharField(label="Full name of whoever signs", max_length=120)


class ImproveForm(Form):
    """An improvement plan with its day."""

    plan = _text("What will be done")
    review_on = DateField(label="Day of the review", what="the day of the review")


class LessonsForm(Form):
    """What was learned."""

    lessons = _text("What was learned")


class MoreTimeForm(Form):
    """A later close for everyone."""

    closes_at = DateField(label="New closing day", what="the new closing day", help_text="It closes at 12 noon.")
    reason = forms.CharField(label="Why, in words everyone may read", max_length=300)

    def clean_closes_at(self) -> dt.datetime:
        """At noon of that day, in London."""
        return clock.in_london(self.cleaned_data["closes_at"])


class NeedForm(Form):
    """One entry of the needs register."""

    title = forms.CharField(label="What is needed, in a few words", max_length=160)
    evidence = _text("What shows it")
    source = forms.CharField(label="Who counted it or said it", max_length=200)
    link = forms.CharField(label="Its address, if it has one", required=False, max_length=500)
    dated_on = DateField(label="Date of the evidence", what="the date of the evidence")
    population = forms.CharField(label="Who is affected, in general words", max_length=200,
                                 help_text="Never name anybody.")  # fmt: skip
    confidence = forms.ChoiceField(label="How far can it be trusted?", choices=LocalNeed.Confidence.choices,
                                   widget=forms.RadioSelect)  # fmt: skip

    def __init__(self, *args: Any, priorities: Any, districts: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["priorities"] = NeedsField(queryset=priorities, required=False, label="Priorities of the Plan")
        self.fields["districts"] = NeedsField(queryset=districts, required=False, label="Districts",
                                              help_text="Tick none for the whole area.")  # fmt: skip


class GapForm(Form):
    """What is not known yet."""

    question = forms.CharField(label="What do we not know?", max_length=300)
    due_on = DateField(label="Find out by", what="the day")


class AnswerForm(Form):
    """What was found out."""

    answer = _text("What do we know now?")


class ConsultationForm(Form):
    """Who was asked and what changed."""

    voice = forms.ChoiceField(label="Whom did we ask?", choices=Consultation.Voice.choices, widget=forms.RadioSelect)
    held_on = DateField(label="When?", what="the day")
    people = forms.IntegerField(label="How many people were heard", min_value=0, initial=0)
    said = _text("What did they say?", help_text="In your words. Never name anybody.")
    changed = _text("What changed because of it?")
