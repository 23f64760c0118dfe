"""Where it will happen: districts with the share of people in each, and neighbourhoods or wards in words."""

from collections.abc import Iterator, Mapping
from typing import Any

from .content import Content
from .question_type import AnswerObstacle, Block, QuestionType, sample_words
from .reading import Typed, read_whole

SHARE = "share-"


class Places(QuestionType):
    """Districts by code, areas as text, and, where there are several, the share of people in each, in percent.

    Shape: {"districts": ["BRA", "LEE"], "areas": "...", "share-BRA": "60", "share-LEE": "40"}.
    """

    code = "places"
    called = "Places: districts and neighbourhoods"
    counts_words = True
    first_field = "districts"
    alone = "areas"

    def _read(self, typed: Typed, options: Mapping[str, Any]) -> Content:
        rows: list[dict[str, Any]] = []
        unread: dict[str, str] = {}
        for field in sorted(name for name in typed.all() if name.startswith(SHARE)):
            written = typed.line(field).removesuffix("%").strip()
            share = read_whole(written)
            if share is not None and share <= 100:
                rows.append({"place": field.removeprefix(SHARE), "percent": int(share)})
            elif written:
                unread[field] = written
        return Content(choices=typed.many("districts"), text=typed.text("areas"), rows=rows, typed=unread)

    def _obstacles(self, question: Any, content: Content, context: Mapping[str, Any]) -> Iterator[AnswerObstacle]:
        known = context.get("districts")
        if not content.choices:
            yield self.missing(question, "Choose at least one district.")
        elif known is not None and not set(content.choices) <= set(known):
            yield self.wrong(question, "Choose districts from the list.")
        yield from self._shares(question, content, known or {})
        if not content.text.strip():
            yield self.missing(question, "Say which neighbourhoods or wards.", "areas")
        yield from self.too_long(question, content.text, "areas")

    def _shares(self, question: Any, content: Content, known: Mapping[str, str]) -> Iterator[AnswerObstacle]:
        """One district needs no shares; several need shares that come to 100."""
        for field in content.typed:
            yield self.wrong(question, "Write the share as a whole number from 0 to 100, like 40.", field)
        shares = shares_of(content)
        for code in shares.keys() - set(content.choices):
            if shares[code]:
                name = known.get(code, code)
                yield self.wrong(question, f"Tick {name}, or take its share away.", f"{SHARE}{code}")
        if len(content.choices) < 2 and not shares:
            return
        first = f"{SHARE}{content.choices[0]}" if content.choices else "districts"
        if not shares and not content.typed:
            yield self.missing(question, "Say what share of the people you help is in each district.", first)
        elif not content.typed and (total := sum(shares.values())) != 100:
            yield self.wrong(question, f"The shares come to {total}%. Make them come to 100%.", first)

    def _display(self, question: Any, content: Content, context: Mapping[str, Any]) -> Iterator[Block]:
        known, shares = context.get("districts", {}), shares_of(content)
        if content.choices:
            names = [(known.get(code, code), shares.get(code)) for code in content.choices]
            yield {"kind": "list", "items": [name if part is None else f"{name}, {part}%" for name, part in names]}
        if content.text.strip():
            yield {"kind": "text", "text": content.text}

    def _values(self, content: Content, options: Mapping[str, Any]) -> Any:
        shares = {f"{SHARE}{code}": str(part) for code, part in shares_of(content).items()}
        return {"districts": content.choices, "areas": content.text, **shares}

    def _flat_values(self, question: Any, content: Content) -> dict[str, Any]:
        shares = " ".join(f"{code} {part}" for code, part in shares_of(content).items())
        return {"districts": " ".join(content.choices), "areas": content.text, "shares": shares}

    def _schema(self, options: Mapping[str, Any]) -> dict[str, Any]:
        return {
            "type": ["object", "null"],
            "properties": {"districts": {"type": "array", "items": {"type": "string"}}, "areas": {"type": "string"}},
            "patternProperties": {f"^{SHARE}": {"type": "string"}},
        }

    def sample(self, question: Any, context: Mapping[str, Any] | None = None) -> Any:
        """The first district."""
        return {"districts": list((context or {}).get("districts", {}))[:1], "areas": sample_words(question)}


def shares_of(content: Content) -> dict[str, int]:
    """The share of people in each district, in percent, by code."""
    return {row["place"]: row["percent"] for row in content.rows}
