"""The pages for what went wrong. The last of them must work when nothing else does."""

import errno
import sys

from django.db import InterfaceError, InternalError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader

from .context import without_a_request

RETRY_AFTER = 120  # seconds
READ_ONLY = "25006"  # PostgreSQL's own code
NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO}


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400."""
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403. The reason is shown only when the refusal was written for the reader."""
    return render(request, "403.html", {"reason": str(exception or "")}, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404. The same words for what never was and for what this person may not know of."""
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500, or 503 while it is the machine that fails. Asks nothing of the database, the session or the user."""
    if not is_an_outage(sys.exc_info()[1]):
        return HttpResponse(loader.get_template("500.html").render(without_a_request()), status=500)
    answer = HttpResponse(loader.get_template("outage.html").render(without_a_request()), status=503)
    answer["Retry-After"] = str(RETRY_AFTER)
    return answer


def is_an_outage(error: BaseException | None) -> bool:
    """True when it is the machine that failed (database away, read-only or full, disk full) and not our code."""
    if isinstance(error, InternalError):
        return getattr(error.__cause__, "sqlstate", "") == READ_ONLY
    if isinstance(error, OSError):
        return error.errno in NO_ROOM
    return isinstance(error, OperationalError | InterfaceError)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 when a form was sent from a page that had been open too long, or from elsewhere."""
    words = (
        "The page had been open too long, or cookies are switched off. Go back, load it again and send it once more."
    )
    return render(request, "403.html", {"reason": words}, status=403)
