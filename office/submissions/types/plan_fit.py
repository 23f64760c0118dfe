"""Where a bid stands in the Police and Crime Plan: one outcome, a few priorities, and why."""

from collections.abc import Iterator, Mapping
from typing import Any

from .content import Content
from .question_type import AnswerObstacle, Block, QuestionType, sample_words
from .reading import Typed
from .setting import WHOLE, Setting

MOST_PRIORITIES = 3


class PlanFit(QuestionType):
    """`choices` hold the outcome first ("" when none is chosen), then the priorities, by code.

    Shape: {"outcome": "O1", "priorities": ["SV"], "why": "..."}.
    """

    code = "plan_fit"
    called = "Fit with the Police and Crime Plan"
    counts_words = True
    settings = (Setting("most_priorities", "The most priorities", WHOLE),)
    first_field = "outcome"
    alone = "why"

    def _read(self, typed: Typed, options: Mapping[str, Any]) -> Content:
        outcome, priorities = typed.line("outcome"), typed.many("priorities")
        return Content(choices=[outcome, *priorities] if outcome or priorities else [], text=typed.text("why"))

    def _obstacles(self, question: Any, content: Content, context: Mapping[str, Any]) -> Iterator[AnswerObstacle]:
        outcome, priorities = chosen(content)
        most = question.options.get("most_priorities", MOST_PRIORITIES)
        if not outcome:
            yield self.missing(question, "Choose one outcome.")
        elif outcome not in context.get("outcomes", [outcome]):
            yield self.wrong(question, "Choose an outcome from the list.")
        if not priorities:
            yield self.missing(question, "Choose at least one priority.", "priorities")
        elif not set(priorities) <= set(context.get("priorities", priorities)):
            yield self.wrong(question, "Choose priorities from the list.", "priorities")
        if len(priorities) > most:
            yield self.wrong(
                question, f"Choose up to {most} priorities. You have chosen {len(priorities)}.", "priorities"
            )
        if not content.text.strip():
            yield self.missing(question, "Say why you chose these.", "why")
        yield from self.too_long(question, content.text, "why")

    def _display(self, question: Any, content: Content, context: Mapping[str, Any]) -> Iterator[Block]:
        outcome, priorities = chosen(content)
        called = {**context.get("outcomes", {}), **context.get("priorities", {})}
        facts = [["Outcome", called.get(outcome, outcome)]] if outcome else []
        if priorities:
            facts.append(["Priorities", "; ".join(called.get(code, code) for code in priorities)])
        if facts:
            yield {"kind": "facts", "facts": facts}
        if content.text.strip():
            yield {"kind": "text", "text": content.text}

    def _values(self, content: Content, options: Mapping[str, Any]) -> Any:
        outcome, priorities = chosen(content)
        return {"outcome": outcome, "priorities": priorities, "why": content.text}

    def _flat_values(self, question: Any, content: Content) -> dict[str, Any]:
        outcome, priorities = chosen(content)
        return {"outcome": outcome, "priorities": " ".join(priorities), "why": content.text}

    def _schema(self, options: Mapping[str, Any]) -> dict[str, Any]:
        return {
            "type": ["object", "null"],
            "properties": {
                "outcome": {"type": "string"},
                "priorities": {"type": "array", "items": {"type": "string"}},
                "why": {"type": "string"},
            },
        }

    def sample(self, question: Any, context: Mapping[str, Any] | None = None) -> Any:
        """The first outcome and the first priority."""
        known = context or {}
        outcome = next(iter(known.get("outcomes", {})), "")
        return {"outcome": outcome, "priorities": list(known.get("priorities", {}))[:1], "why": sample_words(question)}


def chosen(content: Any) -> tuple[str, list[str]]:
    """The outcome's code and the priorities' codes."""
    return (content.choices[0], content.choices[1:]) if content.choices else ("", [])
