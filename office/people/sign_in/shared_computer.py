"""A shared computer: the session ends with the browser, and nothing stays behind."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

KEY = "shared_computer"
FORGET = '"cache", "storage"'  # what the browser is told to throw away at the end


def tell(request: HttpRequest, shared: bool) -> None:
    """Keep what the person ticked until they are in."""
    request.session[KEY] = shared


def is_told(request: HttpRequest) -> bool:
    """True when the person said that others use this computer."""
    return bool(request.session.get(KEY))


def limit_session(request: HttpRequest, *, shared: bool) -> None:
    """Thirty days on one's own device; until the browser closes on a shared one."""
    request.session[KEY] = shared
    request.session.set_expiry(0 if shared else settings.SESSION_COOKIE_AGE)


def clear(response: HttpResponse) -> None:
    """Tell the browser to forget drafts and pages it kept."""
    response["Clear-Site-Data"] = FORGET
