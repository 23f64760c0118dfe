"""Feedback made from scores and reasons: a band and a reason for each criterion, a strength, a gap, a suggestion."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from office.judging.models import Entry
from office.judging.states import AssessmentState
from office.records import clock

from .models import Feedback

# The lowest mean that earns each band, out of 5 points (domain 3.12: score anchors).
BANDS = ((Decimal(4), "Strong"), (Decimal(3), "Sound"), (Decimal(2), "Some gaps"), (Decimal(0), "Weak"))


def band(points: Decimal) -> str:
    """The word for a mean of points."""
    return next(word for least, word in BANDS if points >= least)


def feedback_on(applications: Iterable[Any]) -> list[Feedback]:
    """Unsaved feedback on many bids, in a constant number of queries. Each has its recommendation loaded."""
    applications = list(applications)
    entries = Entry.objects.filter(submission__in=[one.submission_id for one in applications])
    entries = entries.select_related("contest__rubric").prefetch_related(
        "contest__rubric__criteria", "assessments__scores"
    )
    by_submission = {entry.submission_id: entry for entry in entries}
    return [_feedback(one, by_submission[one.submission_id]) for one in applications]


def _feedback(application: Any, entry: Any) -> Feedback:
    lines = [_line(criterion, entry) for criterion in entry.contest.rubric.criteria.all()]
    scored = sorted((line for line in lines if line["mean"] is not None), key=lambda line: line["mean"])
    return Feedback(
        application=application, percent=entry.percent, funding_line=entry.contest.funding_line,
        criteria=[{name: line[name] for name in ("code", "name", "band", "words")} for line in lines],
        strength=_sentence("What was strongest", scored[-1:]), gap=_sentence("What was missing most", scored[:1]),
        suggestion=application.recommendation.suggestion, made_at=clock.now(),
    )  # fmt: skip


def _line(criterion: Any, entry: Any) -> dict[str, Any]:
    """One criterion: the agreed points, or the readers' mean, and the words of the reader nearest to it."""
    given = [
        score
        for reading in entry.assessments.all()
        if reading.state == AssessmentState.LOCKED
        for score in reading.scores.all()
        if score.criterion_id == criterion.pk and score.points is not None
    ]
    agreed = _agreed(entry).get(criterion.code)
    mean = Decimal(agreed) if agreed is not None else _mean(given)
    nearest = min(given, key=lambda score: (abs(score.points - mean), score.pk), default=None)
    return {
        "code": criterion.code, "name": criterion.name, "mean": mean, "band": "" if mean is None else band(mean),
        "words": nearest.reason.strip() if nearest else "",
    }  # fmt: skip


def _agreed(entry: Any) -> Mapping[str, int]:
    moderation = getattr(entry, "moderation", None)
    return moderation.points if moderation else {}


def _mean(scores: list[Any]) -> Decimal | None:
    return Decimal(sum(score.points for score in scores)) / len(scores) if scores else None


def _sentence(lead: str, line: list[dict[str, Any]]) -> str:
    return f"{lead}: {line[0]['name'][:1].lower()}{line[0]['name'][1:]}." if line else ""
