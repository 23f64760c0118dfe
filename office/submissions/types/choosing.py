"""One of a list, or some of it."""

from collections.abc import Iterator, Mapping
from typing import Any

from .content import Content
from .question_type import AnswerObstacle, Block, QuestionType
from .reading import Typed
from .setting import WHOLE, Setting, choices


class OneOf(QuestionType):
    """One choice. options: {"choices": [{"code", "label"}]}. Shape: "code"."""

    code = "one_of"
    called = "One of a list"
    first_field = alone = "choice"
    settings: tuple[Setting, ...] = (choices("choices", "Choices"),)

    def _read(self, typed: Typed, options: Mapping[str, Any]) -> Content:
        chosen = typed.line("choice")
        return Content(choices=[chosen] if chosen else [])

    def _obstacles(self, question: Any, content: Content, context: Mapping[str, Any]) -> Iterator[AnswerObstacle]:
        if not set(content.choices) <= set(self.possible(question)):
            yield self.wrong(question, "Choose from the list.")

    def _display(self, question: Any, content: Content, context: Mapping[str, Any]) -> Iterator[Block]:
        called = self.possible(question)
        yield {"kind": "list", "items": [called.get(code, code) for code in content.choices]}

    def _values(self, content: Content, options: Mapping[str, Any]) -> Any:
        return content.choices[0]

    def _flat_values(self, question: Any, content: Content) -> dict[str, Any]:
        return {"": " ".join(content.choices)}

    def possible(self, question: Any) -> dict[str, str]:
        """Label by code, in order."""
        return {one["code"]: one["label"] for one in question.options.get("choices", [])}

    def given(self, content: Content) -> set[str]:
        """What was chosen."""
        return set(content.choices)

    def sample(self, question: Any, context: Mapping[str, Any] | None = None) -> Any:
        """The first."""
        return next(iter(self.possible(question)), "")


class SomeOf(OneOf):
    """Any of them. options: {"choices": [...], "most": 3}. Shape: ["code", ...]."""

    code = "some_of"
    called = "Some of a list"
    settings = (choices("choices", "Choices"), Setting("most", "The most that may be ticked", WHOLE))

    def _read(self, typed: Typed, options: Mapping[str, Any]) -> Content:
        return Content(choices=typed.many("choice"))

    def _obstacles(self, question: Any, content: Content, context: Mapping[str, Any]) -> Iterator[AnswerObstacle]:
        yield from super()._obstacles(question, content, context)
        most, ticked = question.options.get("most"), len(content.choices)
        if most and ticked > most:
            yield self.wrong(question, f"Choose up to {most}. You have chosen {ticked}.")

    def _values(self, content: Content, options: Mapping[str, Any]) -> Any:
        return content.choices

    def fields(self, question: Any, answer: Any) -> dict[str, list[str]]:
        """Every box that is ticked."""
        return {"choice": list(answer.choices)} if answer is not None and answer.choices else {}

    def _schema(self, options: Mapping[str, Any]) -> dict[str, Any]:
        return {"type": ["array", "null"], "items": {"type": "string"}}

    def sample(self, question: Any, context: Mapping[str, Any] | None = None) -> Any:
        """The first two, or as many as may be."""
        return {"choice": list(self.possible(question))[: min(2, question.options.get("most") or 2)]}
