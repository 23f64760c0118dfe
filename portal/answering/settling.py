"""Two people changed one answer: both versions side by side, and the choice between them."""

from typing import Any

from django.contrib import messages as notices
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.html import format_html

from office.records.steps import Forbidden, Refused, Stale
from office.screens.words import counted, moment
from office.submissions.forms import given_in
from office.submissions.models import Answer, AnswerVersion
from office.submissions.queries import open_conflicts
from office.submissions.types import Content, content_of, from_json, question_type
from office.submissions.wording import count_words

from .controls import draw
from .filling import Filling
from .merging import merged
from .sketch import Sketch

CONFLICT, REFUSED = 409, 422


def version_view(request: HttpRequest, filling: Filling, key: int) -> HttpResponse:
    """GET shows both; POST uses one, the other, or both put together. The unused one stays in the history."""
    version = open_conflicts(filling.submission).filter(pk=key).first()
    if version is None:
        notices.success(request, "That answer has been settled.")
        return redirect(filling.home)
    if request.method != "POST":
        return versions_page(request, filling, version)
    code = version.question.code
    given, base = given_in(request.POST, [code])
    choice = request.POST.get("choice", "")
    try:
        filling.settle(version=version, choice=choice, base=base[code], merged=given[code], by=request.user)
    except Forbidden:
        raise Http404("There is no such page.") from None
    except Stale:
        return versions_page(request, filling, version, status=CONFLICT, given=given[code], errors=[_MOVED])
    except Refused as no:
        return versions_page(
            request, filling, version, status=REFUSED, given=given[code], errors=no.obstacles, choice=choice
        )
    notices.success(request, "Saved. The other version stays in the history of this answer.")
    return redirect(f"{filling.section_address(version.question.section.order)}#{code}")


_MOVED = "The answer changed again while you were reading. Look at both versions once more."


def versions_page(
    request: HttpRequest,
    filling: Filling,
    version: AnswerVersion,
    *,
    status: int = 200,
    given: Any = None,
    errors: list[str] | None = None,
    choice: str = "merged",
) -> HttpResponse:
    """Both versions, the differing words marked, and a version put together ready to edit."""
    question, kind = version.question, question_type(version.question.type)
    stands = Answer.objects.filter(submission=filling.submission, question=question)
    current = stands.select_related("changed_by").first()
    mine, theirs = from_json(version.content), content_of(current)
    together = merged(mine, theirs) if given is None else kind.read(given, question.options)
    sketch = Sketch(question, kind.fields(question, together), context=filling.context)
    kept_by = _whose(request, version.written_by, "Yours", "The version kept")
    stands_by = _whose(request, current.changed_by if current else None, "Yours, saved", "The version saved")
    context = {
        "filling": filling, "version": version, "question": question, "controls": draw(sketch),
        "revision": current.revision if current else 0, "choice": choice,
        "errors": [{"text": str(one), "href": "#choice"} for one in errors or []],
        "mine": {"title": kept_by, "text": _as_text(question, mine, filling), "meta": _meta(version.written_at, mine)},
        "theirs": {
            "title": stands_by, "text": _as_text(question, theirs, filling),
            "meta": _meta(current.changed_at if current else None, theirs),
        },
        "options": [
            ("mine", f"{kept_by}, from {moment(version.written_at)}"),
            ("theirs", f"{stands_by}, from {moment(current.changed_at)}" if current else stands_by),
            ("merged", "Both, put together here"),
        ],
    }  # fmt: skip
    return render(request, "portal/answering/versions.html", context, status=status)


def _whose(request: HttpRequest, writer: Any, own: str, unknown: str) -> str:
    if writer is None:
        return unknown
    return own if writer == request.user else format_html("{}’s", writer)


def _meta(at: Any, content: Content) -> str:
    words = counted(count_words(content.text), "word") if content.text.strip() else ""
    return " · ".join(part for part in (moment(at), words) if part)


def _as_text(question: Any, content: Content, filling: Filling) -> str:
    """An answer as plain words, so that two can be held against each other."""
    lines: list[str] = []
    for block in question_type(question.type).display(question, content, filling.context):
        lines += _LINES[block["kind"]](block)
    return "\n".join(lines) or "Nothing"


_LINES = {
    "text": lambda block: [block["text"]],
    "list": lambda block: list(map(str, block["items"])),
    "facts": lambda block: [f"{name}: {value}" for name, value in block["facts"]],
    "table": lambda block: [" · ".join(map(str, row)) for row in block["rows"]],
}
