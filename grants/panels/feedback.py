"""Feedback made from scores and reasons: a band and a reason for each criterion, a strength, a gap, a suggestion."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from office.judging.models import Entry
from office.judging.queries import Mark, marks
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
    entries = entries.select_related("contest__rubric", "moderation").prefetch_related(
        "contest__rubric__criteria", "assessments__scores"
    )
    by_submission = {entry.submission_id: entry for entry in entries}
    return [_feedback(one, by_submission[one.submission_id]) for one in applications]


def _feedback(application: Any, entry: Any) -> Feedback:
    lines = marks(entry)
    scored = sorted((line for line in lines if line.points is not None), key=_points)
    return Feedback(
        application=application, percent=entry.percent, funding_line=entry.contest.funding_line,
        criteria=[{"code": one.code, "name": one.name, "band": _band(one), "words": one.words} for one in lines],
        strength=_sentence("What was strongest", scored[-1:]), gap=_sentence("What was missing most", scored[:1]),
        suggestion=application.recommendation.suggestion, made_at=clock.now(),
    )  # fmt: skip


def _points(mark: Mark) -> Decimal:
    return mark.points or Decimal(0)


def _band(mark: Mark) -> str:
    return "" if mark.points is None else band(mark.points)


def _sentence(lead: str, line: list[Mark]) -> str:
    return f"{lead}: {line[0].name[:1].lower()}{line[0].name[1:]}." if line else ""
