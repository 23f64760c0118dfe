"""Deed: an exact allocation is asked for, to be worked out in the background."""

from collections.abc import Sequence
from typing import Any

from office.people.permissions import has_role
from office.people.roles import Role
from office.records import clock, outbox
from office.records.deeds import deed
from office.records.steps import Forbidden, Obstacle, Refused

from .. import permissions
from ..allocating import KIND, as_question
from ..models import Allocation, Contest
from ..portfolio import Limit, Offer
from ..queries import visible_to
from ..states import ContestState


@deed
def ask_for_allocation(
    *, contest: Contest, offers: Sequence[Offer], budget_pence: int, limits: Sequence[Limit] = (), by: Any
) -> Allocation:
    """Ask for the set of bids with most worth for the money. Only of bids the asker may see."""
    if not has_role(by, Role.OFFICER, *permissions.PANEL):
        raise Forbidden
    asked = {one.bid for one in offers}
    if visible_to(by).filter(contest=contest, pk__in=asked).count() != len(asked):
        raise Forbidden
    if contest.state != ContestState.RANKED:
        raise Refused([Obstacle("The list is not open: close the scoring first.", about="state")])
    if not asked or budget_pence <= 0:
        raise Refused([Obstacle("Say how much money there is.", about="money")])
    made = Allocation.objects.create(
        contest=contest, question=as_question(offers, budget_pence, limits), bids=len(asked), asked_by=by,
        asked_at=clock.now(),
    )  # fmt: skip
    outbox.put(KIND, {"allocation": made.pk}, key=f"{KIND}:{made.pk}")
    return made
