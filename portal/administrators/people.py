"""People and their roles: given and withdrawn, each time with the reason."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from office.people.appointments.actions import give_role, withdraw_role
from office.people.appointments.queries import history, people
from office.people.roles import SENTENCES, Role
from office.screens.forms import Form
from office.screens.pager import page_of
from office.screens.pages import form_page
from portal.access import find, only
from portal.attempts import attempt, typed
from portal.audiences import ADMINISTRATORS

DENSE = "layouts/dense.html"


class ReasonForm(Form):
    """Why."""

    reason = forms.CharField(
        label="Why?",
        help_text="For example: started on 23 November. It is kept on the trail.",
        max_length=300,
        error_messages={"required": "Say why"},
    )


class RoleForm(ReasonForm):
    """Which role, and why."""

    role = forms.ChoiceField(
        label="Which role?", widget=forms.RadioSelect, error_messages={"required": "Choose the role"}
    )
    field_order = ["role", "reason"]

    def __init__(self, *args: Any, held: set[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["role"]
        field.choices = [choice for choice in Role.choices if choice[0] not in held]
        field.widget.hints = {str(role): sentence for role, sentence in SENTENCES.items()}


@only(ADMINISTRATORS)
def index(request: HttpRequest) -> HttpResponse:
    """Everybody with an account, by address; found by a part of name or address."""
    words = request.GET.get("words", "")
    found = people(request.user, words)
    context = {"page": page_of(found, request, order=("email", "pk")), "words": words, "count": found.count()}
    return render(request, "portal/administrators/people.html", context)


def _person(request: HttpRequest, key: int) -> Any:
    return find(people(request.user), pk=key)


def _address(person: Any) -> str:
    return reverse("portal:administrators:person", args=[person.pk])


@only(ADMINISTRATORS)
def show(request: HttpRequest, key: int) -> HttpResponse:
    """One person: the roles they hold, and those they held."""
    person = _person(request, key)
    rows = [{"held": one, "sentence": SENTENCES[Role(one.role)]} for one in history(request.user, person)]
    return render(request, "portal/administrators/person.html", {"person": person, "rows": rows})


@only(ADMINISTRATORS)
def give(request: HttpRequest, key: int) -> HttpResponse:
    """Give a role."""
    person = _person(request, key)
    form = RoleForm(typed(request), held={one.role for one in person.roles_now})
    if form.is_valid():
        said = form.cleaned_data
        if attempt(form, give_role, user=person, by=request.user, **said).done:
            messages.success(request, f"{person} is now: {Role(said['role']).label}.")
            return redirect(_address(person))
    return form_page(
        request, form, heading=f"Give {person} a role", button="Give the role", layout=DENSE, back=_address(person)
    )  # fmt: skip


@only(ADMINISTRATORS)
def withdraw(request: HttpRequest, key: int, role: str) -> HttpResponse:
    """End a role."""
    person = _person(request, key)
    held = find(history(request.user, person).filter(until=None), role=role)
    form = ReasonForm(typed(request))
    if form.is_valid():
        said = form.cleaned_data
        if attempt(form, withdraw_role, user=person, role=held.role, by=request.user, **said).done:
            messages.success(request, f"{person} is no longer: {held.get_role_display()}.")
            return redirect(_address(person))
    return form_page(
        request, form, heading=f"Withdraw a role: {held.get_role_display()}", button="Withdraw it", layout=DENSE,
        back=_address(person), intro=f"{person} will no longer see what this role shows. What they did stays.",
    )  # fmt: skip
