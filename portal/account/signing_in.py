"""Signing in: one page for the address, one for the code. Nobody needs a password or a second page to join."""

from typing import Any
from urllib.parse import urlencode

from allauth.account.utils import get_login_redirect_url, get_next_redirect_url
from allauth.account.views import LogoutView
from allauth.core import ratelimit
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from office.people.sign_in import shared_computer
from office.people.sign_in.door import Door, person_with
from portal.demo.personas import personas

from .forms import TOO_MANY, AddressForm, CodeForm

CODE_PAGE = "account_confirm_login_code"


@never_cache
def show(request: HttpRequest) -> HttpResponse:
    """/account/: one's own page when signed in, the door when not."""
    return redirect("portal:account" if request.user.is_authenticated else "account_login")


@sensitive_post_parameters()
@never_cache
def ask_for_address(request: HttpRequest) -> HttpResponse:
    """Ask for an e-mail address and send a code to it."""
    if request.user.is_authenticated:
        return redirect(get_login_redirect_url(request))
    form = AddressForm(request.POST or None)
    if form.is_valid():
        email = form.cleaned_data["email"]
        if _may_be_sent(request, email):
            shared_computer.tell(request, form.cleaned_data["shared"])
            Door.open(request, user=person_with(email), email=email)
            return redirect(_with_next(request, reverse(CODE_PAGE)))
        form.add_error("email", TOO_MANY)
    return _page(request, "account/login.html", form, personas=personas().values() if settings.DEMONSTRATION else ())


@sensitive_post_parameters()
@never_cache
def ask_for_code(request: HttpRequest) -> HttpResponse:
    """Ask for the code, and offer every other way in when it does not come."""
    if request.user.is_authenticated:
        return redirect(get_login_redirect_url(request))
    door = Door.resume(request)
    if door is None:
        return _too_old(request)
    if request.POST.get("action") == "again":
        return _send_again(request, door)
    form = CodeForm(request.POST or None)
    if form.is_valid():
        if answer := _try(request, door, form):
            return answer
        if not door.record_invalid_attempt():
            door.give_up()
            return _start_again(request, "That code was wrong too often. Ask for another.")
    return _page(request, "account/confirm_login_code.html", form, email=door.email, sent="sent" in request.GET)


def _try(request: HttpRequest, door: Door, form: CodeForm) -> HttpResponse | None:
    if not ratelimit.consume(request, action="sign_in_code", key=door.email):
        form.add_error("code", TOO_MANY)
    elif way := door.way_of(form.cleaned_data["code"]):
        return door.enter(way, get_next_redirect_url(request))
    else:
        form.add_error("code", "That code is not right. Check it, or send another")
    return None


def _send_again(request: HttpRequest, door: Door) -> HttpResponse:
    if not (_may_be_sent(request, door.email) and door.send_again()):
        messages.error(request, TOO_MANY)
        return redirect(_with_next(request, reverse(CODE_PAGE)))
    return redirect(_with_next(request, reverse(CODE_PAGE), sent="1"))


def _too_old(request: HttpRequest) -> HttpResponse:
    """One press sends a new code to the address the old one went to, and to no other."""
    email = Door.waited_at(request)
    if not email:
        return redirect(_with_next(request, reverse("account_login")))
    if request.POST.get("action") == "again":
        if _may_be_sent(request, email):
            Door.open(request, user=person_with(email), email=email)
            return redirect(_with_next(request, reverse(CODE_PAGE), sent="1"))
        messages.error(request, TOO_MANY)
    context = {"email": email, "next": get_next_redirect_url(request)}
    return render(request, "account/code_too_old.html", context, status=422 if request.method == "POST" else 200)


def _may_be_sent(request: HttpRequest, email: str) -> bool:
    return bool(ratelimit.consume(request, action="request_login_code", key=email))


def _start_again(request: HttpRequest, why: str) -> HttpResponse:
    messages.error(request, why)
    return redirect(_with_next(request, reverse("account_login")))


def _with_next(request: HttpRequest, address: str, **more: str) -> str:
    """The address, with where to go afterwards; an address outside the site is dropped."""
    there = get_next_redirect_url(request)
    query = {**({"next": there} if there else {}), **more}
    return f"{address}?{urlencode(query)}" if query else address


def _page(request: HttpRequest, template: str, form: Any, **context: Any) -> HttpResponse:
    context |= {"form": form, "next": get_next_redirect_url(request)}
    return render(request, template, context, status=422 if form.errors else 200)


class SignOut(LogoutView):
    """Signing out. On a shared computer the browser is told to forget what it kept."""

    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """End the session."""
        shared = shared_computer.is_told(self.request)
        response = super().post(*args, **kwargs)
        if shared:
            shared_computer.clear(response)
        return response
