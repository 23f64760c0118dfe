"""What one bid was given, criterion by criterion: the agreed points, or the readers' mean, with their words."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ..states import AssessmentState


@dataclass(frozen=True)
class Mark:
    """One criterion of one bid. `points`: 0 to 5, agreed or the plain mean; None while nobody locked a score.

    `words`: the reason of the reader nearest to it; `reasons`: those of all readers, in no order that tells who.
    """

    code: str
    name: str
    weight: int
    points: Decimal | None
    words: str
    reasons: tuple[str, ...]


def marks(entry: Any) -> list[Mark]:
    """The marks of an entry, in the rubric's order. Reads contest, rubric, criteria, assessments and scores as
    fetched."""
    return [_mark(criterion, entry) for criterion in entry.contest.rubric.criteria.all()]


def _mark(criterion: Any, entry: Any) -> Mark:
    given = [
        score
        for reading in entry.assessments.all()
        if reading.state == AssessmentState.LOCKED
        for score in reading.scores.all()
        if score.criterion_id == criterion.pk and score.points is not None
    ]
    agreed = entry.moderation.points.get(criterion.code) if entry.moderation else None
    points = Decimal(agreed) if agreed is not None else _mean(given)
    nearest = min(given, key=lambda score: (abs(score.points - points), score.pk), default=None)
    return Mark(
        code=criterion.code, name=criterion.name, weight=criterion.weight, points=points,
        words=nearest.reason.strip() if nearest else "",
        reasons=tuple(sorted({score.reason.strip() for score in given if score.reason.strip()})),
    )  # fmt: skip


def _mean(scores: list[Any]) -> Decimal | None:
    return Decimal(sum(score.points for score in scores)) / len(scores) if scores else None
