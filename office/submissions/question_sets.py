"""What a question set says, as plain data: for its hash, for a file, for its next version, and to compare two."""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from office.records.trail.hashing import canonical, sha256

SET_FIELDS = ("title", "intro", "minutes")
QUESTION_FIELDS = (
    "order", "type", "label", "hint", "why_we_ask", "part", "required", "word_limit", "character_limit",
    "criterion", "is_public", "show_when", "options",
)  # fmt: skip
# What a file need not say.
USUAL = {
    "hint": "", "why_we_ask": "", "part": "merit", "required": True, "word_limit": None, "character_limit": None,
    "criterion": "", "is_public": False, "show_when": {}, "options": {},
}  # fmt: skip


@dataclass(frozen=True)
class Changes:
    """How one version of a form differs from another, by question code."""

    added: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    moved: list[str] = field(default_factory=list)  # these stand elsewhere among those that stayed
    changed: dict[str, dict[str, tuple[Any, Any]]] = field(default_factory=dict)  # code: {field: (was, is)}
    about_the_form: dict[str, tuple[Any, Any]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.moved or self.changed or self.about_the_form)


def plain_form(question_set: Any) -> dict[str, Any]:
    """The whole form as plain data, in the shape of a file; number and dates left out."""
    sections: dict[int, dict[str, Any]] = {
        section.pk: {"group": section.group, "title": section.title, "questions": []}
        for section in question_set.sections.order_by("order")
    }
    for question in question_set.questions.order_by("order"):
        said = {name: getattr(question, name) for name in QUESTION_FIELDS}
        sections[question.section_id]["questions"].append({"code": question.code, **said})
    return {
        "code": question_set.code,
        **{name: getattr(question_set, name) for name in SET_FIELDS},
        "sections": list(sections.values()),
    }


def completed(data: Mapping[str, Any]) -> dict[str, Any]:
    """A file's form with what it need not say filled in; questions without an order are numbered as they come."""
    order, sections = 0, []
    for section in data["sections"]:
        questions = []
        for question in section["questions"]:
            order += 1
            questions.append({"code": question["code"], **USUAL, "order": order, **question})
        sections.append({"group": section["group"], "title": section["title"], "questions": questions})
    return {
        "code": data["code"], "title": data["title"], "intro": data.get("intro", ""),
        "minutes": data.get("minutes", 45), "sections": sections,
    }  # fmt: skip


def hash_of(form: Mapping[str, Any]) -> str:
    """The digest of a form in plain data, whatever the order its sections list their questions in."""
    sections = [
        {**section, "questions": sorted(section["questions"], key=lambda question: question["order"])}
        for section in form["sections"]
    ]
    return sha256(canonical({**form, "sections": sections}))


def stamp_of(question: Any) -> str:
    """The digest of one question: it tells whether somebody changed it meanwhile."""
    return sha256(canonical({name: getattr(question, name) for name in QUESTION_FIELDS if name != "order"}))


def verify_question_set(question_set: Any) -> bool:
    """True when a published form still says what it said when it was published."""
    return question_set.is_published and hash_of(plain_form(question_set)) == question_set.content_hash


def compare(was: Any, now: Any) -> Changes:
    """What changed from one version of a form to another."""
    before, after = plain_form(was), plain_form(now)
    old, new = _by_code(before), _by_code(after)
    changed = {code: _differing(old[code], new[code]) for code in new if code in old}
    return Changes(
        added=[code for code in new if code not in old],
        removed=[code for code in old if code not in new],
        moved=_moved([code for code in old if code in new], [code for code in new if code in old]),
        changed={code: fields for code, fields in changed.items() if fields},
        about_the_form=_differing({name: before[name] for name in SET_FIELDS}, after),
    )


def _moved(before: list[str], after: list[str]) -> list[str]:
    """The fewest that must have moved to come from one order to the other."""
    stayed = {
        code
        for start, _, count in difflib.SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
        for code in before[start : start + count]
    }
    return [code for code in after if code not in stayed]


def _by_code(form: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    return {
        question["code"]: {**_without_place(question), "section": section["title"], "group": section["group"]}
        for section in form["sections"]
        for question in section["questions"]
    }


def _without_place(question: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in question.items() if name != "order"}


def _differing(was: Mapping[str, Any], now: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    return {name: (was[name], now[name]) for name in was if was[name] != now[name]}
