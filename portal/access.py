"""Who may open a page: every view of the portal is declared for one audience."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase

from .audiences import Audience

View = Callable[..., HttpResponseBase]


def only(audience: Audience) -> Callable[[View], View]:
    """Open a page to one audience. A visitor signs in first and comes back; anyone else gets a 403."""

    def declare(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if not audience.admits(request.user):
                raise PermissionDenied("This page is for other people.")
            return view(request, *args, **kwargs)

        guarded.audience = audience  # type: ignore[attr-defined]
        return guarded

    return declare


def find(visible: QuerySet, **lookup: Any) -> Any:
    """The one row this person may see, or a plain 404: a stranger learns nothing, not even that it exists."""
    found = visible.filter(**lookup).first()
    if found is None:
        raise Http404("There is no such page.")
    return found
