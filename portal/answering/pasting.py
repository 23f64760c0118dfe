"""Budget lines pasted from a spreadsheet: shown line by line before they are used, with what is wrong beside each."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from office.submissions.models import Question
from office.submissions.types import QUESTION_TYPES, question_type
from office.submissions.types.pasting import PastedLine, pasted_lines
from office.submissions.types.tables import Table

from .filling import Filling, Written

PASTE, USE = "paste-", "use-"
HEADINGS = {"item": "What you will pay for", "working": "How you worked it out", "cost": "What it costs",
            "ask": "How much you ask us for"}  # fmt: skip


def asked_to(request: HttpRequest, what: str, questions: list[Question]) -> Question | None:
    """The question whose button (`paste-q14`, `use-q14`) was pressed, where its type has rows one can paste."""
    code = request.POST.get("go", "").removeprefix(what)
    if not request.POST.get("go", "").startswith(what):
        return None
    return next((one for one in questions if one.code == code and one.type == "budget"), None)


def lines_of(request: HttpRequest, question: Question) -> list[PastedLine]:
    """What was pasted for this question, by line."""
    kind = QUESTION_TYPES[question.type]
    assert isinstance(kind, Table)
    return pasted_lines(request.POST.get(f"{question.code}-paste", ""), kind.columns, kind.money_columns)


def preview(request: HttpRequest, filling: Filling, whole: Written, question: Question, order: int) -> HttpResponse:
    """What the lines will look like. Nothing is used yet, and what was pasted can be put right here."""
    lines, answer = lines_of(request, question), whole.answers.get(question.code)
    context = {
        "filling": filling, "question": question, "lines": [(one, list(one.cells.values())) for one in lines],
        "headings": HEADINGS.values(), "pasted": request.POST.get(f"{question.code}-paste", ""),
        "faults": sum(bool(one.faults) for one in lines), "back": filling.section_address(order),
        "revision": answer.revision if answer else 0, "there": len(answer.rows) if answer else 0,
    }  # fmt: skip
    return render(request, "portal/answering/paste.html", context)


def given_with(request: HttpRequest, question: Question, whole: Written) -> tuple[dict[str, Any], dict[str, int]]:
    """The answer as it stands with the pasted lines after its own, and the revision it was shown with."""
    answer = whole.answers.get(question.code)
    fields = dict(question_type(question.type).fields(question, answer))
    at = len(answer.rows) if answer else 0
    for line in lines_of(request, question):
        fields |= {f"{at}-{column}": [cell] for column, cell in line.cells.items()}
        at += 1
    typed = request.POST.get(f"{question.code}-revision", "")
    return {question.code: fields}, {question.code: int(typed) if typed.isdecimal() and len(typed) < 10 else 0}
