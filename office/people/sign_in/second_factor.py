"""The second factor: nobody who works for the office gets further than the page that sets one up."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from ..permissions import is_staff

SET_UP_HERE = "second_factor_set_up"
DEMO_ADDRESS = "@demo.invalid"
# What must answer before the second factor is given: the way to give it, and files that are nobody's.
OPEN = ("/account/", "/static/", "/health/", "/demo/")

GetResponse = Callable[[HttpRequest], HttpResponse]


def second_factor(get_response: GetResponse) -> GetResponse:
    """Send staff without a second factor in this session to give one. Everything is closed but OPEN."""

    def answer(request: HttpRequest) -> HttpResponse:
        if needs_second_factor(request):
            return HttpResponseRedirect(_where_to_give_it(request))
        return get_response(request)

    return answer


def needs_second_factor(request: HttpRequest) -> bool:
    """True when this person must give a second factor before going on."""
    # A visitor without a session costs nothing, and no public page varies by cookie for them.
    if request.path.startswith(OPEN) or settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return False
    user: Any = request.user
    return user.is_authenticated and must_have_one(user) and not was_given(request)


def must_have_one(user: Any) -> bool:
    """Every staff role. The personas of the demonstration are let off, and only there."""
    if settings.DEMONSTRATION and user.email.endswith(DEMO_ADDRESS):
        return False
    return user.is_superuser or is_staff(user)


def was_given(request: HttpRequest) -> bool:
    """True when this session was opened with a second factor, or one was set up in it."""
    user: Any = request.user
    if request.session.get(SET_UP_HERE) == user.pk:
        return True
    return any(record.get("method") == "mfa" for record in get_authentication_records(request, user))


def _where_to_give_it(request: HttpRequest) -> str:
    methods = get_adapter(request).get_reauthentication_methods(request.user)
    if not methods:
        return reverse("mfa_index")
    return f"{methods[0]['url']}?{urlencode({'next': request.get_full_path()})}"


def note_set_up(request: HttpRequest) -> None:
    """Setting one up proves that one holds it; nobody is asked for it again on the next page."""
    user: Any = request.user
    request.session[SET_UP_HERE] = user.pk
    record_authentication(request, user, method="mfa", reauthenticated=True)
