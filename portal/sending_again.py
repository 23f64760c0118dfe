"""A form whose page is older than the sign-in, as when one signed in again in another tab: no typed word is lost."""

import re

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from office.screens import errors

from .answering import kept_words

FORBIDDEN = 403
# A sign-in or a code is typed again: nothing of it is ever shown.
NEVER_SHOWN = ("/account/", "/cms/")
_letters = re.compile(r"[^\W\d_].*\s", re.DOTALL)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Shows every word again with a button that works; signed out, holds them until she has signed in.

    Only for a form of our own pages: what another site posts is never handed on with a token of ours.
    """
    if not _is_ours(request) or request.path.startswith(NEVER_SHOWN):
        return errors.csrf_failure(request, reason)
    if not request.user.is_authenticated:
        return _after_signing_in(request, reason)
    posted = [(name, value) for name, value in _words(request) if value]
    context = {
        "fields": _words(request), "typed": [value for _, value in posted if _letters.search(value.strip())],
        "files": len(request.FILES), "address": request.get_full_path(),
    }  # fmt: skip
    return render(request, "portal/send_again.html", context, status=FORBIDDEN)


def _after_signing_in(request: HttpRequest, reason: str) -> HttpResponse:
    view = getattr(request.resolver_match, "func", None)
    if not getattr(view, "holds_words", False):
        return errors.csrf_failure(request, reason)
    kept_words.hold(request)
    return redirect_to_login(request.get_full_path())


def _is_ours(request: HttpRequest) -> bool:
    """The browser itself says that a page of ours sent it, and it is a form."""
    here = f"{request.scheme}://{request.get_host()}"
    is_form = request.content_type in ("application/x-www-form-urlencoded", "multipart/form-data")
    return is_form and request.method == "POST" and request.headers.get("Origin") == here


def _words(request: HttpRequest) -> list[tuple[str, str]]:
    posted = [(name, value) for name, values in request.POST.lists() for value in values]
    return [(name, value) for name, value in posted if name not in kept_words.NOT_WORDS]
