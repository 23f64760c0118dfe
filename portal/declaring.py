"""Declaring interests on the list of applicants, before any bid is read: by name, so that blind bids stay blind."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from office.judging.actions import declare_for_groups
from office.judging.queries import applicants_to_declare
from office.screens.forms import Form

from .attempts import attempt, typed


class GroupsForm(Form):
    """Which of the groups one has an interest in, and what it is."""

    groups = forms.MultipleChoiceField(
        label="Tick each group you have an interest in", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, groups: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names = {str(one.pk): one.name for one in groups}
        self.fields["groups"].choices = list(self.names.items())  # type: ignore[attr-defined]
        data: Any = self.data
        self.ticked = [key for key in data.getlist("groups") if key in self.names] if self.is_bound else []
        for key in self.ticked:
            self.fields[f"nature-{key}"] = forms.CharField(
                label=f"What is your interest in {self.names[key]}?",
                max_length=300,
                error_messages={"required": f"Say what your interest in {self.names[key]} is"},
            )

    @property
    def is_first_asked(self) -> bool:
        """Groups are ticked and nobody has asked yet what the interests are."""
        return bool(self.ticked) and not any(f"nature-{key}" in self.data for key in self.ticked)

    @property
    def interests(self) -> dict[int, str]:
        """Organisation id to what the interest is."""
        return {int(key): self.cleaned_data[f"nature-{key}"] for key in self.ticked}


def declare_on_list(request: HttpRequest, contest: Any, *, back: str) -> HttpResponse:
    """The names of all groups in a contest; ticked ones are barred for this person, the rest are free to read."""
    groups: list[Any] = list(applicants_to_declare(contest, request.user))
    open_ones = [one for one in groups if not one.has_declared_interest]
    form = GroupsForm(typed(request), groups=open_ones)
    asked_more = request.method == "POST" and form.is_first_asked
    if asked_more:
        form = _with_what_was_ticked(request, open_ones)
    elif form.is_valid() and _declared(form, contest, request.user):
        messages.success(request, "Your declaration is on the record.")
        return redirect(back)
    context = {
        "form": form, "contest": contest, "back": back, "asked_more": asked_more,
        "declared": [one for one in groups if one.has_declared_interest], "count": len(open_ones),
    }  # fmt: skip
    refused = form.is_bound and not asked_more and bool(form.errors)
    return render(request, "portal/declaring/groups.html", context, status=422 if refused else 200)


def _declared(form: GroupsForm, contest: Any, user: Any) -> bool:
    return attempt(form, declare_for_groups, contest=contest, interests=form.interests, by=user).done


def _with_what_was_ticked(request: HttpRequest, groups: list[Any]) -> GroupsForm:
    """The form again with a place for each interest, and no reproach: nobody has left anything out yet."""
    bound = GroupsForm(request.POST, groups=groups)
    fresh = GroupsForm(groups=groups, initial={"groups": bound.ticked})
    fresh.fields.update({name: field for name, field in bound.fields.items() if name.startswith("nature-")})
    return fresh
