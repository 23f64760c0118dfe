"""One fact and no more: a number, a sum of money, a day, or yes or no."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from office.records import clock

from .content import Content
from .dates import said, with_date_parts
from .question_type import AnswerObstacle, Block, QuestionType
from .reading import Typed, pence, pounds, read_amount, read_date, read_whole, read_yes
from .setting import TICK, WHOLE, Setting

YES_NO = {"yes": "Yes", "no": "No"}
LIMITS = (Setting("least", "The least it may be", WHOLE), Setting("most", "The most it may be", WHOLE))


class Number(QuestionType):
    """A whole number. options: {"least": 0, "most": 500}. Shape: 120."""

    code = "number"
    called = "Number"
    first_field = alone = "number"
    settings = LIMITS
    example = "a whole number, like 120"

    def _read(self, typed: Typed, options: Mapping[str, Any]) -> Content:
        written = typed.line("number")
        number = self.number_in(written)
        return Content(number=number, typed={"number": written} if written and number is None else {})

    def number_in(self, written: str) -> Decimal | None:
        """What was written, as a number."""
        return read_whole(written)

    def said(self, number: Decimal) -> str:
        """As people write it."""
        return f"{number:,.0f}"

    def _obstacles(self, question: Any, content: Content, context: Mapping[str, Any]) -> Iterator[AnswerObstacle]:
        least, most = question.options.get("least"), question.options.get("most")
        if content.number is None:
            yield self.wrong(question, f"Write {self.example}.")
        elif least is not None and content.number < least:
            yield self.wrong(question, f"Write {self.said(Decimal(least))} or more.")
        elif most is not None and content.number > most:
            yield self.wrong(question, f"Write {self.said(Decimal(most))} or less.")

    def _display(self, question: Any, content: Content, context: Mapping[str, Any]) -> Iterator[Block]:
        if content.number is not None:
            yield {"kind": "text", "text": self.said(content.number)}

    def _values(self, content: Content, options: Mapping[str, Any]) -> Any:
        return None if content.number is None else int(content.number)

    def _flat_values(self, question: Any, content: Content) -> dict[str, Any]:
        return {"": self._values(content, question.options)}

    def _schema(self, options: Mapping[str, Any]) -> dict[str, Any]:
        return {"type": ["integer", "null"]}

    def sample(self, question: Any, context: Mapping[str, Any] | None = None) -> Any:
        """As much as may be, or else a round number."""
        options = question.options
        return str(options.get("most") or max(options.get("least") or 0, 100))


class Money(Number):
    """A sum in pounds. Shape: "99.50", a text, so that it stays exact."""

    code = "money"
    called = "Sum of money"
    example = "it in pounds, like 250 or 99.50"

    def number_in(self, written: str) -> Decimal | None:
        """What was written, in pounds."""
        return read_amount(written)

    def said(self, number: Decimal) -> str:
        """£1,250 or £99.50."""
        return pounds(pence(number) or 0)

    def _values(self, content: Content, options: Mapping[str, Any]) -> Any:
        return None if content.number is None else str(content.number)

    def _flat_values(self, question: Any, content: Content) -> dict[str, Any]:
        return {"": content.number}

    def _schema(self, options: Mapping[str, Any]) -> dict[str, Any]:
        return {"type": ["string", "null"]}


class Day(QuestionType):
    """One day. options: {"past_only": true}. Shape: "2021-04-01"."""

    code = "date"
    called = "Date"
    first_field = alone = "day"
    settings = (Setting("past_only", "The day must not be in the future", TICK),)

    def _read(self, typed: Typed, options: Mapping[str, Any]) -> Content:
        parts = typed.date_parts("day")
        day = read_date(parts)
        return Content(starts_on=day, typed={} if day else {name: text for name, text in parts.items() if text})

    def _obstacles(self, question: Any, content: Content, context: Mapping[str, Any]) -> Iterator[AnswerObstacle]:
        if content.starts_on is None:
            yield self.wrong(question, "Write a real date, like 31 January 2020.")
        elif question.options.get("past_only") and content.starts_on > clock.today():
            yield self.wrong(question, "This date has not come yet.")

    def _display(self, question: Any, content: Content, context: Mapping[str, Any]) -> Iterator[Block]:
        if content.starts_on:
            yield {"kind": "text", "text": said(content.starts_on)}

    def _values(self, content: Content, options: Mapping[str, Any]) -> Any:
        return content.starts_on.isoformat() if content.starts_on else None

    def fields(self, question: Any, answer: Any) -> dict[str, list[str]]:
        """The date, and its parts for three boxes."""
        return with_date_parts(super().fields(question, answer), "day")

    def _flat_values(self, question: Any, content: Content) -> dict[str, Any]:
        return {"": self._values(content, question.options) or ""}

    def _schema(self, options: Mapping[str, Any]) -> dict[str, Any]:
        return {"type": ["string", "null"], "format": "date"}

    def sample(self, question: Any, context: Mapping[str, Any] | None = None) -> Any:
        """Today."""
        return clock.today().isoformat()


class YesNo(QuestionType):
    """Yes or no. Shape: true."""

    code = "yes_no"
    called = "Yes or no"
    first_field = alone = "yes"

    def _read(self, typed: Typed, options: Mapping[str, Any]) -> Content:
        written = typed.line("yes")
        yes = read_yes(written)
        return Content(yes=yes, typed={"yes": written} if written and yes is None else {})

    def _obstacles(self, question: Any, content: Content, context: Mapping[str, Any]) -> Iterator[AnswerObstacle]:
        if content.yes is None:
            yield self.wrong(question, f"Choose yes or no: “{question.label}”")

    def _display(self, question: Any, content: Content, context: Mapping[str, Any]) -> Iterator[Block]:
        if content.yes is not None:
            yield {"kind": "text", "text": "Yes" if content.yes else "No"}

    def _values(self, content: Content, options: Mapping[str, Any]) -> Any:
        return content.yes

    def _flat_values(self, question: Any, content: Content) -> dict[str, Any]:
        return {"": {True: "yes", False: "no", None: ""}[content.yes]}

    def _schema(self, options: Mapping[str, Any]) -> dict[str, Any]:
        return {"type": ["boolean", "null"]}

    def possible(self, question: Any) -> dict[str, str]:
        """Yes or no."""
        return YES_NO

    def given(self, content: Content) -> set[str]:
        """Which of them."""
        return set() if content.yes is None else {"yes" if content.yes else "no"}

    def sample(self, question: Any, context: Mapping[str, Any] | None = None) -> Any:
        """Yes: what depends on it shows."""
        return "yes"
