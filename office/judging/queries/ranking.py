"""The ranked list: agreed percents, how far readers were apart, and honest ties."""

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery

from office.people.permissions import has_role

from ..models import Assessment, Contest, Entry
from ..permissions import PANEL
from ..states import AssessmentState, EntryState
from .sights import LISTED, WATCHERS, visible_to


@dataclass(frozen=True)
class Line:
    """One bid's line. Bids with the same percent share the rank; `spread` is how far its readers were apart."""

    entry: Entry
    rank: int
    is_tied: bool
    percent: Decimal
    spread: Decimal
    is_above_line: bool
    stopped_by: tuple[str, ...]  # criteria with so few points that it cannot be funded as it is


def ranking(contest: Contest, user: Any) -> list[Line]:
    """The list as this user may see it, best first; empty until the scoring is closed.

    A bid they left the room for is not there, and ranks and totals are made from what is left.
    """
    if contest.state not in LISTED or not has_role(user, *WATCHERS, *PANEL):
        return []
    entries: list[Any] = list(_settled(contest, user))
    shared = Counter(entry.percent for entry in entries)
    return [
        Line(
            entry=entry,
            rank=1 + sum(count for percent, count in shared.items() if percent > entry.percent),
            is_tied=shared[entry.percent] > 1,
            percent=entry.percent,
            spread=entry.spread,
            is_above_line=entry.percent >= contest.funding_line,
            stopped_by=stopped_by(entry, contest),
        )
        for entry in entries
    ]


def _settled(contest: Contest, user: Any) -> QuerySet[Entry]:
    locked = Assessment.objects.filter(entry=OuterRef("pk"), state=AssessmentState.LOCKED).values("percent")
    spread = Subquery(locked.order_by("-percent")[:1]) - Subquery(locked.order_by("percent")[:1])
    return (
        visible_to(user)
        .filter(contest=contest, state=EntryState.SETTLED)
        .annotate(spread=spread)
        .select_related("moderation", "submission__organisation")
        .prefetch_related("assessments__scores__criterion")
        .order_by(F("percent").desc(), "pk")
    )


def stopped_by(entry: Any, contest: Contest) -> tuple[str, ...]:
    """The agreed points decide where there are any; else one reader's warning is enough (domain 3.12)."""
    limits = {one.code: one.stop_at for one in contest.rubric.criteria.all() if one.stop_at is not None}
    if not limits:
        return ()
    given = entry.moderation.points.items() if entry.moderation else _readings(entry)
    return tuple(sorted({code for code, points in given if code in limits and points <= limits[code]}))


def _readings(entry: Any) -> list[tuple[str, int]]:
    locked = [one for one in entry.assessments.all() if one.state == AssessmentState.LOCKED]
    return [(score.criterion.code, score.points) for one in locked for score in one.scores.all()]
