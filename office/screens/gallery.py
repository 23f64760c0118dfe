"""Every component on one page, to look at and to judge; not there in production."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from office.records import clock

from .forms import DateField, Form, MoneyField, WordsField
from .gallery_examples import EXAMPLES, STATUS_WORDS
from .tones import tone


class ExampleForm(Form):
    """One field of every kind."""

    name = forms.CharField(label="What is your group called?", help_text="As on your rules or constitution")
    money = MoneyField(label="How much do you ask for?", most=Decimal(6000))
    when = DateField(label="When does your project start?", what="the start date", help_text="For example, 31 3 2021")
    why = WordsField(label="What difference will your project make?", words=200, rows=5)
    district = forms.ChoiceField(
        label="Where is it?", choices=[("", "Choose a district"), ("leeds", "Leeds"), ("kirklees", "Kirklees")]
    )
    kind = forms.ChoiceField(
        label="What kind of group are you?",
        choices=[("charity", "A charity"), ("club", "A club with rules")],
        widget=forms.RadioSelect,
    )
    outcomes = forms.MultipleChoiceField(
        label="Which outcomes does it help?",
        choices=[("police", "Tackle crime"), ("safe", "Keep people safe")],
        widget=forms.CheckboxSelectMultiple,
    )
    agree = forms.BooleanField(label="Our group has agreed to this")
    policy = forms.FileField(label="Send your safeguarding policy", help_text="PDF or Word, up to 10 MB")


ExampleForm.base_fields["why"].why = "This counts for 20% of your score."  # type: ignore[attr-defined]


def _box(label: str, obstacles: list[dict[str, str]]) -> dict[str, Any]:
    return {"step": {"label": label}, "obstacles": obstacles, "asks": (), "href": "#"}


def gallery(request: HttpRequest) -> HttpResponse:
    """`/demo/components/`: add ?errors=1 to see the form refused, ?dense=1 as officers see it."""
    now = clock.now()
    context = {
        **EXAMPLES,
        "form": ExampleForm({"money": "6,400", "when-day": "31", "when-month": "2", "when-year": "2021"})
        if "errors" in request.GET
        else ExampleForm(),
        "layout": "layouts/dense.html" if "dense" in request.GET else "layouts/public.html",
        "tags": [(word, tone(word)) for word in STATUS_WORDS],
        "in_time": now + dt.timedelta(days=25),
        "soon": now + dt.timedelta(hours=3),
        "late": now - dt.timedelta(days=2),
        "ready": _box("Send to assessors", []),
        "barred": _box("Open the panel", [
            {"text": "The youth justice service’s written support has not come. Asked 28 October, 26 days ago."},
            {"text": "Only one assessor is free of interests.", "href": "#"},
        ]),
        "met": ["The group is registered and in the area."],
    }  # fmt: skip
    return render(request, "screens/gallery.html", context)
