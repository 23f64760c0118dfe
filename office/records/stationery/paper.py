"""A paper as data: its title, its parts, and nothing of how it looks."""

import datetime as dt
import re
from dataclasses import dataclass, fields
from typing import Any

from ..letterhead import in_force
from ..letterhead.models import Letterhead

UNPRINTABLE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")


def plain(text: str) -> str:
    """Text as both twins print it: without control characters; a new line stays a new line."""
    return UNPRINTABLE.sub("", str(text).replace("\r\n", "\n").replace("\t", " ")).strip()


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return plain(value)
    return tuple(_cleaned(one) for one in value) if isinstance(value, tuple) else value


class Printable:
    """Whatever is put in, only what can be printed stays."""

    def __post_init__(self) -> None:
        for field in fields(self):  # type: ignore[arg-type]
            object.__setattr__(self, field.name, _cleaned(getattr(self, field.name)))


@dataclass(frozen=True)
class Heading(Printable):
    """A heading inside the paper, of level 2 or 3; the title is level 1."""

    text: str
    level: int = 2


@dataclass(frozen=True)
class Paragraph(Printable):
    """A paragraph. Text only: whatever somebody typed is printed as it stands."""

    text: str


@dataclass(frozen=True)
class Bullets(Printable):
    """A list, with numbers when the order matters."""

    items: tuple[str, ...]
    is_numbered: bool = False


@dataclass(frozen=True)
class Table(Printable):
    """A table with a header row. `amounts` are the columns (from 0) set to the right."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    amounts: frozenset[int] = frozenset()


@dataclass(frozen=True)
class KeyFacts(Printable):
    """Pairs of a name and what it is."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Chart(Printable):
    """A line of figures, each with its label; an empty figure is a gap. `words` say what it shows: a table follows."""

    points: tuple[tuple[str, str], ...]
    words: str


Block = Heading | Paragraph | Bullets | Table | KeyFacts | Chart


@dataclass(frozen=True)
class Paper(Printable):
    """One letter, agreement, record or receipt."""

    title: str
    reference: str
    blocks: tuple[Block, ...]
    dated: dt.date | None = None  # also decides which letterhead is in force
    to: tuple[str, ...] = ()  # the lines of an address
    signed: str = ""  # the title of who signs, never invented from a name
    language: str = "en-GB"

    @property
    def letterhead(self) -> Letterhead:
        """The office's names on the paper's date."""
        return in_force(self.dated)

    @property
    def sender(self) -> tuple[str, ...]:
        """The lines under the office's name."""
        head = self.letterhead
        return tuple(line for line in (*head.address_lines, head.phone, head.email, head.website) if line)

    @property
    def date_in_words(self) -> str:
        """23 November 2020."""
        return f"{self.dated.day} {self.dated:%B %Y}" if self.dated else ""
