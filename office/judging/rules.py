"""What must hold in judging. A rule reads the thing it is given, its own relations included."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from office.records.steps import Obstacle

from .states import AssessmentState, ContestState, EntryState

TOP = 5  # points


def weighted_percent(points: Mapping[str, int], weights: Mapping[str, int]) -> Decimal:
    """The weighted total in percent, to two places. `points` (0 to 5) and `weights` (making 100) by criterion.

    Exact: it recomputes from the stored parts to the same figure years later (features row 35).
    """
    total = sum(Decimal(points[code]) * weight / TOP for code, weight in weights.items())
    return total.quantize(Decimal("0.01"), ROUND_HALF_UP)


def weights_of(rubric: Any) -> dict[str, int]:
    """Weight by criterion code."""
    return {criterion.code: criterion.weight for criterion in rubric.criteria.all()}


def percent_of(assessment: Any) -> Decimal:
    """One assessor's weighted total."""
    points = {score.criterion.code: score.points for score in assessment.scores.select_related("criterion")}
    return weighted_percent(points, weights_of(assessment.entry.contest.rubric))


def obstacles_to_reading(contest: Any) -> list[str]:
    """A contest starts with a frozen rubric whose weights make 100."""
    found = []
    if contest.rubric.frozen_at is None:
        found.append(Obstacle("Freeze the rubric first.", about="rubric"))
    if sum(weights_of(contest.rubric).values()) != 100:
        found.append(Obstacle("The weights of the criteria must make 100.", about="rubric"))
    return found


def obstacles_to_ranking(contest: Any) -> list[str]:
    """Every entry still in must be settled."""
    open_ones = contest.entries.exclude(state__in=[EntryState.SETTLED, EntryState.REMOVED])
    codes = list(open_ones.order_by("blind_code").values_list("blind_code", flat=True)[:6])
    return [Obstacle(f"{code} is not settled yet.", about=code) for code in codes]


def obstacles_to_giving_out(entry: Any) -> list[str]:
    """Enough readers, in a contest that has started."""
    found = []
    if entry.contest.state != ContestState.READING:
        found.append(Obstacle("Start the reading of this round first.", about="contest"))
    missing = entry.contest.readers - entry.assessments.exclude(state=AssessmentState.RELEASED).count()
    if missing > 0:
        more = "one more reader" if missing == 1 else f"{missing} more readers"
        found.append(Obstacle(f"Choose {more}.", about="readers"))
    return found


def obstacles_to_locking(assessment: Any) -> list[str]:
    """Declared no interest in this very bid; every criterion has points and a reason."""
    if not assessment.entry.declarations.filter(user=assessment.assessor_id, has_interest=False).exists():
        return [Obstacle("Declare whether you have an interest in this bid.", about="declaration")]
    scores = {score.criterion_id: score for score in assessment.scores.all()}
    found = []
    for criterion in assessment.entry.contest.rubric.criteria.all():
        score = scores.get(criterion.pk)
        if score is None or score.points is None:
            found.append(Obstacle(f"Score {criterion.code}, {criterion.name}.", about=criterion.code))
        elif not score.reason.strip():
            found.append(Obstacle(f"Give a reason for your score on {criterion.code}.", about=criterion.code))
    return found


def obstacles_to_unlocking(assessment: Any) -> list[str]:
    """Until the list goes to the panel."""
    if assessment.entry.contest.state != ContestState.READING:
        return [Obstacle("The scoring is closed: the panel has the list.", about="contest")]
    if assessment.entry.state == EntryState.SETTLED and hasattr(assessment.entry, "moderation"):
        return [Obstacle("This bid was moderated. Speak to the officer.", about="moderation")]
    return []


def obstacles_to_agreeing(entry: Any) -> list[str]:
    """The moderation record must be there."""
    if not hasattr(entry, "moderation"):
        return [Obstacle("Write down the agreed scores and the note first.", about="moderation")]
    return []


def why_moderate(contest: Any, percents: list[Decimal], points: Mapping[str, list[int]]) -> str:
    """Why readers differ too much, in words; empty when they agree well enough.

    `points`: each criterion's code to what the readers gave. A gap over the contest's limit in the
    total, or over a criterion's own limit (domain 2.3: C1 and C4), calls for moderation.
    """
    gap = max(percents) - min(percents)
    if gap > contest.moderation_gap:
        return f"Readers are {gap.normalize():f} points apart."
    for criterion in contest.rubric.criteria.all():
        given = points.get(criterion.code, [])
        if criterion.flag_gap is not None and given and max(given) - min(given) > criterion.flag_gap:
            return f"Readers are {max(given) - min(given)} points apart on {criterion.code}."
    return ""


def obstacles_to_opening_the_meeting(meeting: Any) -> list[str]:
    """Quorum, with at least one independent member, and a closed list."""
    sitting = list(meeting.attendances.all())
    found = []
    if len(sitting) < meeting.quorum:
        found.append(Obstacle(f"{meeting.quorum} members must be there; {len(sitting)} are.", about="attendance"))
    if not any(one.is_independent for one in sitting):
        found.append(Obstacle("At least one member must be independent.", about="attendance"))
    if meeting.contest.state != ContestState.RANKED:
        found.append(Obstacle("Close the scoring first.", about="contest"))
    return found
