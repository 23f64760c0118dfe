"""Deeds: an assessor's scores are saved as they are given."""

from typing import Any

from office.records import clock
from office.records.deeds import deed
from office.records.steps import Forbidden, Refused

from .. import permissions, rules
from ..models import Assessment, Criterion, Score

CONTROL = {code: None for code in range(32) if chr(code) not in "\n\t"}  # a database refuses NUL


@deed
def save_score(*, assessment: Assessment, criterion: Criterion, points: int | None, reason: str, by: Any) -> Score:
    """Keep one criterion's points and reason. Blanks are fine until the sheet is locked.

    The assessment's row is locked, so that a late autosave cannot slip under the lock that closes the sheet.
    """
    held = (
        Assessment.objects.select_for_update(no_key=True, of=("self",))
        .select_related("entry__submission", "entry__contest")
        .get(pk=assessment.pk)
    )
    if not permissions.may_score(held, by):
        raise Forbidden
    why = rules.obstacles_to_scoring(held)
    if why := why or rules.obstacles_to_a_score(points, criterion, held.entry.contest.rubric_id):
        raise Refused(why)
    score, _ = Score.objects.update_or_create(
        assessment=held, criterion=criterion,
        defaults={"points": points, "reason": reason.translate(CONTROL), "saved_at": clock.now()},
    )  # fmt: skip
    return score
