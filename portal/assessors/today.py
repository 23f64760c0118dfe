"""What is to be scored, by when, and what must be declared first."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from office.judging.queries import Bid, desk
from office.judging.states import ContestState
from portal.access import only
from portal.audiences import ASSESSORS


@dataclass(frozen=True)
class Pile:
    """One contest's bids on the desk."""

    contest: Any
    bids: list[Bid]

    @property
    def is_being_read(self) -> bool:
        """Scores may be given now."""
        return self.contest.state == ContestState.READING

    @property
    def locked(self) -> int:
        """How many are in."""
        return sum(bid.is_locked for bid in self.bids)

    @property
    def undeclared(self) -> int:
        """How many wait for a declaration."""
        return sum(not bid.has_declared for bid in self.bids)


def piles(user: Any) -> list[Pile]:
    """The desk by contest, those being read first."""
    found = [Pile(contest, list(bids)) for contest, bids in groupby(desk(user), key=lambda bid: bid.entry.contest)]
    return sorted(found, key=lambda pile: (not pile.is_being_read, -pile.contest.pk))


@only(ASSESSORS)
def show(request: HttpRequest) -> HttpResponse:
    """The assessor's desk."""
    return render(request, "portal/assessors/today.html", {"piles": piles(request.user)})
