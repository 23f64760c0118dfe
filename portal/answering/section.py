"""The page of one section: every question of it, saved whatever is in it, with advice and never a refusal."""

import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages as notices
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from office.records import clock
from office.records.steps import Forbidden, Refused
from office.screens.words import counted, hour, when
from office.submissions.conditions import is_to_be_shown, said
from office.submissions.forms import given_in
from office.submissions.models import Question, Section
from office.submissions.queries import writing_now
from office.submissions.rules import KEEP, obstacles_from_copying
from office.submissions.scanning import advice_on
from office.submissions.types import content_of, question_type

from . import kept_words
from .controls import ALONE, draw
from .filling import Filling, Written, written
from .finding_places import FIND, tick_the_district
from .pasting import PASTE, USE, asked_to, given_with, preview
from .sending_files import keep_uploads
from .settling import versions_page
from .sketch import Sketch, unclaimed

TOO_LATE = 410
_cell = re.compile(r"^([0-9]{1,5})-")


def section_view(request: HttpRequest, filling: Filling, order: int) -> HttpResponse:
    """GET shows the section; POST saves it and goes on, back to the tasks, or to the check it came from."""
    whole = written(filling)
    section = next((one for one in whole.sections if one.order == order), None)
    if section is None:
        raise Http404("There is no such page.")
    if request.method == "POST":
        return _save(request, filling, whole, section)
    if filling.submission.is_locked:
        return redirect(filling.home)
    held = kept_words.of(request)
    given, base = given_in(held, on_page(whole, section, held)) if held else (None, None)
    return _page(request, filling, whole, section, given=given, base=base)


def _codes(section: Section) -> list[str]:
    return [question.code for question in section.questions.all()]


def on_page(whole: Written, section: Section, posted: Iterable[str] = ()) -> list[str]:
    """The questions a section's page shows, and any that was posted: one that is left out keeps its answer."""
    beside, sent = _codes(section), {name.partition("-")[0] for name in posted}
    return [
        question.code
        for question in section.questions.all()
        if question.code in sent or is_to_be_shown(question, whole.asked, beside)
    ]


def _save(request: HttpRequest, filling: Filling, whole: Written, section: Section) -> HttpResponse:
    questions = list(section.questions.all())
    pasting = asked_to(request, PASTE, questions)
    if pasting and request.POST.get("pasting"):
        return preview(request, filling, whole, pasting, section.order)
    used = asked_to(request, USE, questions)
    codes = on_page(whole, section, request.POST)
    given, base = given_with(request, used, whole) if used else given_in(request.POST, codes)
    if found := tick_the_district(request, given, dict(filling.context.get("districts", {}))):
        notices.info(request, found)
    try:
        saved = filling.save(given=given, base=base, by=request.user)
    except Forbidden:
        raise Http404("There is no such page.") from None
    except Refused as no:
        return _too_late(request, filling, given, no)
    kept_words.let_go(request)
    keep_ticked(request, filling, set(codes) - set(saved.conflicts))
    if saved.too_long:
        errors = {code: [sentence] for code, sentence in saved.too_long.items()}
        return _page(request, filling, written(filling), section, given=given, base=base, refused=errors)
    if saved.conflicts:
        conflict = next(iter(saved.conflicts.values()))
        return versions_page(request, filling, conflict.version, status=409)
    if refused := keep_uploads(request, filling, questions, saved.revisions):
        return _page(request, filling, written(filling), section, refused=refused)
    if pasting:
        return preview(request, filling, written(filling), pasting, section.order)
    return redirect(_next_address(request, filling, section))


def keep_ticked(request: HttpRequest, filling: Filling, codes: Iterable[str]) -> list[str]:
    """Keep the copied answers that were ticked. Gives their codes."""
    ticked = [code for code in request.POST.getlist(KEEP) if code in codes]
    if not ticked or filling.keep is None:
        return []
    kept: list[str] = filling.keep(codes=ticked, by=request.user)
    return kept


def _too_late(request: HttpRequest, filling: Filling, given: Mapping[str, Any], no: Refused) -> HttpResponse:
    """Sent or closed meanwhile: the words are kept beside the answers, and shown to whoever wrote them."""
    filling.keep_aside(given, request.user)
    kept_words.let_go(request)
    blocks = [(question.label, blocks) for question, blocks in _as_typed(filling, given) if blocks]
    context = {"filling": filling, "reasons": no.obstacles, "typed": blocks}
    return render(request, "portal/answering/too_late.html", context, status=TOO_LATE)


def _as_typed(filling: Filling, given: Mapping[str, Any]) -> list[tuple[Question, Any]]:
    questions = filling.submission.question_set.questions.filter(code__in=list(given))
    kinds = [(question, question_type(question.type)) for question in questions]
    return [
        (question, kind.display(question, kind.read(given[question.code], question.options), filling.context))
        for question, kind in kinds
    ]


def _next_address(request: HttpRequest, filling: Filling, section: Section) -> str:
    """Where one goes once it is saved. Advice on the page's own answers is given once, before going on."""
    go, here = request.POST.get("go", ""), filling.section_address(section.order)
    came_from = {"from": "check"} if request.POST.get("from") == "check" else {}
    if go.startswith("add-") and go[4:] in _codes(section):
        rows = {"rows": _rows_posted(request, go[4:]) + 1}
        return f"{here}?{urlencode({**came_from, **rows})}#{go[4:]}"
    if go.startswith(USE):
        notices.success(request, "The lines are added.")
        return f"{here}#{go.removeprefix(USE)}"
    if go.startswith(FIND) and go.removeprefix(FIND) in _codes(section):
        return f"{here}?{urlencode(came_from)}#{go.removeprefix(FIND)}"
    if go == "later":
        notices.success(request, f"Saved at {hour(clock.now())}. Come back any time.")
        return filling.home
    whole = written(filling)
    wrong = {code: _to_change(whole, code) for code in _codes(section)}
    told = request.POST.get("advised", "").split()
    if untold := [one for code, found in wrong.items() if _advised(whole, code) not in told for one in found]:
        words = counted(len(untold), "thing needs a change", "things need a change")
        notices.success(request, f"Saved. {words} before you send. Change it now, or press the button to go on.")
        return f"{here}?{urlencode(came_from)}" if came_from else here
    if came_from:
        return f"{filling.check_address}#section-{section.order}"
    after = whole.next_section(section.order)
    return filling.section_address(after.order) if after else filling.check_address


def _to_change(whole: Written, code: str) -> list[Any]:
    return [one for one in whole.obstacles.get(code, []) if not one.is_missing]


def _advised(whole: Written, code: str) -> str:
    """What a page's form says back, so that advice is given once for each wording of an answer."""
    return f"{code}:{answer.revision if (answer := whole.answers.get(code)) else 0}"


def _rows_posted(request: HttpRequest, code: str) -> int:
    prefix = f"{code}-"
    cells = (_cell.match(name.removeprefix(prefix)) for name in request.POST if name.startswith(prefix))
    return min(1 + max((int(cell[1]) for cell in cells if cell), default=0), 100)


def _page(
    request: HttpRequest,
    filling: Filling,
    whole: Written,
    section: Section,
    *,
    given: Mapping[str, Any] | None = None,
    base: Mapping[str, int] | None = None,
    refused: Mapping[str, list[str]] | None = None,
) -> HttpResponse:
    """The section with its answers, or with what was typed (`given`) where that could not be saved."""
    beside, codes = _codes(section), on_page(whole, section)
    questions = [one for one in section.questions.all() if one.code in codes]
    by_code = {one.code: one for one in whole.questions}
    checking = request.GET.get("from") == "check" or request.POST.get("from") == "check"
    rows = request.GET.get("rows", "")
    shown = [
        _shown(
            question, whole, filling.context, checking=checking, given=(given or {}).get(question.code),
            base=(base or {}).get(question.code), is_heading=len(questions) == 1,
            only_if=said(question, by_code) if question.show_when.get("question") in beside else "",
            rows=int(rows) if rows.isdecimal() and len(rows) < 4 else 0, refused=(refused or {}).get(question.code, []),
        )
        for question in questions
    ]  # fmt: skip
    context = {
        "filling": filling, "section": section, "shown": shown, "checking": checking,
        "heading": "" if len(questions) == 1 else section.title, "of": len(whole.questions),
        "advice": [line for one in shown for line in one["advice"]],
        "errors": [{"text": text, "href": f"#{code}"} for code, texts in (refused or {}).items() for text in texts],
        "advised": " ".join(_advised(whole, one["question"].code) for one in shown if one["advice"]),
        "kept": given is not None and not refused, "takes_files": any(one.type == "file" for one in questions),
        "saved_at": when(saved) if (saved := filling.submission.saved_at) else "",
        "icons": ("clock", "tick", "warning"),
        "writing": writing_now([one for one in whole.answers.values() if one.question in questions], request.user),
    }  # fmt: skip
    return render(request, "portal/answering/section.html", context, status=422 if refused else 200)


def _shown(
    question: Question, whole: Written, context: Mapping[str, Any], *, checking: bool, given: Any, base: int | None,
    is_heading: bool, rows: int, refused: list[str], only_if: str = "",
) -> dict[str, Any]:  # fmt: skip
    kind, answer = question_type(question.type), whole.answers.get(question.code)
    content = content_of(answer) if given is None else kind.read(given, question.options)
    # Nobody is told off for what they have not begun; the check tells everything.
    found = [] if content.is_blank and not checking else kind.obstacles(question, content, context)
    sketch = Sketch(question, kind.fields(question, content), found, context, is_heading, rows)
    controls = draw(sketch)
    copied = obstacles_from_copying(question, answer) if given is None else []
    return {
        "question": question, "only_if": only_if, "controls": controls, "is_heading": is_heading,
        "alone": question.type in ALONE,
        "revision": base if base is not None else (answer.revision if answer else 0),
        "why": "" if question.type in ALONE else sketch.why(), "versions": whole.waiting.get(question.code, []),
        "unclaimed": list(unclaimed(sketch)), "refused": refused, "personal": advice_on(content),
        "copied_from": answer.copied_from if answer and copied else "",
        "advice": [{"text": str(one), "href": f"#{question.code}-{KEEP}"} for one in copied]
        + [{"text": str(one), "href": f"#{sketch.anchor(one.field)}"} for one in found],
    }  # fmt: skip
