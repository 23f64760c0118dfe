"""The whole form of a round, as plain data for a page."""

from typing import Any

from office.submissions.models import Question

WHO_READS = {
    "merit": "",
    "identity": "We hide this from the people who score.",
    "price": "We open this only when quality has been scored.",
    "private": "The people who score never see this.",
}


def sections_of(round: Any) -> list[dict[str, Any]]:
    """Every section with its questions, limits and choices. Three queries."""
    criteria = {one.code: one.name for one in round.contest.rubric.criteria.all()}
    return [
        {
            "group": section.group,
            "title": section.title,
            "questions": [_shown(question, criteria) for question in section.questions.all()],
        }
        for section in round.question_set.sections.prefetch_related("questions")
    ]


def _shown(question: Question, criteria: dict[str, str]) -> dict[str, Any]:
    return {
        "code": question.code,
        "label": question.label,
        "hint": question.hint,
        "why": question.why_we_ask,
        "limits": _limits(question),
        "choices": _choices(question.options),
        "criterion": criteria.get(question.criterion, ""),
        "reads": WHO_READS.get(question.part, ""),
        "is_public": question.is_public,
    }


def _limits(question: Question) -> list[str]:
    found = [] if question.required else ["You can leave this blank"]
    if question.word_limit:
        found.append(f"Up to {question.word_limit:,} words")
    if question.character_limit:
        found.append(f"Up to {question.character_limit:,} characters")
    most_rows = question.options.get("most_rows")
    return found + ([f"Up to {most_rows} lines"] if most_rows else [])


def _choices(options: dict[str, Any]) -> list[str]:
    """What is to be ticked, in words."""
    return [str(one["label"]) for one in options.get("ticks", [])]
