"""Questions that are asked only after a certain answer to an earlier one.

A question's `show_when` is {} (always asked) or {"question": "q11", "is": "yes"}. An answer to a question that is
not asked is kept, so that nothing is lost when one changes one's mind; it is not read, judged or sent.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from .types import QUESTION_TYPES, content_of, question_type


def asked(questions: Iterable[Any], answers: Mapping[int, Any]) -> set[str]:
    """The codes of the questions that are asked after these answers. `answers` by the question's id."""
    by_code = {question.code: question for question in questions}
    found: dict[str, bool] = {}

    def is_asked(question: Any) -> bool:
        if question.code not in found:
            found[question.code] = False  # a ring of conditions asks nothing
            found[question.code] = _holds(question, by_code, answers) and _is_reached(question)
        return found[question.code]

    def _is_reached(question: Any) -> bool:
        before = by_code.get(question.show_when.get("question", ""))
        return before is None or is_asked(before)

    return {question.code for question in by_code.values() if is_asked(question)}


def _holds(question: Any, by_code: Mapping[str, Any], answers: Mapping[int, Any]) -> bool:
    condition = question.show_when
    before = by_code.get(condition.get("question", ""))
    if before is None:  # none, or one that is not among these
        return True
    given = question_type(before.type).given(content_of(answers.get(before.pk)))
    return condition.get("is") in given


def said(question: Any, by_code: Mapping[str, Any]) -> str:
    """The condition in words; nothing when it is always asked."""
    before = by_code.get(question.show_when.get("question", ""))
    if before is None:
        return ""
    label = possible(before).get(question.show_when.get("is", ""), "")
    return f"Only if you answer “{label}” to “{before.label}”"


def possible(question: Any) -> dict[str, str]:
    """Label by code: the answers to this question that another may wait for."""
    kind = QUESTION_TYPES.get(question.type)
    return kind.possible(question) if kind else {}


def is_to_be_shown(question: Any, asked_codes: set[str], beside: Iterable[str]) -> bool:
    """On a page to fill in: what is asked, and what may be, once a question on the same page is answered."""
    return question.code in asked_codes or question.show_when.get("question") in set(beside)
