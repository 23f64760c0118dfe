"""What is said of a contest, and to whom."""

import datetime as dt
from typing import Any

from office.post.kinds import message_kind
from office.records import clock


def _due(contest: Any) -> dt.datetime | None:
    return clock.in_london(contest.scores_due, 23, 59) if contest.scores_due else None


SCORES_OWED = message_kind(
    "judging.scores_owed", link=lambda contest: "/portal/assessors/", reference=str, deadline=_due, urgent=True
)
