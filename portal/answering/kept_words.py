"""Words typed while the session had run out: held until their writer has signed in, then shown again to be saved.

They are held in the visitor's own session, on the server and sealed. Only somebody who may see the form sees them
again.
"""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from cryptography.fernet import InvalidToken
from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponseBase, QueryDict

from office.records.sealing import box

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
            hold(request)
        return view(request, *args, **kwargs)

    keeping.holds_words = True  # type: ignore[attr-defined]
    return keeping


def hold(request: HttpRequest) -> None:
    """Keep what a signed-out visitor posted to this page."""
    words = {name: values for name, values in request.POST.lists() if name not in NOT_WORDS}
    if sum(len(value) for values in words.values() for value in values) > MOST_CHARACTERS:
        return
    others = {path: held for path, held in request.session.get(KEPT, {}).items() if path != request.path}
    latest = dict(list(others.items())[-(MOST_PAGES - 1) :])
    sealed = box(KEPT).encrypt(json.dumps(words).encode()).decode()
    request.session[KEPT] = {**latest, request.path: sealed}
    notices.info(request, "You were signed out. We have kept what you typed: sign in to go on.")


def of(request: HttpRequest) -> QueryDict | None:
    """What is held for this very page, as it was posted."""
    sealed = request.session.get(KEPT, {}).get(request.path)
    if not sealed:
        return None
    try:
        words = json.loads(box(KEPT).decrypt(sealed))
    except InvalidToken:  # the office changed its secret meanwhile
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
