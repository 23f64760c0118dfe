"""Deeds: what was agreed where readers differed is written down."""

from collections.abc import Mapping
from typing import Any

from office.records import clock
from office.records.deeds import deed
from office.records.steps import Forbidden, Refused, take

from .. import permissions, rules
from ..arithmetic import weighted_percent
from ..models import Entry, Moderation
from ..states import AssessmentState


@deed
def moderate(*, entry: Entry, points: Mapping[str, int], note: str, by: Any) -> Moderation:
    """Write the agreed points (0 to 5 by criterion code) and how they were agreed, and settle the entry on them.

    A new record: nobody's own scores change.
    """
    held = (
        Entry.objects.select_for_update(no_key=True, of=("self",))
        .select_related("contest__rubric", "submission")
        .get(pk=entry.pk)
    )
    if not permissions.may_moderate(held, by):
        raise Forbidden
    readers = held.assessments.filter(state=AssessmentState.LOCKED).values_list("assessor_id", flat=True)
    if why := rules.obstacles_to_moderating(held, points, note, set(readers), by):
        raise Refused(why)
    weights = rules.weights_of(held.contest.rubric)
    held.moderation = Moderation.objects.create(
        entry=held, note=note.strip(), points={code: points[code] for code in weights},
        percent=weighted_percent(points, weights), by=by, at=clock.now(),
    )  # fmt: skip
    held.save(update_fields=["moderation"])
    take(held, "agree", by=by)
    entry.refresh_from_db()
    return held.moderation
