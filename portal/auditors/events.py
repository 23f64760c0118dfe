"""Reading the trail: filtered, one thing at a time, and as a table with a reason."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from office.records.trail import note
from office.records.trail.models import Event
from office.records.trail.queries import events, subject_types
from office.screens.exports import csv_answer
from office.screens.forms import DateField, Form
from office.screens.pager import page_of
from office.screens.pages import form_page
from portal.access import only
from portal.attempts import typed
from portal.audiences import AUDITORS

from .chain import agreements_with
from .rows import kind_in_words, rows_of

ORDER = ("-at", "-pk")
DENSE = "layouts/dense.html"
HEAD = ("Event", "When", "Written", "Kind of thing", "Number of the thing", "Place in its chain", "What (code)", "What",
        "From", "To", "By (code)", "By", "On behalf of", "Words", "Facts", "Hash")  # fmt: skip
CHUNK = 500


class FilterForm(Form):
    """What to look for. Everything may be left out."""

    kind = forms.ChoiceField(label="What it was about", required=False)
    number = forms.IntegerField(
        label="Number of the thing", required=False, min_value=1, max_value=2**62,
        error_messages={"invalid": "Enter a whole number", "min_value": "Enter 1 or more"},
    )  # fmt: skip
    actor = forms.CharField(
        label="By whom", required=False, max_length=60, help_text="As the trail writes it: user:12, clock."
    )
    since = DateField(label="From the day", what="the first day", required=False)
    until = DateField(label="To the day", what="the last day", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(label, f"{kind_in_words(label)} ({label})") for label in subject_types()]
        self.fields["kind"].choices = [("", "Anything"), *kinds]  # type: ignore[attr-defined]

    def found(self) -> QuerySet[Event]:
        """The events asked for; none while the filter is not in order."""
        if not self.is_valid():
            return events().none()
        asked = self.cleaned_data
        return events(
            subject_type=asked["kind"], subject_id=asked["number"], actor=asked["actor"].strip(),
            since=asked["since"], until=asked["until"],
        )  # fmt: skip


class ReasonForm(Form):
    """Why the table is taken out of the house."""

    reason = forms.CharField(
        label="Why do you need this table?",
        help_text="Your reason and your name go on the trail.",
        max_length=300,
        error_messages={"required": "Say why you need this table"},
    )


@only(AUDITORS)
def index(request: HttpRequest) -> HttpResponse:
    """Everything that happened, newest first."""
    form = FilterForm(request.GET)
    page = page_of(form.found(), request, order=ORDER)
    context = {"form": form, "page": page, "rows": rows_of(page), "query": _filters(request)}
    return render(request, "portal/auditors/events.html", context, status=422 if form.errors else 200)


def _filters(request: HttpRequest) -> str:
    """The address's filters without the place in the list."""
    asked = request.GET.copy()
    for word in ("after", "before"):
        asked.pop(word, None)
    return asked.urlencode()


@only(AUDITORS)
def thing(request: HttpRequest, kind: str, key: int) -> HttpResponse:
    """All that happened to one thing, with the chain that proves it, and the agreements it belongs to."""
    found = events(subject_type=kind, subject_id=key)
    agreements = agreements_with(request.user, kind, key)
    if not agreements and not found.exists():
        raise Http404("There is no such page.")
    page = page_of(found, request, order=("-number", "-pk"))
    context = {"page": page, "rows": rows_of(page), "kind": kind_in_words(kind), "key": key, "label": kind}
    context["agreements"] = agreements
    return render(request, "portal/auditors/thing.html", context)


@only(AUDITORS)
def export(request: HttpRequest) -> HttpResponseBase:
    """The filtered events as a table. The reason is asked first, and stays on the trail."""
    asked, form = FilterForm(request.GET), ReasonForm(typed(request))
    found = asked.found()
    if form.is_valid() and asked.is_valid():
        said = {"reason": form.cleaned_data["reason"], "filters": _filters(request), "count": found.count()}
        auditor: Any = request.user
        note(auditor, "trail_exported", by=auditor, words=said)
        return csv_answer("trail", HEAD, _cells(found.order_by("at", "pk")))
    return form_page(
        request, form, heading=f"Take {found.count():,} events as a table", button="Make the table", layout=DENSE,
        back=f"{reverse('portal:auditors:today')}?{_filters(request)}",
    )  # fmt: skip


def _cells(found: QuerySet[Event]) -> Iterator[list[Any]]:
    """Rows a batch at a time, however long the trail."""
    batch: list[Event] = []
    for one in found.iterator(chunk_size=CHUNK):
        batch.append(one)
        if len(batch) == CHUNK:
            yield from map(_cell, rows_of(batch))
            batch = []
    yield from map(_cell, rows_of(batch))


def _cell(row: Any) -> list[Any]:
    one = row.event
    return [
        one.pk, one.at.isoformat(), one.written_at.isoformat(), one.subject_type, one.subject_id, one.number, one.verb,
        row.title, one.before, one.after, one.actor, row.actor, one.on_behalf_of, row.words, row.facts, one.hash,
    ]  # fmt: skip
