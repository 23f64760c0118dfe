"""What lies on one assessor's desk: their bids in their own order, each with what is still to do."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef

from office.people.standing import standing_of

from ..models import Assessment, Declaration, Entry
from ..states import AssessmentState, ContestState, EntryState
from .sights import entries_for_assessor


@dataclass(frozen=True)
class Bid:
    """One bid of one assessor."""

    entry: Entry
    assessment: Assessment
    has_declared: bool

    @property
    def is_locked(self) -> bool:
        """Their scores are in."""
        return self.assessment.state == AssessmentState.LOCKED

    @property
    def is_open(self) -> bool:
        """Given out, in a contest that is being read."""
        given_out = self.entry.state != EntryState.WAITING
        return given_out and self.entry.contest.state != ContestState.PREPARING

    @property
    def is_to_score(self) -> bool:
        """Theirs to score now."""
        return not self.is_locked and self.is_open and self.entry.contest.state == ContestState.READING


def desk(user: Any) -> list[Bid]:
    """Every bid this assessor holds, by contest and in their own order, in two queries."""
    whose = standing_of(user).user_id
    said = Declaration.objects.filter(entry=OuterRef("pk"), user=whose, has_interest=False)
    entries: list[Any] = list(
        entries_for_assessor(user).select_related("contest").annotate(has_declared=Exists(said))
    )  # fmt: skip
    held = Assessment.objects.filter(assessor=whose, entry__in=[one.pk for one in entries])
    mine = {one.entry_id: one for one in held.exclude(state=AssessmentState.RELEASED)}
    return [Bid(one, mine[one.pk], one.has_declared) for one in entries]
