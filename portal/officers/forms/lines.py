"""Lists typed one on each line, and back: choices, and boxes with marks at their end."""

import re
from typing import Any

from django.utils.text import slugify

Listed = list[dict[str, Any]]
LONGEST = 40
_marks = re.compile(r"\s*\((date|optional)\)\s*$", re.IGNORECASE)


def choices_as_lines(choices: Listed) -> str:
    """The labels, one on each line."""
    return "\n".join(str(one["label"]) for one in choices)


def choices_in(text: str, before: Listed) -> Listed:
    """The choices typed. One that was there keeps its code; so does one that was only reworded in its place."""
    return _coded([line.strip() for line in text.splitlines() if line.strip()], before)


def boxes_as_lines(boxes: Listed) -> str:
    """Labels with their marks: `Date of your policy (date) (optional)`."""
    return "\n".join(f"{one['label']}{_marks_of(one)}" for one in boxes)


def _marks_of(box: dict[str, Any]) -> str:
    date = " (date)" if box.get("type") == "date" else ""
    return date + ("" if box.get("required", True) else " (optional)")


def boxes_in(text: str, before: Listed) -> Listed:
    """The boxes typed, with what their marks say."""
    labels, marks = [], []
    for line in (line.strip() for line in text.splitlines() if line.strip()):
        said = set()
        while found := _marks.search(line):
            said.add(found[1].casefold())
            line = line[: found.start()]
        labels.append(line)
        marks.append(said)
    return [
        {**one, **({"type": "date"} if "date" in said else {}), **({"required": False} if "optional" in said else {})}
        for one, said in zip(_coded(labels, before), marks, strict=True)
    ]


def _coded(labels: list[str], before: Listed) -> Listed:
    """Each label with a code of its own."""
    known = {one["label"]: one["code"] for one in before}
    kept = {label: known[label] for label in labels if label in known}
    taken, made = set(kept.values()), []
    for at, label in enumerate(labels):
        code = kept.get(label) or _in_place(at, before, taken) or _new(label, taken)
        taken.add(code)
        made.append({"code": code, "label": label})
    return made


def _in_place(at: int, before: Listed, taken: set[str]) -> str:
    """The code that stood here, when nothing else has it."""
    code = before[at]["code"] if at < len(before) else ""
    return "" if code in taken else code


def _new(label: str, taken: set[str]) -> str:
    stem = slugify(label)[:LONGEST].replace("-", "_") or "choice"
    if stem not in taken:
        return stem
    return next(code for number in range(2, 1000) if (code := f"{stem}_{number}") not in taken)
