"""Deeds: what will be done with the scores is announced before there are any."""

from typing import Any

from office.records import clock, trail
from office.records.deeds import deed
from office.records.steps import Forbidden, Obstacle, Refused

from .. import permissions
from ..models import Contest
from ..states import ContestState


@deed
def announce_adjusting(*, contest: Contest, by: Any) -> Contest:
    """Say, before the reading starts, that scores adjusted for severity will stand beside the raw ones."""
    held = Contest.objects.select_for_update(no_key=True).get(pk=contest.pk)
    if not permissions.may_run_contest(held, by):
        raise Forbidden
    if held.state != ContestState.PREPARING:
        raise Refused([Obstacle("The reading has started: it is too late to choose this.", about="state")])
    if held.adjusting_announced_at is None:
        held.adjusting_announced_at = clock.now()
        held.save(update_fields=["adjusting_announced_at"])
        trail.note(held, "adjusting_announced", by=by)
    return held
