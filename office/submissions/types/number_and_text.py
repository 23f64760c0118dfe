"""A number, and words that say more: how many people, how much was spent."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from .content import Content
from .question_type import AnswerObstacle, Block, QuestionType, sample_words
from .reading import Typed, pence, pounds, read_amount, read_whole
from .setting import TICK, WHOLE, Setting


class NumberAndText(QuestionType):
    """options: {"number_label": "Number of different people", "unit": "pounds" for money, "least": 1}.

    Shape: {"number": 120, "text": "..."}; pounds are a text, so that they stay exact.
    """

    code = "number_and_text"
    called = "Number, and words that say more"
    counts_words = True
    settings = (
        Setting("number_label", "What the number is", hint="For example: Number of different people."),
        Setting("unit", "The number is a sum in pounds", TICK, value="pounds"),
        Setting("least", "The least it may be", WHOLE),
        Setting("text_missing", "What the words should say", hint="For example: Say who it will help."),
    )
    first_field = "number"

    def _read(self, typed: Typed, options: Mapping[str, Any]) -> Content:
        written = typed.line("number")
        number = read_amount(written) if options.get("unit") == "pounds" else read_whole(written)
        unread = {"number": written} if written and number is None else {}
        return Content(number=number, text=typed.text("text"), typed=unread)

    def _obstacles(self, question: Any, content: Content, context: Mapping[str, Any]) -> Iterator[AnswerObstacle]:
        options = question.options
        label, least = options.get("number_label", "Number"), options.get("least", 0)
        if content.typed:
            example = "pounds, like 250 or 99.50" if options.get("unit") == "pounds" else "whole numbers, like 120"
            yield self.wrong(question, f"{label}: write it in {example}.")
        elif content.number is None:
            yield self.missing(question, f"{label}: write a number. A good guess is fine.")
        elif content.number < least:
            yield self.wrong(question, f"{label}: write {least} or more.")
        if not content.text.strip():
            yield self.missing(question, options.get("text_missing", "Say more in words."), "text")
        yield from self.too_long(question, content.text, "text")

    def _display(self, question: Any, content: Content, context: Mapping[str, Any]) -> Iterator[Block]:
        if content.number is not None:
            shown = pounds(pence(content.number) or 0) if _is_money(question.options) else f"{content.number:,.0f}"
            yield {"kind": "facts", "facts": [[question.options.get("number_label", "Number"), shown]]}
        if content.text.strip():
            yield {"kind": "text", "text": content.text}

    def _values(self, content: Content, options: Mapping[str, Any]) -> Any:
        number = content.number
        exact = None if number is None else str(number) if _is_money(options) else int(number)
        return {"number": exact, "text": content.text}

    def _flat_values(self, question: Any, content: Content) -> dict[str, Any]:
        number: Decimal | int | None = content.number
        if content.number is not None and not _is_money(question.options):
            number = int(content.number)
        return {"number": number, "text": content.text}

    def _schema(self, options: Mapping[str, Any]) -> dict[str, Any]:
        kind = "string" if _is_money(options) else "integer"
        return {
            "type": ["object", "null"],
            "properties": {"number": {"type": [kind, "null"]}, "text": {"type": "string"}},
        }

    def sample(self, question: Any, context: Mapping[str, Any] | None = None) -> Any:
        """A round number."""
        return {"number": str(max(question.options.get("least", 0), 100)), "text": sample_words(question)}


def _is_money(options: Mapping[str, Any]) -> bool:
    return options.get("unit") == "pounds"
