"""Question types: how an answer is read, judged complete, shown and exported."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class QuestionType:
    """One type of question."""

    code: str

    def obstacles(self, question: Any, answer: Any) -> list[str]:
        """What is missing or over the limit, in sentences."""
        if question.required and (answer is None or not answer.text.strip()):
            return [f"Answer “{question.label}”."]
        return []


QUESTION_TYPES: dict[str, QuestionType] = {"long_text": QuestionType("long_text")}


def question_type(code: str) -> QuestionType:
    """The type of that code."""
    return QUESTION_TYPES.get(code, QUESTION_TYPES["long_text"])
