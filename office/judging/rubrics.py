"""What a rubric says, in one canonical form, from its rows or from the data it is loaded from."""

from collections.abc import Mapping
from typing import Any

from office.records.trail.hashing import canonical, sha256

CRITERION = {"code": "", "name": "", "weight": 0, "guidance": "", "flag_gap": None, "stop_at": None}
ANCHOR = {"points": 0, "words": ""}


def content_of(rubric: Any) -> dict[str, Any]:
    """Everything a rubric says, its criteria in order."""
    if isinstance(rubric, Mapping):
        criteria, anchors = rubric["criteria"], rubric["anchors"]
        return _content(rubric, [{**CRITERION, **one} for one in criteria], anchors)
    rows = {"code": rubric.code, "number": rubric.number, "title": rubric.title}
    rows["words_for_extremes"] = rubric.words_for_extremes
    criteria = [{name: getattr(one, name) for name in CRITERION} for one in rubric.criteria.all()]
    return _content(rows, criteria, [{name: getattr(one, name) for name in ANCHOR} for one in rubric.anchors.all()])


def _content(head: Mapping[str, Any], criteria: list[dict[str, Any]], anchors: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "code": head["code"],
        "number": head["number"],
        "title": head["title"],
        "words_for_extremes": head.get("words_for_extremes", 0),
        "criteria": criteria,
        "anchors": sorted(anchors, key=lambda one: one["points"]),
    }


def content_hash(rubric: Any) -> str:
    """The digest of all that a rubric says."""
    return sha256(canonical(content_of(rubric)))


def is_as_frozen(rubric: Any) -> bool:
    """True while a frozen rubric still says what it said when it was frozen."""
    return not rubric.frozen_at or rubric.content_hash == content_hash(rubric)
