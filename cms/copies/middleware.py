"""Public pages answered from a copy. Nobody who is signed in, or in the middle of a form, is ever given one.

A copy is kept under the stamp that was read before the page was made: what changed meanwhile makes it useless.
Because some pages tell the time that is left, no copy is older than OLDEST.
"""

import datetime as dt
import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

from office.records import clock

from .stamp import stamp_now

OLDEST = dt.timedelta(seconds=20)
MOST, LARGEST = 200, 150_000  # copies, and bytes of one
# Other fronts, forms, secrets in addresses, and what a machine asks about our health.
NOT_KEPT = ("/portal/", "/account/", "/cms/", "/demo/", "/endorse/", "/feedback/", "/follow/", "/unfollow/",
            "/health/", "/files/", "/documents/", "/media/", "/static/", "/search/", "/api/")  # fmt: skip
OWN = ("Set-Cookie", "Expires")  # an answer with one of these is somebody's own
GetResponse = Callable[[HttpRequest], HttpResponse]


@dataclass(frozen=True)
class Copy:
    """One answer as it was given."""

    stamp: tuple[Any, ...]
    at: dt.datetime
    body: bytes
    headers: dict[str, str]

    def answer(self, request: HttpRequest) -> HttpResponse:
        """The whole of it, or that nothing changed since the browser's own copy."""
        whole = HttpResponse(self.body, headers=self.headers)
        return get_conditional_response(request, etag=self.headers["ETag"], response=whole) or whole


class KeptCopies:
    """The middleware. One for each process; the stamp is what they share."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.copies: OrderedDict[str, Copy] = OrderedDict()
        self.lock = threading.Lock()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """From a copy, or made and kept."""
        if not settings.KEEP_COPIES or not _is_for_everyone(request):
            return self.get_response(request)
        key, stamp, now = request.build_absolute_uri(), stamp_now(), clock.now()
        with self.lock:
            kept = self.copies.get(key)
        if kept is not None and kept.stamp == stamp and dt.timedelta(0) <= now - kept.at < OLDEST:
            return kept.answer(request)
        response = self.get_response(request)
        if not _may_be_kept(response):
            return response
        made = Copy(stamp, now, response.content, _headers(response))
        with self.lock:
            self.copies[key] = made
            self.copies.move_to_end(key)
            while len(self.copies) > MOST:
                self.copies.popitem(last=False)
        return made.answer(request)


def _is_for_everyone(request: HttpRequest) -> bool:
    """Read by a visitor who carries nothing of ours."""
    ours = {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, "messages"}
    is_read = request.method in ("GET", "HEAD") and not request.path.startswith(NOT_KEPT)
    return is_read and not ours & request.COOKIES.keys() and "HTTP_RANGE" not in request.META


def _may_be_kept(response: HttpResponse) -> bool:
    if response.status_code != 200 or response.streaming or response.cookies:
        return False
    policy = response.get("Cache-Control", "")
    is_own = any(word in policy for word in ("no-store", "private", "max-age")) or any(map(response.has_header, OWN))
    return not is_own and len(response.content) <= LARGEST


def _headers(response: HttpResponse) -> dict[str, str]:
    """As they were, with a fingerprint of the body; a browser asks each time whether its copy is still right."""
    fingerprint = hashlib.sha256(response.content).hexdigest()[:32]
    return {**dict(response.items()), "ETag": f'"{fingerprint}"', "Cache-Control": "public, no-cache"}
