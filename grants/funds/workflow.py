"""The life of a round."""

import datetime as dt
from typing import Any

from office.decisions.permissions import decided_by
from office.records import clock
from office.records.actors import the_clock
from office.records.steps import Refused, StateField, Stateful, lawful_states, step

from . import consequences, messages, outages, permissions, rules
from .states import RoundState


class RoundWorkflow(Stateful):
    """Prepared, decided on, opened and closed by the clock, judged, decided, completed."""

    state = StateField(RoundState)
    closes_at: Any  # fields of the model
    outage_made_good_at: Any

    class Meta:
        abstract = True
        constraints = [lawful_states(RoundState)]

    @step(source=RoundState.DRAFT, target=RoundState.AWAITING_DECISION, label="Ask for a decision",
          allowed=permissions.may_run, unless=rules.obstacles_to_asking_for_a_decision,
          needs=["question_set", "contest__rubric", "gate_sheet"])  # fmt: skip
    def ask_for_decision(self, *, by: Any) -> None:
        """The round is ready; its decision goes for advice and signature."""

    @step(source=RoundState.AWAITING_DECISION, target=RoundState.DRAFT, label="Take back to draft", aside=True,
          allowed=permissions.may_run)  # fmt: skip
    def take_back(self, *, by: Any) -> None:
        """Something must change before it is signed."""

    @step(source=RoundState.AWAITING_DECISION, target=RoundState.SCHEDULED, label="Schedule",
          allowed=decided_by("opening_decision"), tells=messages.ANNOUNCED)  # fmt: skip
    def schedule(self, *, by: Any) -> None:
        """The decision is signed and its money set aside."""

    @step(source=RoundState.SCHEDULED, target=RoundState.OPEN, label="Open",
          allowed=the_clock, unless=rules.obstacles_to_opening, needs=["gate_sheet"],
          then=consequences.close_its_gates)  # fmt: skip
    def open(self, *, by: Any) -> None:
        """At the published hour."""

    @step(source=RoundState.OPEN, target=RoundState.OPEN, label="Give everyone more time", aside=True,
          allowed=permissions.may_run, unless=rules.obstacles_to_extending, tells=messages.EXTENDED)  # fmt: skip
    def extend(self, *, by: Any, closes_at: dt.datetime, reason: str) -> None:
        """For everyone, with a public reason."""
        if closes_at <= self.closes_at:
            raise Refused(["The new closing time must be later than the old one."])
        if twice := rules.obstacles_from_hours(closes_at):
            raise Refused(twice)
        if not reason.strip():
            raise Refused(["Say why, in words everyone may read."])
        self.closes_at, self.extended_because = closes_at, reason.strip()

    @step(source=RoundState.OPEN, target=RoundState.OPEN, label="Give back the time of an outage", aside=True,
          allowed=the_clock, unless=rules.obstacles_to_making_good, tells=messages.EXTENDED)  # fmt: skip
    def make_good(self, *, by: Any) -> None:
        """For everyone, once, after this installation was away in the last day."""
        self.extended_because = outages.why(self)
        self.closes_at, self.outage_made_good_at = outages.new_close_after_outage(self), clock.now()

    @step(source=RoundState.OPEN, target=RoundState.CLOSED, label="Close",
          allowed=the_clock, unless=rules.obstacles_to_closing,
          then=consequences.freeze_and_open_the_award_gates)  # fmt: skip
    def close(self, *, by: Any) -> None:
        """By the server's clock; nothing later is let in."""

    @step(source=RoundState.CLOSED, target=RoundState.DECIDED, label="Decide",
          allowed=decided_by("awards_decision"), unless=rules.obstacles_to_deciding,
          needs=["contest", "award_sheet"],
          then=consequences.conclude_the_judging)  # fmt: skip
    def decide(self, *, by: Any) -> None:
        """The awards are signed."""

    @step(source=RoundState.DECIDED, target=RoundState.COMPLETE, label="Complete the round",
          allowed=permissions.may_run, unless=rules.obstacles_to_completing)  # fmt: skip
    def complete(self, *, by: Any) -> None:
        """Every grant has ended and the money is reconciled."""

    @step(source=[RoundState.DRAFT, RoundState.AWAITING_DECISION, RoundState.SCHEDULED, RoundState.OPEN,
                  RoundState.CLOSED],
          target=RoundState.CANCELLED, label="Cancel the round", aside=True, allowed=permissions.may_cancel,
          tells=messages.CANCELLED)  # fmt: skip
    def cancel(self, *, by: Any, reason: str) -> None:
        """With a reason that everyone is told."""
        if not reason.strip():
            raise Refused(["Say why, in words everyone may read."])
        self.cancelled_because = reason.strip()
