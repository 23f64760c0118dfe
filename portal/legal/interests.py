"""The register of interests: read, added to, ended; nothing is deleted from it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from office.people.appointments.queries import holders
from office.people.interests.actions import end_interest, register_interest
from office.people.interests.models import InterestKind
from office.people.interests.queries import visible_to
from office.people.organisations import queries as organisations
from office.people.organisations.queries import live
from office.people.roles import Role
from office.screens.forms import Form
from office.screens.pager import page_of
from office.screens.pages import form_page
from portal.access import find, only
from portal.attempts import attempt, typed
from portal.audiences import LEGAL
from portal.trail import Nothing

DENSE = "layouts/dense.html"
REGISTER = "portal:legal:interests"


class InterestForm(Form):
    """Whose interest, in what, of what kind."""

    user = forms.ChoiceField(label="Whose interest is it?", error_messages={"required": "Choose whose interest it is"})
    organisation = forms.ChoiceField(
        label="In which of the groups we know?", required=False, help_text="Leave it if it is another body."
    )
    body = forms.CharField(label="Or in which other body?", max_length=160, required=False)
    kind = forms.ChoiceField(
        label="What ties them?",
        choices=InterestKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what the interest is"},
    )
    pecuniary = forms.BooleanField(label="It is about money", required=False)
    note = forms.CharField(
        label="Anything to add?", required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, people: Iterable[Any], groups: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people, self.groups = {str(one.pk): one for one in people}, {str(one.pk): one for one in groups}
        self._choose("user", "Choose a person", self.people)
        self._choose("organisation", "Choose a group", self.groups)

    def _choose(self, name: str, first: str, things: dict[str, Any]) -> None:
        choices = [("", first), *((key, str(thing)) for key, thing in things.items())]
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def said(self) -> dict[str, Any]:
        """As the action takes it."""
        words = self.cleaned_data
        return {
            **words,
            "user": self.people[words["user"]],
            "organisation": self.groups.get(words["organisation"]),
        }


@only(LEGAL)
def index(request: HttpRequest) -> HttpResponse:
    """Those that hold now; with `?all=yes` those that have ended too."""
    rows = visible_to(request.user).select_related("user", "organisation")
    ended = request.GET.get("all") == "yes"
    rows = rows if ended else rows.filter(live())
    context = {"page": page_of(rows, request, order=("-since", "-pk")), "count": rows.count(), "ended": ended}
    return render(request, "portal/legal/interests.html", context)


@only(LEGAL)
def new(request: HttpRequest) -> HttpResponse:
    """Enter an interest."""
    groups = organisations.visible_to(request.user).order_by("name", "pk")
    people = sorted(holders(*Role), key=str)
    form = InterestForm(typed(request), people=people, groups=groups)
    if form.is_valid():
        said = form.said()
        if attempt(form, register_interest, by=request.user, **said).done:
            messages.success(request, "The interest is in the register. It bars from now on.")
            return redirect(REGISTER)
    return form_page(
        request, form, heading="Enter an interest", button="Enter it", layout=DENSE, back=reverse(REGISTER)
    )  # fmt: skip


@only(LEGAL)
def end(request: HttpRequest, key: int) -> HttpResponse:
    """Say that an interest has ended. It stays in the register."""
    interest = find(visible_to(request.user).select_related("user", "organisation"), pk=key)
    form = Nothing(typed(request))
    if form.is_valid() and attempt(form, end_interest, interest=interest, by=request.user).done:
        messages.success(request, "The interest has ended. It stays in the register.")
        return redirect(REGISTER)
    about = interest.organisation or interest.body
    return form_page(
        request, form, heading=f"Has this interest of {interest.user} ended?", button="It has ended", layout=DENSE,
        back=reverse(REGISTER), intro=f"{interest.get_kind_display()}: {about}.",
    )  # fmt: skip
