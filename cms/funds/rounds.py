"""What the public pages say of rounds, read from the rounds themselves."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from grants.funds.models import Round
from grants.funds.queries import public_rounds
from grants.funds.states import RoundState
from office.records import clock
from office.screens.tones import tone

OVER = (RoundState.DECIDED, RoundState.COMPLETE)


@dataclass(frozen=True)
class PublicRound:
    """One announced round, by the stored hours and not by the row's state."""

    round: Round
    now: dt.datetime

    @property
    def address(self) -> str:
        """Where it is read."""
        return f"/funds/{self.round.fund.slug}/{self.round.slug}/"

    @property
    def is_coming(self) -> bool:
        """Announced and not open yet."""
        return self.round.state in (RoundState.SCHEDULED, RoundState.OPEN) and self.now < self.round.opens_at

    @property
    def is_open(self) -> bool:
        """One can apply at this instant."""
        return (
            self.round.state in (RoundState.SCHEDULED, RoundState.OPEN)
            and self.round.opens_at <= self.now < self.round.closes_at
        )

    @property
    def is_past_asking(self) -> bool:
        """Nobody asks about it any more: it has closed."""
        return not (self.is_coming or self.is_open)

    @property
    def is_over(self) -> bool:
        """Decided, and the groups have been told."""
        embargo = self.round.embargo_until
        return self.round.state in OVER and (embargo is None or embargo <= self.now)

    @property
    def is_judged(self) -> bool:
        """Closed, and nobody has been told the result."""
        return not (self.is_coming or self.is_open or self.is_over)

    @property
    def word(self) -> str:
        """Where it stands, for a tag."""
        if self.is_coming:
            return "Opening soon"
        if self.is_open:
            return "Open for applications"
        return "Decided" if self.is_over else "Being judged"

    @property
    def tone(self) -> str:
        """The colour of that tag."""
        return tone(self.word)

    @property
    def pots(self) -> list[Any]:
        """Its pots."""
        return [one.pot for one in self.round.pots.all()]

    @property
    def total_pence(self) -> int:
        """What it can give."""
        return sum(pot.set_aside_pence or pot.planned_pence for pot in self.pots)

    @property
    def sent(self) -> int:
        """How many applications were sent in."""
        return getattr(self.round, "sent", 0)

    @property
    def funded(self) -> int:
        """How many of them were funded."""
        return getattr(self.round, "funded", 0)

    @property
    def percent(self) -> int | None:
        """Of a hundred bids, how many were funded; None before it is over."""
        return round(self.funded * 100 / self.sent) if self.is_over and self.sent else None


def public_list(fund: str = "", *related: str) -> list[PublicRound]:
    """Every announced round, newest first, with how many applied and how many were funded.

    fund: the slug of one fund. related: paths of what is read with each round.
    """
    rows = public_rounds().annotate(
        sent=Count("applications", filter=Q(applications__submitted_at__isnull=False)),
        funded=Count("applications__award"),
    )
    now = clock.now()
    rows = rows.filter(fund__slug=fund) if fund else rows
    return [PublicRound(row, now) for row in (rows.select_related(*related) if related else rows)]


def last_over(rounds: list[PublicRound], than: PublicRound | None = None) -> PublicRound | None:
    """The newest round of the same fund that is over: the success rate to tell."""
    return next(
        (
            one
            for one in rounds
            if one.percent is not None and (than is None or one.round.fund_id == than.round.fund_id) and one != than
        ),
        None,
    )
