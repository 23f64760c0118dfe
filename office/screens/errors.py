"""The pages for what went wrong. The last of them must work when nothing else does."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader

from .context import without_a_request


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
    """500. Asks nothing of the database, the session or the user."""
    return HttpResponse(loader.get_template("500.html").render(without_a_request()), status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 when a form was sent from a page that had been open too long, or from elsewhere."""
    words = (
        "The page had been open too long, or cookies are switched off. Go back, load it again and send it once more."
    )
    return render(request, "403.html", {"reason": words}, status=403)
