"""The pictures of the public site, as Wagtail has scaled them. Originals are not served."""

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.utils._os import safe_join
from django.views.decorators.http import require_safe

ONE_YEAR = 365 * 24 * 3600


@require_safe
def picture(request: HttpRequest, name: str) -> FileResponse:
    """One scaled picture. Its name changes with its content, so it may be kept for ever."""
    path = f"images/{name}"
    try:
        safe_join("/images", name)
        found = default_storage.open(path)
    except (OSError, ValueError) as missing:
        raise Http404 from missing
    answer = FileResponse(found)
    answer["Cache-Control"] = f"public, max-age={ONE_YEAR}, immutable"
    return answer
