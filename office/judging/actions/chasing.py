"""Deed: a reader who owes scores is reminded, at most once a day."""

import datetime as dt
from typing import Any

from office.post.queries import told_about
from office.post.telling import tell
from office.records import clock, trail
from office.records.deeds import deed
from office.records.steps import Forbidden, Obstacle, Refused

from .. import messages, permissions
from ..models import Contest
from ..queries import progress
from ..states import ContestState

BETWEEN = dt.timedelta(days=1)


@deed
def remind_reader(*, contest: Contest, reader: Any, by: Any) -> None:
    """Tell one reader how many bids they still have to lock. It says nothing of any bid or score."""
    held = Contest.objects.select_for_update(no_key=True, of=("self",)).get(pk=contest.pk)
    if not permissions.may_run_contest(held, by):
        raise Forbidden
    if held.state != ContestState.READING:
        raise Refused([Obstacle("Nobody is scoring now.", about="state")])
    owed = next((one.to_score for one in progress(held).readers if one.assessor == reader), 0)
    if not owed:
        raise Refused([Obstacle(f"{reader} owes nothing.", about="reader")])
    lately = told_about(held).filter(to_user=reader, created_at__gt=clock.now() - BETWEEN)
    if lately.filter(kind=messages.SCORES_OWED.code).exists():
        raise Refused([Obstacle(f"{reader} was reminded less than a day ago.", about="reader")])
    tell(messages.SCORES_OWED, held, by=by, to=[reader], facts={"owed": owed})
    trail.note(held, "reader_reminded", by=by, words={"reader": reader.pk, "owed": owed})
