"""Every answer as it reads: the check before sending, the read-only page and the copy to print."""

from collections.abc import Mapping
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from office.screens.components import render
from office.submissions.queries import TaskStatus, status_of
from office.submissions.types import question_type

from .filling import Filling, Written


def answer_html(question: Any, answer: Any, context: Mapping[str, Any]) -> SafeString:
    """One answer (an Answer, a Content or None) as a page shows it; nothing when nothing was given."""
    blocks = [_with_table(block) for block in question_type(question.type).display(question, answer, context)]
    return render_to_string("portal/answering/blocks.html", {"blocks": blocks})


def _with_table(block: dict[str, Any]) -> dict[str, Any]:
    if block["kind"] != "table":
        return block
    money = block.get("money_columns", [])
    head = [{"text": text, "format": "numeric" if at in money else ""} for at, text in enumerate(block["head"])]
    rows = [
        [{"text": text, "format": "numeric" if at in money else ""} for at, text in enumerate(row)]
        for row in [*block["rows"], *([block["totals"]] if block["totals"] else [])]
    ]
    return {**block, "html": render("table", head=head, rows=rows, classes="pl-stack")}


def sections_read(filling: Filling, whole: Written) -> list[dict[str, Any]]:
    """Each section with its questions, answers, what is in the way, and where to change them."""
    read = []
    for section in whole.sections:
        rows = [
            {
                "question": question,
                "answer": answer_html(question, whole.answers.get(question.code), filling.context),
                "obstacles": whole.obstacles.get(question.code, []),
                "href": f"{filling.section_address(section.order)}?from=check#{question.code}",
            }
            for question in section.questions.all()
        ]
        read.append({"section": section, "rows": rows})
    return read


def obstacle_links(filling: Filling, whole: Written) -> list[dict[str, str]]:
    """Every obstacle as a line of an error summary, leading to its question on the page where it is answered."""
    lines = []
    for section in whole.sections:
        for question in section.questions.all():
            href = f"{filling.section_address(section.order)}?from=check#{question.code}"
            lines += [{"text": str(one), "href": href} for one in whole.obstacles.get(question.code, [])]
    return lines


def statuses(whole: Written) -> dict[int, TaskStatus]:
    """Where each section stands, by its order: worked out from its answers."""
    answers = {answer.question_id: answer for answer in whole.answers.values()}
    found = {}
    for section in whole.sections:
        questions = list(section.questions.all())
        obstacles = [one for question in questions for one in whole.obstacles.get(question.code, [])]
        found[section.order] = status_of(questions, answers, obstacles)
    return found
