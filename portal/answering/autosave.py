"""Saving while one types: JSON in, JSON out, and no word dropped whatever the answer says."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.urls import reverse

from office.records.steps import Forbidden, Refused
from office.screens.words import when
from office.submissions.writing import Origin

from . import kept_words
from .filling import Filling

View = Callable[..., HttpResponseBase]
MOST_QUESTIONS = 200
_page = re.compile(r"^[A-Za-z0-9-]{1,40}$")


def for_scripts(view: View) -> View:
    """A script is told in JSON to sign in again, instead of being sent to a page; stands above `only`."""

    @wraps(view)
    def answering(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return JsonResponse({"sign_in": reverse("account_login")}, status=401)
        return view(request, *args, **kwargs)

    return answering


def autosave_view(request: HttpRequest, filling: Filling) -> JsonResponse:
    """Takes {"writer": key, "given": {code: {field: [texts]}}, "base": {code: revision}, "from": {code: [page, turn]}}.

    200 with revisions and the hour; 409 with both texts of what clashed (the rest is saved);
    423 when it was sent and 410 when it closed meanwhile: the words are then kept beside the answers;
    401 when somebody else has signed in since: nobody's words are saved under another's name.
    """
    try:
        sent = _read(request.body)
    except (ValueError, RequestDataTooBig):
        return JsonResponse({"error": "This is not what the page sends."}, status=400)
    if sent.writer not in (None, request.user.pk):
        return JsonResponse({"sign_in": reverse("account_login"), "somebody_else": True}, status=401)
    try:
        saved = filling.save(given=sent.given, base=sent.base, origins=sent.origins, by=request.user)
    except Forbidden:
        return JsonResponse({"error": "There is no such page."}, status=404)
    except Refused as no:
        filling.keep_aside(sent.given, request.user)
        status = 423 if filling.submission.is_locked else 410
        return JsonResponse({"kept": sorted(sent.given), "reason": " ".join(no.obstacles)}, status=status)
    if sent.shown_again:
        kept_words.let_go(request, sent.shown_again)
    return JsonResponse(_told(filling, saved, request.user), status=409 if saved.conflicts else 200)


@dataclass(frozen=True)
class Sent:
    """What a script sends. `shown_again`: the page that showed words held from a signed-out form."""

    given: dict[str, Any]
    base: dict[str, int]
    origins: dict[str, Origin]
    writer: int | None
    shown_again: str


def _read(body: bytes) -> Sent:
    """Raises ValueError for anything but the shape above."""
    try:
        sent = json.loads(body)
    except RecursionError:
        raise ValueError("nested too deep") from None
    if not isinstance(sent, dict) or not isinstance(sent.get("given"), dict):
        raise ValueError("given is missing")
    given, base, origins = sent["given"], sent.get("base") or {}, sent.get("from") or {}
    if len(given) > MOST_QUESTIONS or not isinstance(base, dict) or not isinstance(origins, dict):
        raise ValueError("too much")
    if not all(isinstance(fields, dict) for fields in given.values()):
        raise ValueError("an answer has fields")
    writer, again = sent.get("writer"), sent.get("shown_again")
    return Sent(
        given=given, base={code: _count(base.get(code)) for code in given},
        origins={code: _origin(origins[code]) for code in given if code in origins},
        writer=None if writer is None else _count(writer), shown_again=again if isinstance(again, str) else "",
    )  # fmt: skip


def _origin(value: Any) -> Origin:
    if not (isinstance(value, list) and len(value) == 2 and isinstance(value[0], str) and _page.match(value[0])):
        raise ValueError("a page has a name and a turn")
    return Origin(page=value[0], turn=_count(value[1]))


def _count(value: Any) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**9 else 0


def _who_wrote(writer: Any, reader: Any) -> str:
    """Whose the other version is, told to whoever wrote this one."""
    if writer == reader:
        return "You changed this in another window too."
    return f"{writer or 'Somebody'} changed this too."


def _told(filling: Filling, saved: Any, reader: Any) -> dict[str, Any]:
    told: dict[str, Any] = {
        "saved_at": when(saved.saved_at), "revisions": saved.revisions, "too_long": saved.too_long,
        "unknown": saved.unknown,
    }  # fmt: skip
    if saved.conflicts:
        told["conflicts"] = {
            code: {
                "mine": one.mine.as_json(), "theirs": one.theirs.as_json(), "revision": one.revision,
                "by": str(one.theirs_by or ""), "says": _who_wrote(one.theirs_by, reader),
                "href": filling.version_address(one.version.pk),
            }
            for code, one in saved.conflicts.items()
        }  # fmt: skip
    return told
