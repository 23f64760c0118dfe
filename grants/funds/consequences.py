"""What moves next when a round closes or is decided."""

from collections.abc import Sequence
from typing import Any

from office.records.actors import THE_CLOCK
from office.records.steps import take, take_all


def freeze_what_was_not_sent(rounds: Sequence[Any], *, by: Any) -> None:
    """Drafts stay readable, every word of them, and can no longer be sent."""
    for round in rounds:
        drafts = round.applications.filter(state="draft")
        take_all(drafts.model, drafts.values_list("pk", flat=True), "miss_the_close", by=THE_CLOCK)


def conclude_the_judging(rounds: Sequence[Any], *, by: Any) -> None:
    """The decision is signed: the scores are history."""
    for round in rounds:
        if round.contest.state == "ranked":
            take(round.contest, "conclude", by=THE_CLOCK)
