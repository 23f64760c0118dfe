"""Other money or help in kind."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from .content import Content
from .question_type import AnswerObstacle, Block
from .reading import Typed, pounds
from .setting import most
from .tables import Table

KINDS = {"cash": "Cash", "in kind": "Help in kind"}


class Match(Table):
    """Rows of {"source", "kind": "cash" or "in kind", "amount"}. None is needed."""

    code = "match"
    called = "Match-funding table: other money and help in kind"
    settings = (most("The most rows"),)
    first_field = "0-source"
    alone = "0-source"
    text_columns = ("source", "kind")
    money_columns = ("amount",)
    row_name = "Row"

    def _read(self, typed: Typed, options: Mapping[str, Any]) -> Content:
        content = super()._read(typed, options)
        rows = [{**row, "kind": row["kind"].strip().casefold().replace("_", " ")} for row in content.rows]
        return replace(content, rows=rows)

    def _obstacles(self, question: Any, content: Content, context: Mapping[str, Any]) -> Iterator[AnswerObstacle]:
        yield from self.too_many(question, content)
        for number, row in enumerate(content.rows):
            yield from self.empty(question, content, number, "source", "say who it comes from")
            if row["kind"] not in KINDS:
                sentence = f"Row {number + 1}: choose cash or help in kind."
                yield self.missing(question, sentence, f"{number}-kind")
            yield from self.empty(question, content, number, "amount", "write what it is worth")
            yield from self.money_unread(question, content, number, "amount")

    def _display(self, question: Any, content: Content, context: Mapping[str, Any]) -> Iterator[Block]:
        total = sum(row["amount"] or 0 for row in content.rows)
        yield {
            "kind": "table",
            "head": ["From", "Kind", "Worth"],
            "rows": [[row["source"], KINDS.get(row["kind"], row["kind"]),
                      "" if row["amount"] is None else pounds(row["amount"])] for row in content.rows],
            "totals": ["Total", "", pounds(total)],
            "money_columns": [2],
        }  # fmt: skip

    def sample(self, question: Any, context: Mapping[str, Any] | None = None) -> Any:
        """One row."""
        return [{"source": "A sample trust", "kind": "cash", "amount": "250"}]
