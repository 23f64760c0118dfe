"""Grants of earlier years from a CSV file: which column is what, a look before anything is kept, and an undo."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from grants.earlier import actions, queries, rows
from office.records.steps import Refused
from office.screens.forms import Form
from office.screens.pager import page_of
from office.screens.pages import form_page
from portal.access import find, only
from portal.attempts import attempt, typed
from portal.audiences import OFFICERS
from portal.decisions import DENSE

LABELS = {"group": "Who got it", "title": "What the project is called", "amount": "How much", "date": "When",
          "purpose": "What it is for", "district": "Where"}  # fmt: skip
SHOWN = 100  # rows of the look before


class FileForm(Form):
    """The table. `called`: the name of its file."""

    called = ""

    file = forms.FileField(
        label="CSV file", help_text="One row a grant. A 360Giving file works as it is.",
        widget=forms.FileInput(attrs={"accept": ".csv"}),
        error_messages={"required": "Choose the file", "empty": "This file is empty"},
    )  # fmt: skip

    def clean_file(self) -> str:
        """Its text."""
        upload = self.cleaned_data["file"]
        self.called = str(upload.name)[:120]
        try:
            text = str(upload.read(rows.LARGEST + 1).decode("utf-8-sig")).replace("\x00", "")
        except UnicodeDecodeError:
            raise forms.ValidationError("This is not a CSV file in UTF-8") from None
        if len(text) > rows.LARGEST:
            raise forms.ValidationError("Bring in at most 500,000 letters at once")
        if len(rows.columns_of(text)) < len(rows.NEEDED):
            raise forms.ValidationError("The first line must name at least four columns")
        return text


class ColumnsForm(Form):
    """Which column is what. The table itself goes along, out of sight."""

    text = forms.CharField(widget=forms.HiddenInput, max_length=rows.LARGEST)
    name = forms.CharField(widget=forms.HiddenInput, max_length=120, required=False)

    def __init__(self, *args: Any, columns: list[str], **more: Any) -> None:
        super().__init__(*args, **more)
        for part, label in LABELS.items():
            choices = [("", "Not in this file"), *((name, name) for name in columns if name)]
            self.fields[part] = forms.ChoiceField(
                label=label, choices=choices, required=part in rows.NEEDED,
                error_messages={"required": f"Choose the column that says “{label.lower()}”"},
            )  # fmt: skip


@only(OFFICERS)
def index(request: HttpRequest) -> HttpResponse:
    """Every file that was brought in."""
    page = page_of(queries.files_visible_to(request.user), request, order=("-pk",))
    return render(request, "portal/officers/earlier_list.html", {"page": page})


@only(OFFICERS)
def new(request: HttpRequest) -> HttpResponse:
    """Choose the file; then name its columns and look at what would be brought in."""
    if request.method == "POST" and "text" in request.POST:
        return _columns(request)
    form = FileForm(typed(request), request.FILES or None)
    if form.is_valid():
        text = form.cleaned_data["file"]
        columns = rows.columns_of(text)
        first = {"text": text, "name": form.called, **rows.guessed(columns)}
        return _look(request, ColumnsForm(initial=first, columns=columns), text, rows.guessed(columns))
    return form_page(request, form, heading="Bring in grants of earlier years", button="Look at it", layout=DENSE,
                     back=reverse("portal:officers:earlier"), intro="Nothing is kept before you say so.")  # fmt: skip


def _columns(request: HttpRequest) -> HttpResponse:
    text = request.POST["text"].replace("\x00", "")
    form = ColumnsForm(request.POST, columns=rows.columns_of(text))
    mapping = {part: request.POST.get(part, "") for part in rows.PARTS}
    if form.is_valid() and request.POST.get("do") == "bring":
        done = attempt(form, actions.bring_in, name=form.cleaned_data["name"], text=text, mapping=mapping,
                       by=request.user)  # fmt: skip
        if done.done:
            messages.success(request, f"{done.made.awards.count()} grants are brought in.")
            return redirect("portal:officers:earlier")
    return _look(request, form, text, mapping)


def _look(request: HttpRequest, form: ColumnsForm, text: str, mapping: dict[str, str]) -> HttpResponse:
    found = rows.read(text, mapping, queries.likenesses())
    return form_page(
        request, form, heading="Look before you bring it in", layout=DENSE, back=reverse("portal:officers:earlier"),
        template="portal/officers/earlier_look.html", rows=found[:SHOWN], count=len(found),
        good=sum(one.is_good for one in found), doubles=sum(one.is_double for one in found),
        faulty=sum(bool(one.faults) for one in found),
    )  # fmt: skip


@only(OFFICERS)
def undo(request: HttpRequest, key: int) -> HttpResponse:
    """All of one file, off the site."""
    file, back = find(queries.files_visible_to(request.user), pk=key), reverse("portal:officers:earlier")
    if request.method == "POST":
        try:
            actions.undo(file=file, by=request.user)
            messages.success(request, f"“{file}” is undone.")
        except Refused as no:
            messages.info(request, str(no))
        return redirect(back)
    return form_page(request, Form(), heading=f"Undo “{file}”?", button="Undo it", layout=DENSE, back=back,
                     intro=f"It takes {file.count} grants off the website. You can bring them in again.")  # fmt: skip
