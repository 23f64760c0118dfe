"""What was sent with a form: nothing on a GET, and on a POST all of it, were it empty."""

from django.http import HttpRequest, QueryDict


def posted(request: HttpRequest) -> QueryDict | None:
    """The data to bind a form to. `request.POST or None` would take an empty POST for a first look."""
    return request.POST if request.method == "POST" else None
