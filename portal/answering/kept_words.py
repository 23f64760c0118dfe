"""Words typed while the session had run out: held until their writer has signed in, then shown again to be saved.

They are held in the visitor's own session, on the server. Only somebody who may see the form sees them again.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponseBase, QueryDict

View = Callable[..., HttpResponseBase]
KEPT = "kept_words"
MOST_CHARACTERS = 300_000
MOST_PAGES = 3
NOT_WORDS = {"csrfmiddlewaretoken"}


def keeps_words(view: View) -> View:
    """Hold what a signed-out visitor sends to this page; stands above `only`, which then asks them to sign in."""

    @wraps(view)
    def keeping(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "POST" and not request.user.is_authenticated:
            _hold(request)
        return view(request, *args, **kwargs)

    return keeping


def _hold(request: HttpRequest) -> None:
    words = {name: values for name, values in request.POST.lists() if name not in NOT_WORDS}
    if sum(len(value) for values in words.values() for value in values) > MOST_CHARACTERS:
        return
    others = {path: held for path, held in request.session.get(KEPT, {}).items() if path != request.path}
    latest = dict(list(others.items())[-(MOST_PAGES - 1) :])
    request.session[KEPT] = {**latest, request.path: words}
    notices.info(request, "You were signed out. We have kept what you typed: sign in to go on.")


def of(request: HttpRequest) -> QueryDict | None:
    """What is held for this very page, as it was posted."""
    words = request.session.get(KEPT, {}).get(request.path)
    if not words:
        return None
    posted = QueryDict(mutable=True)
    for name, values in words.items():
        posted.setlist(name, values)
    return posted


def let_go(request: HttpRequest, page: str = "") -> None:
    """They are saved now: those of this page, or of the page whose script saved them."""
    kept, done = request.session.get(KEPT, {}), page or request.path
    if done in kept:
        request.session[KEPT] = {path: words for path, words in kept.items() if path != done}
