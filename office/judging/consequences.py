"""What moves next when a score is locked or unlocked."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from office.records.actors import THE_CLOCK
from office.records.steps import take

from . import rules
from .states import AssessmentState, EntryState


def weigh(assessments: Sequence[Any], *, by: Any) -> None:
    """Settle an entry whose readers have all locked, or send it to moderation when they differ."""
    for entry in {one.entry_id: one.entry for one in assessments}.values():
        readings = list(entry.assessments.exclude(state=AssessmentState.RELEASED))
        if len(readings) < entry.contest.readers or any(one.state != AssessmentState.LOCKED for one in readings):
            continue
        percents = [one.percent for one in readings]
        mean = (sum(percents) / len(percents)).quantize(Decimal("0.01"), ROUND_HALF_UP)
        if flag := rules.why_moderate(entry.contest, percents, _points(readings)):
            take(entry, "refer", by=THE_CLOCK, percent=mean, flag=flag)
        else:
            take(entry, "settle", by=THE_CLOCK, percent=mean)


def _points(readings: Sequence[Any]) -> dict[str, list[int]]:
    given: dict[str, list[int]] = {}
    for reading in readings:
        for score in reading.scores.select_related("criterion"):
            given.setdefault(score.criterion.code, []).append(score.points)
    return given


def reopen(assessments: Sequence[Any], *, by: Any) -> None:
    """An unlocked score takes its entry back to reading."""
    for entry in {one.entry_id: one.entry for one in assessments}.values():
        entry.refresh_from_db()
        if entry.state in (EntryState.SETTLED, EntryState.MODERATION):
            take(entry, "reopen", by=THE_CLOCK)
