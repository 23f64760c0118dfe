"""What must hold of a remark."""

from typing import Any

from office.records.steps import Obstacle

from .states import RemarkKind

LONGEST = 2000  # letters


def obstacles_to_saying(kind: str, text: str, is_useful: bool | None) -> list[str]:
    """An answer to yes or no, or words that are not too long."""
    if kind == RemarkKind.USEFUL and is_useful is None:
        return [Obstacle("Choose yes or no", about="is_useful")]
    if kind != RemarkKind.USEFUL and not text.strip():
        return [Obstacle("Write what you want to tell us", about="text")]
    if len(text) > LONGEST:
        return [Obstacle(f"Use {LONGEST:,} letters or fewer", about="text")]
    return []


def obstacles_to_showing(remark: Any) -> list[str]:
    """Concerns and problems are looked into and not shown: they may name somebody, or be mistaken."""
    if remark.kind in (RemarkKind.CONCERN, RemarkKind.PROBLEM):
        return ["Only what somebody said about a project or a page can be shown. Answer this one, and keep it."]
    return [] if remark.text.strip() else ["There are no words in it to show."]
