"""What moves next when a round opens, closes or is decided."""

from collections.abc import Sequence
from typing import Any

from office.principles.actions import close_sheet, open_sheet
from office.principles.queries import is_asked_of
from office.records.actors import THE_CLOCK
from office.records.steps import take, take_all

AWARD = "award"  # the kind of the gates that all awards of a round share


def close_its_gates(rounds: Sequence[Any], *, by: Any) -> None:
    """The round opened on its gates: they no longer change."""
    for round in rounds:
        close_sheet(sheet=round.gate_sheet, relied_on="opening", by=by)


def freeze_and_open_the_award_gates(rounds: Sequence[Any], *, by: Any) -> None:
    """What was not sent stays behind; the gates of the awards stand open from now on."""
    _freeze_what_was_not_sent(rounds)
    if not is_asked_of(AWARD):
        return
    for round in rounds:
        round.award_sheet = open_sheet(kind=AWARD, by=by)
        round.save(update_fields=["award_sheet"])


def _freeze_what_was_not_sent(rounds: Sequence[Any]) -> None:
    """Drafts stay readable, every word of them, and can no longer be sent."""
    for round in rounds:
        drafts = round.applications.filter(state="draft")
        take_all(drafts.model, drafts.values_list("pk", flat=True), "miss_the_close", by=THE_CLOCK)


def conclude_the_judging(rounds: Sequence[Any], *, by: Any) -> None:
    """The decision is signed: the scores are history, and the gates it relied on no longer change."""
    for round in rounds:
        if round.award_sheet:
            close_sheet(sheet=round.award_sheet, relied_on="decision", by=by)
        if round.contest.state == "ranked":
            take(round.contest, "conclude", by=THE_CLOCK)
