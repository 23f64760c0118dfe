"""The list of an evaluated tender: quality and price in one figure, exact, and each bid's own summary.

Price points are the lowest price over the bid's price, of the bids that can be chosen; so the lowest has them all.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from office.judging.queries import Mark, marks, stopped_by
from office.records.money import in_pence
from office.submissions.models import Answer, Part
from office.submissions.types import content_of

HUNDRED = Decimal(100)
CENT = Decimal("0.01")


@dataclass(frozen=True)
class Placed:
    """One bid's line. All figures in percent; `rank` is None for a bid that cannot be chosen as it is."""

    bid: Any
    quality: Decimal
    price: Decimal
    total: Decimal
    rank: int | None
    stopped_by: tuple[str, ...]


@dataclass(frozen=True)
class Compared:
    """One criterion of a bid beside the bid that was chosen."""

    own: Mark
    chosen: Decimal | None

    @property
    def chosen_did_better(self) -> bool:
        """The relative advantage of the bid that was chosen lies here."""
        return self.chosen is not None and self.own.points is not None and self.chosen > self.own.points


def price_in(submission: Any) -> int | None:
    """The price a bid names, in pence; None where its form asks for none."""
    rows = Answer.objects.filter(submission=submission, question__part=Part.PRICE).select_related("question")
    found = (content_of(one).number for one in rows.order_by("question__order"))
    return next((in_pence(number) for number in found if number is not None), None)


def price_points(lowest_pence: int, pence: int) -> Decimal:
    """How good a price is, in percent of the best: lowest over own, to two places."""
    return (HUNDRED * lowest_pence / pence).quantize(CENT, ROUND_HALF_UP)


def total_of(quality: Decimal, price: Decimal, quality_weight: int, price_weight: int) -> Decimal:
    """Both together by their weights, which make 100, to two places."""
    return ((quality * quality_weight + price * price_weight) / HUNDRED).quantize(CENT, ROUND_HALF_UP)


def ranked(tender: Any) -> list[Placed]:
    """Every evaluated bid with its price, best first; those that cannot be chosen last. Empty until prices are open.

    Four queries for any number of bids.
    """
    if not tender.contest or not tender.contest.prices_opened_at:
        return []
    bids = [one for one in evaluated(tender) if one.price_pence and one.submission.entry.percent is not None]
    stops = {one.pk: stopped_by(one.submission.entry, tender.contest) for one in bids}
    lowest = min((one.price_pence for one in bids if not stops[one.pk]), default=0)
    lines = [_line(tender, one, lowest or one.price_pence, stops[one.pk]) for one in bids]
    totals = [one.total for one in lines if not one.stopped_by]
    placed = [_placed(one, totals) for one in lines]
    return sorted(placed, key=lambda one: (one.rank is None, -one.total, one.bid.reference))


def evaluated(tender: Any) -> Any:
    """The bids that entered the evaluation, with all that their marks are made from."""
    entry = "submission__entry"
    return (
        tender.bids.filter(state="sent", submission__entry__isnull=False)
        .exclude(submission__entry__state="removed")
        .select_related("organisation", f"{entry}__moderation", f"{entry}__contest__rubric")
        .prefetch_related(f"{entry}__contest__rubric__criteria", f"{entry}__assessments__scores__criterion")
        .order_by("reference")
    )


def _line(tender: Any, bid: Any, lowest: int, stops: tuple[str, ...]) -> Placed:
    quality = bid.submission.entry.percent
    price = min(price_points(lowest, bid.price_pence), HUNDRED)
    total = total_of(quality, price, tender.quality_weight, tender.price_weight)
    return Placed(bid, quality, price, total, None, stops)


def _placed(line: Placed, totals: Sequence[Decimal]) -> Placed:
    rank = None if line.stopped_by else 1 + sum(total > line.total for total in totals)
    return Placed(line.bid, line.quality, line.price, line.total, rank, line.stopped_by)


def compared(own: Any, chosen: Any) -> list[Compared]:
    """A bid's marks beside those of the one chosen, criterion by criterion. Both entries with their scores fetched."""
    theirs = {one.code: one.points for one in marks(chosen)}
    return [Compared(one, theirs.get(one.code)) for one in marks(own)]
