"""Saving while one types: JSON in, JSON out, and no word dropped whatever the answer says."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from office.records.steps import Forbidden, Refused
from office.screens.words import hour

from .filling import Filling

View = Callable[..., HttpResponseBase]
MOST_QUESTIONS = 200


def for_scripts(view: View) -> View:
    """A script is told in JSON to sign in again, instead of being sent to a page; stands above `only`."""

    @wraps(view)
    def answering(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return JsonResponse({"sign_in": reverse("account_login")}, status=401)
        return view(request, *args, **kwargs)

    return require_POST(answering)


def autosave_view(request: HttpRequest, filling: Filling) -> JsonResponse:
    """Takes {"given": {code: {field: [texts]}}, "base": {code: revision}}.

    200 with revisions and the hour; 409 with both texts of what clashed (the rest is saved);
    423 when it was sent and 410 when it closed meanwhile: the words are then kept beside the answers.
    """
    try:
        given, base = _read(request.body)
    except ValueError:
        return JsonResponse({"error": "This is not what the page sends."}, status=400)
    try:
        saved = filling.save(given=given, base=base, by=request.user)
    except Forbidden:
        return JsonResponse({"error": "There is no such page."}, status=404)
    except Refused as no:
        filling.keep_aside(given, request.user)
        status = 423 if filling.submission.is_locked else 410
        return JsonResponse({"kept": sorted(given), "reason": " ".join(no.obstacles)}, status=status)
    return JsonResponse(_told(filling, saved), status=409 if saved.conflicts else 200)


def _read(body: bytes) -> tuple[dict[str, Any], dict[str, int]]:
    """Raises ValueError for anything but the shape above."""
    try:
        sent = json.loads(body)
    except RecursionError:
        raise ValueError("nested too deep") from None
    if not isinstance(sent, dict) or not isinstance(sent.get("given"), dict):
        raise ValueError("given is missing")
    given, base = sent["given"], sent.get("base") or {}
    if len(given) > MOST_QUESTIONS or not isinstance(base, dict):
        raise ValueError("too much")
    if not all(isinstance(fields, dict) for fields in given.values()):
        raise ValueError("an answer has fields")
    return given, {code: _revision(base.get(code, 0)) for code in given}


def _revision(value: Any) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**9 else 0


def _told(filling: Filling, saved: Any) -> dict[str, Any]:
    told: dict[str, Any] = {
        "saved_at": hour(saved.saved_at), "revisions": saved.revisions, "too_long": saved.too_long,
        "unknown": saved.unknown,
    }  # fmt: skip
    if saved.conflicts:
        told["conflicts"] = {
            code: {
                "mine": one.mine.as_json(), "theirs": one.theirs.as_json(), "revision": one.revision,
                "by": str(one.theirs_by or ""),
                "href": filling.version_address(one.version.pk),
            }
            for code, one in saved.conflicts.items()
        }  # fmt: skip
    return told
