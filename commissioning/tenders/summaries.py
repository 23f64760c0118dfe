"""Assessment summaries (Procurement Act 2023, section 50): what a bidder learns of its own bid and of the one chosen.

Never how many bid, who else did, or where anybody but the first came.
"""

from dataclasses import dataclass
from typing import Any

from .ranking import Compared, Placed, compared, ranked


@dataclass(frozen=True)
class Summary:
    """One bidder's summary. `chosen` is None where no bid was evaluated."""

    bid: Any
    is_chosen: bool
    own: Placed | None
    chosen: Placed | None
    criteria: list[Compared]

    @property
    def advantages(self) -> list[Compared]:
        """Where the bid that was chosen did better."""
        return [] if self.is_chosen else [one for one in self.criteria if one.chosen_did_better]


def summary_of(bid: Any) -> Summary:
    """The summary of one bid, from its own scores and those of the winner."""
    tender = bid.tender
    lines = {line.bid.organisation_id: line for line in ranked(tender)}
    own, chosen = lines.get(bid.organisation_id), lines.get(tender.winner_id)
    pairs = compared(own.bid.submission.entry, chosen.bid.submission.entry) if own and chosen else []
    return Summary(bid, bid.organisation_id == tender.winner_id, own, chosen, pairs)
