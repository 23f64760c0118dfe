"""Keeping people safe: a policy's date and named fields of text."""

from collections.abc import Iterator, Mapping
from typing import Any

from office.records import clock

from .content import Content
from .dates import said, with_date_parts
from .question_type import AnswerObstacle, Block, QuestionType
from .reading import Typed, read_date
from .setting import FIELDS as NAMED_FIELDS
from .setting import Setting

# What the type asks when a question does not say otherwise in options {"fields": [...]}.
FIELDS = [
    {"code": "policy_date", "label": "When your safeguarding policy was last agreed", "type": "date"},
    {"code": "lead_role", "label": "The role of the person who leads on keeping people safe"},
    {"code": "dbs", "label": "Which checks helpers have (DBS)"},
    {"code": "venue_and_online", "label": "How you keep people safe at the venue and online"},
]


class PeopleAndChecks(QuestionType):
    """One date, kept in `starts_on`, and named texts, kept in one row.

    options: {"fields": [{"code", "label", "type": "date" or "text", "required": false when it may be blank}]}.
    Shape: {"policy_date": "2020-01-31", "lead_role": "...", ...}.
    """

    code = "people_and_checks"
    called = "People and dates: one date and named boxes"
    counts_words = True
    settings = (
        Setting(
            "fields", "Boxes", NAMED_FIELDS,
            "One on each line. End a line with (date) for the day, and with (optional) where it may be left out.",
        ),
    )  # fmt: skip
    first_field = "policy_date"
    alone = "lead_role"

    def _read(self, typed: Typed, options: Mapping[str, Any]) -> Content:
        texts = {field["code"]: typed.text(field["code"]) for field in _texts(options)}
        parts = typed.date_parts(_date_code(options))
        day = read_date(parts)
        unread = {} if day else {field: text for field, text in parts.items() if text}
        return Content(starts_on=day, rows=[texts] if any(map(str.strip, texts.values())) else [], typed=unread)

    def _obstacles(self, question: Any, content: Content, context: Mapping[str, Any]) -> Iterator[AnswerObstacle]:
        written = _row(content)
        for field in _fields(question.options):
            code, label = field["code"], field["label"]
            if field.get("type") == "date":
                yield from self._about_date(question, content, field)
            elif field.get("required", True) and not written.get(code, "").strip():
                yield self.missing(question, f"{label}: write an answer.", code)
            yield from self.too_long(question, written.get(code, ""), code, f"{label}: ")

    def _about_date(self, question: Any, content: Content, field: Mapping[str, Any]) -> Iterator[AnswerObstacle]:
        code, label, day = field["code"], field["label"], content.starts_on
        if content.typed:
            yield self.wrong(question, f"{label}: write a real date, like 31 January 2020.", code)
        elif day is None and field.get("required", True):
            yield self.missing(question, f"{label}: write the date.", code)
        elif day and day > clock.today():
            yield self.wrong(question, f"{label}: this date has not come yet.", code)

    def _display(self, question: Any, content: Content, context: Mapping[str, Any]) -> Iterator[Block]:
        written = {**_row(content), _date_code(question.options): said(content.starts_on) if content.starts_on else ""}
        facts = [[field["label"], written.get(field["code"], "")] for field in _fields(question.options)]
        yield {"kind": "facts", "facts": facts}

    def _values(self, content: Content, options: Mapping[str, Any]) -> Any:
        day = content.starts_on.isoformat() if content.starts_on else None
        blank = {field["code"]: "" for field in _texts(options)}
        return {_date_code(options): day, **blank, **_row(content)}

    def fields(self, question: Any, answer: Any) -> dict[str, list[str]]:
        """The fields, with the date's parts for forms with three boxes."""
        return with_date_parts(super().fields(question, answer), _date_code(question.options))

    def _flat_values(self, question: Any, content: Content) -> dict[str, Any]:
        values = self._values(content, question.options)
        return {code: value or "" for code, value in values.items()}

    def _schema(self, options: Mapping[str, Any]) -> dict[str, Any]:
        properties = {field["code"]: {"type": ["string", "null"]} for field in _fields(options)}
        return {"type": ["object", "null"], "properties": properties}

    def sample(self, question: Any, context: Mapping[str, Any] | None = None) -> Any:
        """Every box filled."""
        words = {field["code"]: "Sample words" for field in _texts(question.options)}
        return {_date_code(question.options): clock.today().isoformat(), **words}


def _fields(options: Mapping[str, Any]) -> list[dict[str, Any]]:
    return options.get("fields", FIELDS)


def _texts(options: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [field for field in _fields(options) if field.get("type") != "date"]


def _date_code(options: Mapping[str, Any]) -> str:
    return next((field["code"] for field in _fields(options) if field.get("type") == "date"), "policy_date")


def _row(content: Content) -> dict[str, str]:
    return content.rows[0] if content.rows else {}
