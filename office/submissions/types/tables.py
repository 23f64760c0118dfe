"""What question types with rows share: reading cells, naming rows, and giving them back."""

from collections.abc import Iterator, Mapping
from typing import Any

from .content import Content
from .question_type import AnswerObstacle, QuestionType
from .reading import Typed, pence, read_amount


class Table(QuestionType):
    """Rows of named cells. A type says its text columns, its money columns (kept in pence) and its row's name."""

    text_columns: tuple[str, ...] = ()
    money_columns: tuple[str, ...] = ()
    row_name = "Line"
    most_rows = 8

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column, in order."""
        return self.text_columns + self.money_columns

    def _read(self, typed: Typed, options: Mapping[str, Any]) -> Content:
        rows: list[dict[str, Any]] = []
        unread: dict[str, str] = {}
        for number, cells in enumerate(typed.rows(*self.columns)):
            row: dict[str, Any] = {column: cells[column] for column in self.text_columns}
            for column in self.money_columns:
                row[column] = pence(read_amount(cells[column]))
                if row[column] is None and cells[column].strip():
                    unread[f"{number}-{column}"] = cells[column]
            rows.append(row)
        return Content(rows=rows, typed=unread)

    def too_many(self, question: Any, content: Content) -> Iterator[AnswerObstacle]:
        """More rows than the form has."""
        most, rows = question.options.get("most_rows", self.most_rows), len(content.rows)
        if rows > most:
            name = self.row_name.lower()
            yield self.wrong(question, f"Use up to {most} {name}s. You have {rows}.", f"{most}-{self.columns[0]}")

    def money_unread(self, question: Any, content: Content, number: int, column: str) -> Iterator[AnswerObstacle]:
        """A cell of money that is no amount."""
        if f"{number}-{column}" in content.typed:
            sentence = f"{self.row_name} {number + 1}: write the {column} in pounds, like 250 or 99.50."
            yield self.wrong(question, sentence, f"{number}-{column}")

    def empty(self, question: Any, content: Content, number: int, column: str, ask: str) -> Iterator[AnswerObstacle]:
        """A cell nothing was typed into."""
        value = content.rows[number].get(column)
        field = f"{number}-{column}"
        if field not in content.typed and (value is None or not str(value).strip()):
            yield self.missing(question, f"{self.row_name} {number + 1}: {ask}.", field)

    def _values(self, content: Content, options: Mapping[str, Any]) -> Any:
        return self.rows_in_pounds(content)

    def rows_in_pounds(self, content: Content) -> list[dict[str, Any]]:
        """The rows, with money as exact text: "1250" or "99.50"."""
        return [
            {column: in_pounds(row[column]) if column in self.money_columns else row[column] for column in self.columns}
            for row in content.rows
        ]

    def _flat_values(self, question: Any, content: Content) -> dict[str, Any]:
        most = max(question.options.get("most_rows", self.most_rows), len(content.rows))
        rows = self.rows_in_pounds(content)
        return {
            f"{number + 1}_{column}": rows[number][column] if number < len(rows) else ""
            for number in range(most)
            for column in self.columns
        }

    def _schema(self, options: Mapping[str, Any]) -> dict[str, Any]:
        cell = {"type": ["string", "null"]}
        row = {"type": "object", "properties": {column: cell for column in self.columns}}
        return {"type": ["array", "null"], "items": row}


def in_pounds(amount: int | None) -> str | None:
    """`1250` or `99.50` from pence."""
    if amount is None:
        return None
    return str(amount // 100) if amount % 100 == 0 else f"{amount // 100}.{amount % 100:02d}"
