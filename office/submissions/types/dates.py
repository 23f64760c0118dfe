"""When it starts and ends."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from office.records import clock

from .content import Content
from .question_type import AnswerObstacle, Block, QuestionType
from .reading import Typed, read_date
from .setting import WHOLE, Setting

LONGEST_MONTHS = 12


class Dates(QuestionType):
    """A first and a last day. Shape: {"start": "2021-04-01", "end": "2022-03-31"}."""

    code = "dates"
    called = "First and last day"
    settings = (Setting("longest_months", "How many months it may last", WHOLE),)
    first_field = "start"
    alone = "start"

    def _read(self, typed: Typed, options: Mapping[str, Any]) -> Content:
        start, end = typed.date_parts("start"), typed.date_parts("end")
        starts_on, ends_on = read_date(start), read_date(end)
        unread = {**({} if starts_on else start), **({} if ends_on else end)}
        return Content(
            starts_on=starts_on, ends_on=ends_on, typed={field: text for field, text in unread.items() if text}
        )

    def _obstacles(self, question: Any, content: Content, context: Mapping[str, Any]) -> Iterator[AnswerObstacle]:
        yield from self._each(question, content, "start", content.starts_on, "first day", "1 April 2021")
        yield from self._each(question, content, "end", content.ends_on, "last day", "31 March 2022")
        if content.starts_on and content.ends_on:
            yield from self._together(question, content.starts_on, content.ends_on, context)
        yield from self._window(question, content, context)

    def _each(
        self, question: Any, content: Content, field: str, day: dt.date | None, name: str, like: str
    ) -> Iterator[AnswerObstacle]:
        if day is None:
            if any(key.startswith(field) for key in content.typed):
                yield self.wrong(question, f"Write the {name} as a real date, like {like}.", field)
            else:
                yield self.missing(question, f"Write the {name}, like {like}.", field)

    def _together(
        self, question: Any, start: dt.date, end: dt.date, context: Mapping[str, Any]
    ) -> Iterator[AnswerObstacle]:
        months = context.get("longest_months", question.options.get("longest_months", LONGEST_MONTHS))
        if end < start:
            yield self.wrong(question, "The last day is before the first day.", "end")
        elif end >= months_after(start, months):
            last = months_after(start, months) - dt.timedelta(days=1)
            yield self.wrong(question, f"It may last {months} months. End it by {said(last)}.", "end")

    def _window(self, question: Any, content: Content, context: Mapping[str, Any]) -> Iterator[AnswerObstacle]:
        first, last = context.get("delivery_from"), context.get("delivery_until")
        if first and content.starts_on and content.starts_on < first:
            yield self.wrong(question, f"Start on or after {said(first)}.", "start")
        if last and content.ends_on and content.ends_on > last:
            yield self.wrong(question, f"End on or before {said(last)}.", "end")

    def _display(self, question: Any, content: Content, context: Mapping[str, Any]) -> Iterator[Block]:
        days = [["Starts", content.starts_on], ["Ends", content.ends_on]]
        yield {"kind": "facts", "facts": [[name, said(day)] for name, day in days if isinstance(day, dt.date)]}

    def _values(self, content: Content, options: Mapping[str, Any]) -> Any:
        return {"start": _iso(content.starts_on), "end": _iso(content.ends_on)}

    def fields(self, question: Any, answer: Any) -> dict[str, list[str]]:
        """The dates, and their parts for forms with three boxes."""
        return with_date_parts(super().fields(question, answer), "start", "end")

    def _flat_values(self, question: Any, content: Content) -> dict[str, Any]:
        return {"start": _iso(content.starts_on) or "", "end": _iso(content.ends_on) or ""}

    def _schema(self, options: Mapping[str, Any]) -> dict[str, Any]:
        day = {"type": ["string", "null"], "format": "date"}
        return {"type": ["object", "null"], "properties": {"start": day, "end": day}}

    def sample(self, question: Any, context: Mapping[str, Any] | None = None) -> Any:
        """The first month that may be."""
        first = (context or {}).get("delivery_from") or clock.today()
        return {"start": first.isoformat(), "end": (first + dt.timedelta(days=27)).isoformat()}


def with_date_parts(fields: dict[str, list[str]], *names: str) -> dict[str, list[str]]:
    """The same fields, with `start-day`, `start-month` and `start-year` beside each whole date."""
    for name in names:
        whole = read_date({name: fields.get(name, [""])[-1]})
        if whole:
            fields |= {f"{name}-{part}": [str(getattr(whole, part))] for part in ("day", "month", "year")}
    return fields


def months_after(day: dt.date, months: int) -> dt.date:
    """The same day so many months later, or the first of the month after when there is none."""
    year, month = divmod(day.month - 1 + months, 12)
    try:
        return day.replace(year=day.year + year, month=month + 1)
    except ValueError:
        year, month = divmod(day.month + months, 12)
        return day.replace(year=day.year + year, month=month + 1, day=1)


def said(day: dt.date) -> str:
    """1 April 2021."""
    return f"{day.day} {day:%B %Y}"


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
