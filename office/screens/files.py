"""The one way a private file leaves: asked for by somebody who sees what it belongs to."""

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from office.records.files import open_for
from office.records.files.models import StoredFile
from office.records.steps import Forbidden, Refused

NOT_NOW = 409
# Even a browser that opens it in place runs nothing in it and lets it reach nothing.
SANDBOX = "sandbox; default-src 'none'; frame-ancestors 'none'"

Reason = Callable[[Any, StoredFile], str]
_reasons: list[Reason] = []


def explain_a_no(reason: Reason) -> None:
    """Let a front say why a file is closed to somebody, where saying so gives nothing away; "" where it would."""
    _reasons.append(reason)


@require_safe
@login_required
def private_file(request: HttpRequest, key: uuid.UUID) -> HttpResponseBase:
    """`/files/<uuid>/`: the file as a download.

    403 and the reason where a front explains it, 404 for a stranger, 409 and the reason while it may not be opened.
    """
    file = get_object_or_404(StoredFile, uuid=key)
    try:
        stream = open_for(file, request.user)
    except Forbidden:
        if why := next(filter(None, (reason(request.user, file) for reason in _reasons)), ""):
            raise PermissionDenied(why) from None
        raise Http404 from None
    except Refused as no:
        return render(request, "screens/file_not_now.html", {"why": no.obstacles}, status=NOT_NOW)
    response = FileResponse(stream, as_attachment=True, filename=file.name or "file", content_type=file.kind)
    response["Content-Security-Policy"] = SANDBOX
    response["X-Content-Type-Options"] = "nosniff"
    response["X-Robots-Tag"] = "noindex"
    return response
