"""Replay: every input of a ranking in one canonical text, and the ranking worked out again from it alone."""

import json
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from office.records.trail.hashing import canonical, plain, sha256

from .arithmetic import mean_percent, weighted_percent
from .sheets import differences_in_sheets
from .states import AssessmentState


@dataclass(frozen=True)
class Inputs:
    """The canonical JSON of everything the percents were made from, and its SHA-256."""

    text: str
    digest: str


def frozen_inputs(contest: Any) -> Inputs:
    """Weights, limits, each locked score and each agreed one. No names: readers are numbers.

    A bid withdrawn after it was scored stays in, so that a ranking once made can be made again.
    """
    text = canonical({
        "rubric": [contest.rubric.code, contest.rubric.number, contest.rubric.content_hash],
        "weights": {one.code: one.weight for one in contest.rubric.criteria.all()},
        "readers": contest.readers,
        "moderation_gap": contest.moderation_gap,
        "funding_line": contest.funding_line,
        "entries": {entry.blind_code: _inputs_of(entry) for entry in _scored(contest)},
    })  # fmt: skip
    return Inputs(text, sha256(text))


def seed_of(digest: str) -> int:
    """The number that resampling starts from. It is made from the scores themselves, so nobody picks it."""
    return int(digest[:12] or "0", 16)


def recompute(contest: Any) -> dict[str, Decimal | None]:
    """Every scored bid's percent by blind code, worked out from the frozen text and nothing else.

    None where no score is left that it could be worked out from.
    """
    return percents_of(json.loads(frozen_inputs(contest).text))


def percents_of(inputs: dict[str, Any]) -> dict[str, Decimal | None]:
    """The same, from the frozen inputs once read."""
    return {code: _percent(one, inputs["weights"]) for code, one in inputs["entries"].items()}


def differences(contest: Any) -> list[str]:
    """What does not come out as it is stored, in sentences; empty when the replay agrees."""
    found = []
    if contest.inputs_hash and contest.inputs_hash != frozen_inputs(contest).digest:
        found.append(f"{contest}: the scores are not those the list was made from.")
    again = recompute(contest)
    for entry in _scored(contest):
        found += [f"{contest}, {sentence}" for sentence in differences_in_sheets(entry)]
        if entry.percent != again[entry.blind_code]:
            found.append(
                f"{contest}, {entry.blind_code}: {entry.percent} is stored, {again[entry.blind_code]} comes out."
            )
    return found


def _scored(contest: Any) -> list[Any]:
    entries = contest.entries.filter(percent__isnull=False).order_by("pk").select_related("moderation")
    return list(entries.prefetch_related("assessments__scores__criterion", "assessments__sheets"))


def _inputs_of(entry: Any) -> dict[str, Any]:
    readings = [one for one in entry.assessments.all() if one.state == AssessmentState.LOCKED]
    return {
        "scores": {
            str(one.assessor_id): {score.criterion.code: score.points for score in one.scores.all()}
            for one in readings
        },
        "sheets": {str(one.assessor_id): _digest_of_last(one) for one in readings},
        "agreed": plain(entry.moderation.points) if entry.moderation else None,
    }  # fmt: skip


def _digest_of_last(reading: Any) -> str:
    sheets = sorted(reading.sheets.all(), key=lambda one: one.number)
    return sheets[-1].digest if sheets else ""


def _percent(inputs: dict[str, Any], weights: dict[str, int]) -> Decimal | None:
    if inputs["agreed"] is not None:
        return weighted_percent(inputs["agreed"], weights)
    whole = whole_sheets(inputs, weights)
    return mean_percent([weighted_percent(points, weights) for points in whole.values()]) if whole else None


def whole_sheets(inputs: dict[str, Any], weights: dict[str, int]) -> dict[str, dict[str, int]]:
    """The points by reader that can be worked with: none of their criteria is gone."""
    given: dict[str, dict[str, int]] = inputs["scores"]
    return {reader: points for reader, points in given.items() if all(points.get(one) is not None for one in weights)}
