"""Deeds: the day by which readers lock their scores."""

import datetime as dt
from typing import Any

from office.records import clock, trail
from office.records.deeds import deed
from office.records.steps import Forbidden, Obstacle, Refused

from .. import permissions, rules
from ..models import Contest


@deed
def set_scores_due(*, contest: Contest, scores_due: dt.date, by: Any) -> Contest:
    """Say by which day the scores are wanted. Said again, it replaces the day; readers see the newest."""
    if not permissions.may_run_contest(contest, by):
        raise Forbidden
    held = Contest.objects.select_for_update(no_key=True, of=("self",)).get(pk=contest.pk)
    if held.state not in rules.RUNNING:
        raise Refused([Obstacle("The scoring is closed.", about="contest")])
    if scores_due < clock.today():
        raise Refused([Obstacle("Choose a day that is still to come.", about="scores_due")])
    Contest.objects.filter(pk=held.pk).update(scores_due=scores_due)
    trail.note(held, "scores_due_set", by=by, words={"day": scores_due.isoformat()})
    contest.scores_due = scores_due
    return contest
