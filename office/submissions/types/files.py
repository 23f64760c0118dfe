"""Files sent with an answer. The answer names them; the files themselves are kept privately, for what it belongs to."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from .content import Content
from .question_type import AnswerObstacle, Block, QuestionType
from .reading import Typed
from .setting import most

_uuid = re.compile(r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")
COLUMNS = ("file", "name", "size")


class Files(QuestionType):
    """Rows of {"file": uuid, "name", "size" in bytes}. options: {"most_rows": 2}, three when left out.

    context: `files`, the uuids of what is kept and safe to open; without it nothing is held against them.
    """

    code = "file"
    called = "Files to send"
    settings = (most("The most files"),)
    first_field = "upload"
    alone = "0-file"
    most = 3  # when its form does not say
    may_be_copied = False  # a file belongs to one application

    def _read(self, typed: Typed, options: Mapping[str, Any]) -> Content:
        rows = {row["file"]: row for row in typed.rows(*COLUMNS) if _uuid.match(row["file"])}
        return Content(rows=[{**row, "size": _whole(row["size"])} for row in rows.values()])

    def _obstacles(self, question: Any, content: Content, context: Mapping[str, Any]) -> Iterator[AnswerObstacle]:
        limit = question.options.get("most_rows", self.most)
        if len(content.rows) > limit:
            yield self.wrong(question, f"Send {limit} at most. Untick those you do not want to send.")
        kept = context.get("files")
        for row in content.rows:
            if kept is not None and row["file"] not in kept:
                yield self.wrong(question, f"{row['name'] or 'A file'} is not here or not safe to open. Send it again.")

    def _display(self, question: Any, content: Content, context: Mapping[str, Any]) -> Iterator[Block]:
        yield {"kind": "list", "items": [f"{row['name']} ({in_words(row['size'])})" for row in content.rows]}

    def _values(self, content: Content, options: Mapping[str, Any]) -> Any:
        return [{**row, "size": str(row["size"])} for row in content.rows]

    def _flat_values(self, question: Any, content: Content) -> dict[str, Any]:
        return {"": "; ".join(row["name"] for row in content.rows)}

    def _schema(self, options: Mapping[str, Any]) -> dict[str, Any]:
        columns = {name: {"type": "string"} for name in COLUMNS}
        return {"type": ["array", "null"], "items": {"type": "object", "properties": columns}}

    def sample(self, question: Any, context: Mapping[str, Any] | None = None) -> Any:
        """A file that is nowhere, for a form that is tried out."""
        return [{"file": "00000000-0000-4000-8000-000000000000", "name": "sample.pdf", "size": "1000"}]


def in_words(size: int) -> str:
    """How large a file is: 12 KB, 1.4 MB."""
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(round(size / 1000), 1)} KB"


def _whole(written: str) -> int:
    return int(written) if written.isdecimal() and len(written) < 10 else 0
