"""Every answer as it reads: the check before sending, the read-only page and the copy to print."""

from typing import Any

from office.submissions.queries import TaskStatus, status_of
from portal.answers import answer_html

from .filling import Filling, Written


def sections_read(filling: Filling, whole: Written) -> list[dict[str, Any]]:
    """Each section with its questions, answers, what is in the way, and where to change them."""
    read = []
    for section in whole.sections:
        rows = [
            {
                "question": question,
                "answer": answer_html(question, whole.answers.get(question.code), filling.context),
                "copied_from": getattr(whole.answers.get(question.code), "copied_from", ""),
                "obstacles": whole.obstacles.get(question.code, []),
                "href": f"{filling.section_address(section.order)}?from=check#{question.code}",
            }
            for question in whole.asked_in(section)
        ]
        if rows:
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
    """Where each section stands, by its order: worked out from its answers. One with nothing to ask is left out."""
    answers = {answer.question_id: answer for answer in whole.answers.values()}
    found = {}
    for section in whole.sections:
        questions = whole.asked_in(section)
        obstacles = [one for question in questions for one in whole.obstacles.get(question.code, [])]
        if questions:
            found[section.order] = status_of(questions, answers, obstacles)
    return found
