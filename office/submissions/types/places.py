"""Where it will happen: districts, and neighbourhoods or wards in words."""

from collections.abc import Iterator, Mapping
from typing import Any

from .content import Content
from .question_type import AnswerObstacle, Block, QuestionType
from .reading import Typed


class Places(QuestionType):
    """Districts by code, and areas as text. Shape: {"districts": [...], "areas": "..."}."""

    code = "places"
    first_field = "districts"
    alone = "areas"

    def _read(self, typed: Typed, options: Mapping[str, Any]) -> Content:
        return Content(choices=typed.many("districts"), text=typed.text("areas"))

    def _obstacles(self, question: Any, content: Content, context: Mapping[str, Any]) -> Iterator[AnswerObstacle]:
        known = context.get("districts")
        if not content.choices:
            yield self.missing(question, "Choose at least one district.")
        elif known is not None and not set(content.choices) <= set(known):
            yield self.wrong(question, "Choose districts from the list.")
        if not content.text.strip():
            yield self.missing(question, "Say which neighbourhoods or wards.", "areas")
        yield from self.too_long(question, content.text, "areas")

    def _display(self, question: Any, content: Content, context: Mapping[str, Any]) -> Iterator[Block]:
        known = context.get("districts", {})
        if content.choices:
            yield {"kind": "list", "items": [known.get(code, code) for code in content.choices]}
        if content.text.strip():
            yield {"kind": "text", "text": content.text}

    def _values(self, content: Content, options: Mapping[str, Any]) -> Any:
        return {"districts": content.choices, "areas": content.text}

    def _flat_values(self, question: Any, content: Content) -> dict[str, Any]:
        return {"districts": " ".join(content.choices), "areas": content.text}

    def _schema(self, options: Mapping[str, Any]) -> dict[str, Any]:
        return {
            "type": ["object", "null"],
            "properties": {"districts": {"type": "array", "items": {"type": "string"}}, "areas": {"type": "string"}},
        }
