"""What one answer holds, apart from who wrote it and when: the columns its type fills."""

import datetime as dt
from dataclasses import dataclass, field, fields
from decimal import Decimal
from typing import Any

from office.records.trail.hashing import plain


@dataclass(frozen=True)
class Content:
    """An answer's columns. `rows` keep money in pence; `typed` keeps, by field, what could not be read."""

    text: str = ""
    number: Decimal | None = None
    starts_on: dt.date | None = None
    ends_on: dt.date | None = None
    yes: bool | None = None
    choices: list[str] = field(default_factory=list)
    rows: list[dict[str, Any]] = field(default_factory=list)
    typed: dict[str, str] = field(default_factory=dict)

    @property
    def is_blank(self) -> bool:
        """True when nothing was written, chosen or ticked."""
        written = self.text.strip() or any(self.choices) or self.rows or self.typed
        return not written and (self.number, self.starts_on, self.ends_on, self.yes) == (None, None, None, None)

    def columns(self) -> dict[str, Any]:
        """The content by column, as a model takes it."""
        return {name: getattr(self, name) for name in COLUMNS}

    def as_json(self) -> dict[str, Any]:
        """The content in a form that JSON keeps exactly."""
        return {name: plain(value) for name, value in self.columns().items()}


COLUMNS = tuple(column.name for column in fields(Content))
NOTHING = Content()


def content_of(answer: Any) -> Content:
    """The content of an Answer; of no answer, nothing; of a Content, itself."""
    if answer is None:
        return NOTHING
    if isinstance(answer, Content):
        return answer
    return Content(**{name: getattr(answer, name) for name in COLUMNS})


def from_json(kept: dict[str, Any]) -> Content:
    """The content that `as_json` gave."""
    content = dict(kept)
    if content["number"] is not None:
        content["number"] = Decimal(content["number"])
    for day in ("starts_on", "ends_on"):
        if content[day]:
            content[day] = dt.date.fromisoformat(content[day])
    return Content(**content)
