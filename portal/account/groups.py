"""One's own groups: registering one, its profile, who belongs to it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages as notices
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from office.people.organisations import actions, leading, queries
from office.people.organisations.models import Organisation
from office.people.organisations.profile import profile_facts, profile_of, too_old
from office.people.permissions import belongs, leads, may_lead
from office.people.registers.numbers import advice_on_numbers
from office.people.registers.queries import in_registers
from office.records.steps import Forbidden, Refused
from portal.access import find, only
from portal.audiences import ACCOUNT

from .group_forms import AskToLeadForm, InviteForm, ProfileForm


def _group(request: HttpRequest, key: int) -> Organisation:
    return find(queries.visible_to(request.user), pk=key)


def _led(request: HttpRequest, key: int) -> Organisation:
    """A group this person may change."""
    group = _group(request, key)
    if not may_lead(request.user, group.pk):
        raise Http404("There is no such page.")
    return group


@only(ACCOUNT)
def new(request: HttpRequest) -> HttpResponse:
    """Register a group; whoever does so leads it."""
    form = ProfileForm(request.POST or None)
    if form.is_valid() and (group := _done(form, _register, request)):
        notices.success(request, f"{group} is registered. You lead it.")
        return redirect("portal:group", group.pk)
    return _form_page(request, form, "Register your group", "Register", reverse("portal:account"))


def _register(request: HttpRequest, **profile: Any) -> Organisation:
    return actions.register_organisation(lead=request.user, by=request.user, **profile)


@only(ACCOUNT)
def show(request: HttpRequest, key: int) -> HttpResponse:
    """A group: what it says of itself, and who belongs to it."""
    return _page(request, _group(request, key))


def _page(request: HttpRequest, group: Organisation, errors: list[str] | None = None) -> HttpResponse:
    context = {
        "group": group,
        "members": queries.members(group),
        "waiting": queries.waiting_invitations(group),
        "may_lead": may_lead(request.user, group.pk),
        "leads": leads(request.user, group.pk),
        "belongs": belongs(request.user, group.pk),
        "facts": profile_facts({**profile_of(group), "name": ""}),
        "registers": in_registers(group),
        "advice": advice_on_numbers(group.kind, group.charity_number, group.company_number),
        "old": too_old(group.policies.all()),
        "asking": queries.waiting_lead_requests(group),
        "errors": errors,
    }
    return render(request, "portal/account/groups/show.html", context, status=422 if errors else 200)


@only(ACCOUNT)
def profile(request: HttpRequest, key: int) -> HttpResponse:
    """Change what a group says of itself."""
    group = _led(request, key)
    fields = {name: getattr(group, name) for name in ProfileForm.base_fields}
    form = ProfileForm(request.POST or None, initial=fields)
    if form.is_valid() and _done(form, actions.update_profile, organisation=group, by=request.user):
        return redirect("portal:group", group.pk)
    return _form_page(request, form, f"About {group}", "Save", reverse("portal:group", args=[group.pk]))


@only(ACCOUNT)
def invite(request: HttpRequest, key: int) -> HttpResponse:
    """Ask somebody to join."""
    group = _led(request, key)
    form = InviteForm(request.POST or None)
    if form.is_valid() and _done(form, actions.invite_member, organisation=group, by=request.user):
        notices.success(request, f"We have invited {form.cleaned_data['email']}.")
        return redirect("portal:group", group.pk)
    return _form_page(request, form, "Invite somebody", "Send the invitation", reverse("portal:group", args=[group.pk]))


@only(ACCOUNT)
@require_POST
def remove(request: HttpRequest, key: int, member: int) -> HttpResponse:
    """End somebody's membership, or one's own."""
    group = _group(request, key)
    return _act(request, group, actions.remove_member, membership=find(queries.members(group), pk=member))


@only(ACCOUNT)
@require_POST
def make_lead(request: HttpRequest, key: int, member: int) -> HttpResponse:
    """Let a member lead too."""
    group = _led(request, key)
    return _act(request, group, actions.make_lead, membership=find(queries.members(group), pk=member))


@only(ACCOUNT)
@require_POST
def hand_over(request: HttpRequest, key: int, member: int) -> HttpResponse:
    """Let another lead in one's place."""
    group = _group(request, key)
    return _act(request, group, leading.hand_over, membership=find(queries.members(group), pk=member))


@only(ACCOUNT)
def ask_to_lead(request: HttpRequest, key: int) -> HttpResponse:
    """A member asks to lead."""
    group = _group(request, key)
    if not belongs(request.user, group.pk):
        raise Http404("There is no such page.")
    form = AskToLeadForm(request.POST or None)
    if form.is_valid() and _done(form, leading.ask_to_lead, organisation=group, by=request.user):
        notices.success(request, "We have asked the group's leads and our officers. We will write to you.")
        return redirect("portal:group", group.pk)
    heading = f"Ask to lead {group}"
    return _form_page(request, form, heading, "Ask to lead", reverse("portal:group", args=[group.pk]))


@only(ACCOUNT)
@require_POST
def settle(request: HttpRequest, key: int, asked: int) -> HttpResponse:
    """Say yes or no to a member who asks to lead."""
    group = _led(request, key)
    waiting = find(queries.waiting_lead_requests(group), pk=asked)
    granted = request.POST.get("granted") == "yes"
    return _act(request, group, leading.settle_lead_request, asked=waiting, granted=granted)


@only(ACCOUNT)
@require_POST
def withdraw(request: HttpRequest, key: int, invitation: int) -> HttpResponse:
    """Take an invitation back."""
    group = _led(request, key)
    waiting = find(queries.waiting_invitations(group), pk=invitation)
    return _act(request, group, actions.withdraw_invitation, invitation=waiting)


def _act(request: HttpRequest, group: Organisation, action: Callable[..., Any], **more: Any) -> HttpResponse:
    try:
        action(by=request.user, **more)
    except Forbidden:
        raise Http404("There is no such page.") from None
    except Refused as no:
        return _page(request, group, no.obstacles)
    still_there = queries.visible_to(request.user).filter(pk=group.pk).exists()
    return redirect("portal:group", group.pk) if still_there else redirect("portal:account")


def _done(form: Any, action: Callable[..., Any], *args: Any, **more: Any) -> Any:
    """What the action gave back, or None when it refused: then the form says why, beside the field."""
    try:
        return action(*args, **more, **form.cleaned_data)
    except Refused as no:
        for obstacle in no.obstacles:
            about = getattr(obstacle, "about", "")
            form.add_error(about if about in form.fields else None, obstacle)
        return None


def _form_page(request: HttpRequest, form: Any, heading: str, button: str, back: str) -> HttpResponse:
    context = {"form": form, "heading": heading, "button": button, "back": back}
    return render(request, "layouts/form_page.html", context, status=422 if form.errors else 200)
