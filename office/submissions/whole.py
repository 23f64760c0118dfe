"""The whole form as plain data, to be read before one starts: on a page, on paper, in a file."""

from collections.abc import Mapping
from typing import Any

from .conditions import said
from .models import Part, Question, QuestionSet
from .queries import whole_form
from .types import QUESTION_TYPES
from .types.setting import CHOICES

WHO_READS = {
    Part.MERIT: "",
    Part.IDENTITY: "We hide this from the people who score.",
    Part.PRICE: "We open this only when quality has been scored.",
    Part.PRIVATE: "The people who score never see this.",
}
ROW_LIMITS = {"most_rows": "Up to {} lines", "most_priorities": "Up to {} priorities", "most": "Up to {}",
              "least": "At least {}", "longest_months": "Up to {} months"}  # fmt: skip


def sections_of(question_set: QuestionSet, criteria: Mapping[str, str]) -> list[dict[str, Any]]:
    """Every section with its questions, limits and choices. Two queries. `criteria`: name by code."""
    sections = whole_form(question_set)
    by_code = {question.code: question for section in sections for question in section.questions.all()}
    return [
        {
            "key": section.pk, "group": section.group, "title": section.title,
            "questions": [_shown(question, criteria, by_code) for question in section.questions.all()],
        }
        for section in sections
    ]  # fmt: skip


def _shown(question: Question, criteria: Mapping[str, str], by_code: Mapping[str, Question]) -> dict[str, Any]:
    kind = QUESTION_TYPES.get(question.type)
    return {
        "code": question.code,
        "order": question.order,
        "kind": kind.called if kind else question.type,
        "label": question.label,
        "hint": question.hint,
        "why": question.why_we_ask,
        "limits": limits_of(question),
        "choices": choices_in(question),
        "criterion": criteria.get(question.criterion, ""),
        "reads": WHO_READS.get(Part(question.part), ""),
        "is_public": question.is_public,
        "when": said(question, by_code),
    }


def limits_of(question: Question) -> list[str]:
    """What an answer must keep to, in words."""
    found = [] if question.required else ["You can leave this blank"]
    if question.word_limit:
        found.append(f"Up to {question.word_limit:,} words")
    if question.character_limit:
        found.append(f"Up to {question.character_limit:,} characters")
    given = [(words, question.options.get(name)) for name, words in ROW_LIMITS.items()]
    return found + [words.format(f"{number:,}") for words, number in given if isinstance(number, int)]


def choices_in(question: Question) -> list[str]:
    """What is to be ticked or filled in, in words."""
    kind = QUESTION_TYPES.get(question.type)
    lists = [setting.name for setting in kind.settings if setting.kind in (CHOICES, "fields")] if kind else []
    return [str(one["label"]) for name in lists for one in question.options.get(name, [])]
