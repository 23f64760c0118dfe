"""What will be different, and how anyone will know."""

from collections.abc import Iterator, Mapping
from typing import Any

from .content import Content
from .question_type import AnswerObstacle, Block
from .setting import most
from .tables import Table


class Changes(Table):
    """Up to three rows: {"change": "...", "how_known": "..."}. The word limit holds for each row."""

    code = "changes"
    called = "Outcomes table: what will change and how you will know"
    counts_words = True
    settings = (most("The most changes"),)
    first_field = "0-change"
    alone = "0-change"
    text_columns = ("change", "how_known")
    row_name = "Change"
    most_rows = 3

    def _obstacles(self, question: Any, content: Content, context: Mapping[str, Any]) -> Iterator[AnswerObstacle]:
        yield from self.too_many(question, content)
        for number, row in enumerate(content.rows):
            yield from self.empty(question, content, number, "change", "say what will be different")
            yield from self.empty(question, content, number, "how_known", "say how you will know")
            both = f"{row['change']} {row['how_known']}"
            yield from self.too_long(question, both, f"{number}-change", f"Change {number + 1}: ")

    def _display(self, question: Any, content: Content, context: Mapping[str, Any]) -> Iterator[Block]:
        rows = [[row["change"], row["how_known"]] for row in content.rows]
        yield {"kind": "table", "head": ["What will be different", "How you will know"], "rows": rows, "totals": []}

    def sample(self, question: Any, context: Mapping[str, Any] | None = None) -> Any:
        """One change."""
        return [{"change": "Sample", "how_known": "Counted"}]
