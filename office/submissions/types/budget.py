"""The budget: what will be bought, how each cost was worked out, and how much is asked of us."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from .content import Content, content_of
from .question_type import AnswerObstacle, Block
from .reading import Typed, pence, pounds, read_amount
from .setting import most
from .tables import Table, in_pounds

MONEY = ("cost", "ask")


class Budget(Table):
    """Up to 8 lines; `number` is the sum asked for, in pounds, when it was written apart from the lines.

    Shape: {"asked": "4200" or None, "lines": [{"item", "working", "cost", "ask"}, ...]}, or the lines alone.
    """

    code = "budget"
    called = "Budget table"
    settings = (most("The most lines"),)
    first_field = "0-item"
    alone = "asked"
    text_columns = ("item", "working")
    money_columns = MONEY

    def _read(self, typed: Typed, options: Mapping[str, Any]) -> Content:
        lines, written = super()._read(typed, options), typed.line("asked")
        asked = read_amount(written)
        unread = {"asked": written} if written and asked is None else {}
        return replace(lines, number=asked, typed={**lines.typed, **unread})

    def _obstacles(self, question: Any, content: Content, context: Mapping[str, Any]) -> Iterator[AnswerObstacle]:
        yield from self.too_many(question, content)
        for number in range(len(content.rows)):
            yield from self._line(question, content, number)
        if not content.rows:
            yield self.missing(question, "Write at least one line of your budget.")
        yield from self._sum(question, content)
        yield from self._limits(question, content, context)

    def _line(self, question: Any, content: Content, number: int) -> Iterator[AnswerObstacle]:
        row = content.rows[number]
        yield from self.empty(question, content, number, "item", "say what you will pay for")
        yield from self.empty(question, content, number, "working", "say how you worked out the cost")
        yield from self.empty(question, content, number, "cost", "write what it costs")
        yield from self.empty(question, content, number, "ask", "write how much of it you ask us for")
        for column in MONEY:
            yield from self.money_unread(question, content, number, column)
        if row["cost"] is not None and row["ask"] is not None and row["ask"] > row["cost"]:
            more = pounds(row["ask"] - row["cost"])
            yield self.wrong(question, f"Line {number + 1}: you ask for {more} more than it costs.", f"{number}-ask")

    def _sum(self, question: Any, content: Content) -> Iterator[AnswerObstacle]:
        if "asked" in content.typed:
            yield self.wrong(question, "Write how much you ask for in pounds, like 4200 or 4200.50.", "asked")
        elif content.number is not None and content.rows and (difference := lines_pence(content) - asked_of(content)):
            way = "more" if difference > 0 else "less"
            sentence = f"Your lines add up to {pounds(abs(difference))} {way} than you ask for. Change one of them."
            yield self.wrong(question, sentence, "asked")

    def _limits(self, question: Any, content: Content, context: Mapping[str, Any]) -> Iterator[AnswerObstacle]:
        if content.typed or (not content.rows and content.number is None):
            return
        asked, least, most = asked_of(content), context.get("min_ask_pence"), context.get("max_ask_pence")
        field = "asked" if content.number is not None else "0-ask"
        if least is not None and asked < least:
            yield self.wrong(question, f"Ask for {pounds(least)} or more. You ask for {pounds(asked)}.", field)
        if most is not None and asked > most:
            yield self.wrong(question, f"Ask for {pounds(most)} or less. You ask for {pounds(asked)}.", field)

    def _display(self, question: Any, content: Content, context: Mapping[str, Any]) -> Iterator[Block]:
        yield {
            "kind": "table",
            "head": ["Item", "How it was worked out", "Cost", "Asked for"],
            "rows": [[row["item"], row["working"], *(_shown(row[column]) for column in MONEY)] for row in content.rows],
            "totals": ["Total", "", pounds(_total(content, "cost")), pounds(asked_of(content))],
            "money_columns": [2, 3],
        }

    def _values(self, content: Content, options: Mapping[str, Any]) -> Any:
        return {"asked": in_pounds(pence(content.number)), "lines": self.rows_in_pounds(content)}

    def _flat_values(self, question: Any, content: Content) -> dict[str, Any]:
        total = Decimal(asked_of(content)) / 100 if not content.is_blank else None
        return {"asked": total, **super()._flat_values(question, content)}

    def _schema(self, options: Mapping[str, Any]) -> dict[str, Any]:
        lines = super()._schema(options)
        return {
            "type": ["object", "null"],
            "properties": {"asked": {"type": ["string", "null"]}, "lines": lines},
        }

    def sample(self, question: Any, context: Mapping[str, Any] | None = None) -> Any:
        """One line, for the least that may be asked for."""
        ask = in_pounds((context or {}).get("min_ask_pence") or 500_00)
        return [{"item": "A sample cost", "working": "Made up to try the form", "cost": ask, "ask": ask}]


def asked_pence(answer: Any) -> int | None:
    """What is asked for, in pence: the sum written, or else what the lines add up to. None when neither is there."""
    content = content_of(answer)
    return asked_of(content) if content.rows or content.number is not None else None


def asked_of(content: Content) -> int:
    """What is asked for, in pence."""
    return lines_pence(content) if content.number is None else int(content.number * 100)


def lines_pence(content: Content) -> int:
    """What the lines ask for together, in pence."""
    return _total(content, "ask")


def _total(content: Content, column: str) -> int:
    return sum(row[column] or 0 for row in content.rows)


def _shown(amount: int | None) -> str:
    return "" if amount is None else pounds(amount)
