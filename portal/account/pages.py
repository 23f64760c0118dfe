"""Pages of one's own account: messages, name, roles, invitations."""

from typing import Any

from allauth.account.models import EmailAddress
from django.contrib import messages as notices
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from office.people.actions import change_name
from office.people.models import Invitation
from office.people.organisations.actions import accept_invitation
from office.people.organisations.models import Organisation
from office.people.roles import SENTENCES, Role
from office.people.sign_in.second_factor import must_have_one
from office.people.standing import standing_of
from office.people.tokens import hashed
from office.post import queries
from office.records.steps import Refused
from office.screens.pager import page_of
from portal.access import find, only
from portal.audiences import ACCOUNT

from .forms import NameForm


@only(ACCOUNT)
def show(request: HttpRequest) -> HttpResponse:
    """What one can see and change of one's own."""
    mine = Organisation.objects.filter(pk__in=standing_of(request.user).belongs_to).order_by("name")
    return render(
        request,
        "portal/account/show.html",
        {
            "unread": queries.unread_count(request.user),
            "organisations": mine,
            "addresses": EmailAddress.objects.filter(user_id=request.user.pk).order_by("-primary", "email"),
            "needs_second_factor": must_have_one(request.user),
        },
    )


@only(ACCOUNT)
def messages(request: HttpRequest) -> HttpResponse:
    """What one was told, the newest first."""
    page = page_of(queries.visible_to(request.user), request, order=("-created_at", "-pk"))
    return render(request, "portal/account/messages.html", {"page": page})


@only(ACCOUNT)
def message(request: HttpRequest, key: int) -> HttpResponse:
    """One message. It counts as read from the moment the person says so or follows its link."""
    found = find(queries.visible_to(request.user), pk=key)
    return render(request, "portal/account/message.html", {"message": found})


@only(ACCOUNT)
@require_POST
def read(request: HttpRequest, key: int) -> HttpResponse:
    """Note that a message was read, and go where it leads."""
    found = find(queries.visible_to(request.user), pk=key)
    queries.mark_read(found, request.user)
    return redirect("portal:messages" if request.POST.get("stay") else found.link)


@only(ACCOUNT)
def roles(request: HttpRequest) -> HttpResponse:
    """Every role there is, in one sentence each, and which are one's own."""
    held = standing_of(request.user).roles
    rows = [{"role": role, "sentence": SENTENCES[role], "mine": role in held} for role in Role]
    return render(request, "portal/account/roles.html", {"rows": rows})


@only(ACCOUNT)
def name(request: HttpRequest) -> HttpResponse:
    """Say what one is called."""
    user: Any = request.user
    form = NameForm(request.POST or None, initial={"name": user.name})
    if form.is_valid():
        change_name(user=user, name=form.cleaned_data["name"], by=user)
        return redirect("portal:home")
    context = {"form": form, "heading": "What is your name?", "button": "Save and continue", "back": ""}
    return render(request, "layouts/form_page.html", context, status=422 if form.errors else 200)


@only(ACCOUNT)
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Join a group by the link of an invitation."""
    asked = Invitation.objects.select_related("organisation").filter(token_hash=hashed(token)).first()
    if asked is None:
        raise Http404("There is no such invitation.")
    errors: list[str] = []
    if request.method == "POST":
        confirmed = EmailAddress.objects.filter(user_id=request.user.pk, verified=True)
        try:
            accept_invitation(
                invitation=asked, confirmed_emails=list(confirmed.values_list("email", flat=True)), by=request.user
            )
        except Refused as no:
            errors = no.obstacles
        else:
            notices.success(request, f"You have joined {asked.organisation}.")
            return redirect("portal:home")
    context = {"invitation": asked, "errors": errors}
    return render(request, "portal/account/invitation.html", context, status=422 if errors else 200)
