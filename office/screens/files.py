"""The one way a private file leaves: asked for by somebody who sees what it belongs to."""

import uuid

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from office.records.files import open_for
from office.records.files.models import StoredFile
from office.records.steps import Forbidden, Refused

NOT_NOW = 409
# Even a browser that opens it in place runs nothing in it and lets it reach nothing.
SANDBOX = "sandbox; default-src 'none'; frame-ancestors 'none'"


@require_safe
@login_required
def private_file(request: HttpRequest, key: uuid.UUID) -> HttpResponseBase:
    """`/files/<uuid>/`: the file as a download; 404 for a stranger, 409 and the reason while it may not be opened."""
    file = get_object_or_404(StoredFile, uuid=key)
    try:
        stream = open_for(file, request.user)
    except Forbidden:
        raise Http404 from None
    except Refused as no:
        return render(request, "screens/file_not_now.html", {"why": no.obstacles}, status=NOT_NOW)
    response = FileResponse(stream, as_attachment=True, filename=file.name or "file", content_type=file.kind)
    response["Content-Security-Policy"] = SANDBOX
    response["X-Content-Type-Options"] = "nosniff"
    response["X-Robots-Tag"] = "noindex"
    return response
