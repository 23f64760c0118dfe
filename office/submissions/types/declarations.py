"""What two people of the group declare before it is sent."""

from collections.abc import Iterator, Mapping
from typing import Any

from .content import Content
from .question_type import AnswerObstacle, Block, QuestionType
from .reading import Typed, read_yes
from .setting import choices

ROLES = {"first_person_role": "The first person’s role", "second_person_role": "The second person’s role"}


class Declarations(QuestionType):
    """Ticks, and the roles (never the names) of two people.

    options: {"ticks": [{"code", "label"}]}. Shape: {"authority": true, ..., "first_person_role": "Chair", ...}.
    """

    code = "declarations"
    called = "Declaration: boxes to tick, and two people’s roles"
    settings = (choices("ticks", "Boxes to tick"),)
    first_field = "ticks"
    alone = "first_person_role"
    may_be_copied = False  # it is said anew each time

    def _read(self, typed: Typed, options: Mapping[str, Any]) -> Content:
        boxes = typed.many("ticks")
        ticked = [code for code in _ticks(options) if code in boxes or read_yes(typed.line(code))]
        roles = {field: typed.line(field) for field in ROLES}
        return Content(choices=ticked, rows=[roles] if any(roles.values()) else [])

    def _obstacles(self, question: Any, content: Content, context: Mapping[str, Any]) -> Iterator[AnswerObstacle]:
        for code, label in _ticks(question.options).items():
            if code not in content.choices:
                yield self.missing(question, f"Tick the box: “{label}”", code)
        roles = content.rows[0] if content.rows else {}
        for field, label in ROLES.items():
            if not roles.get(field):
                yield self.missing(question, f"{label}: write their role, like chair or treasurer.", field)
            yield from self.too_long(question, roles.get(field, ""), field, f"{label}: ")

    def _display(self, question: Any, content: Content, context: Mapping[str, Any]) -> Iterator[Block]:
        ticks = [label for code, label in _ticks(question.options).items() if code in content.choices]
        if ticks:
            yield {"kind": "list", "items": ticks}
        if content.rows:
            yield {"kind": "facts", "facts": [[label, content.rows[0][field]] for field, label in ROLES.items()]}

    def _values(self, content: Content, options: Mapping[str, Any]) -> Any:
        roles = content.rows[0] if content.rows else dict.fromkeys(ROLES, "")
        return {**{code: code in content.choices for code in _ticks(options)}, **roles}

    def _flat_values(self, question: Any, content: Content) -> dict[str, Any]:
        values = self._values(content, question.options)
        return {field: {True: "yes", False: "no"}.get(value, value) for field, value in values.items()}

    def _schema(self, options: Mapping[str, Any]) -> dict[str, Any]:
        ticks = {code: {"type": "boolean"} for code in _ticks(options)}
        return {"type": ["object", "null"], "properties": {**ticks, **{field: {"type": "string"} for field in ROLES}}}

    def sample(self, question: Any, context: Mapping[str, Any] | None = None) -> Any:
        """Every box ticked."""
        return {"ticks": list(_ticks(question.options)), **dict.fromkeys(ROLES, "Chair")}


def _ticks(options: Mapping[str, Any]) -> dict[str, str]:
    """Label by code, in order."""
    return {tick["code"]: tick["label"] for tick in options.get("ticks", [])}
