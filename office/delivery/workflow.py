"""The life of a Delivery Quarterly, and of one measure's return for it."""

import datetime as dt
from typing import Any

from office.records import clock
from office.records.steps import Refused, StateField, Stateful, lawful_states, step

from . import consequences, messages, permissions, rules
from .states import QuarterlyState, ReturnState, Verdict


class QuarterlyWorkflow(Stateful):
    """Figures are collected and moderated, the account drafted, met about, approved, published, sent to the Panel."""

    state = StateField(QuarterlyState)

    met_on: Any
    approved_at: Any
    sent_to_panel_on: Any

    class Meta:
        abstract = True
        constraints = [lawful_states(QuarterlyState)]

    @step(source=QuarterlyState.COLLECTING, target=QuarterlyState.DRAFTED, label="Draft the Delivery Quarterly",
          allowed=permissions.may_run, unless=rules.obstacles_to_drafting)  # fmt: skip
    def draft(self, *, by: Any) -> None:
        """Each measure is moderated, or said to be late."""

    @step(source=QuarterlyState.DRAFTED, target=QuarterlyState.COLLECTING, label="Collect again",
          allowed=permissions.may_run)  # fmt: skip
    def reopen(self, *, by: Any) -> None:
        """Something in it must change first."""

    @step(source=QuarterlyState.DRAFTED, target=QuarterlyState.MET, label="Record the meeting",
          allowed=permissions.may_run, tells=messages.TO_APPROVE)  # fmt: skip
    def hold_meeting(self, *, by: Any, held_on: dt.date) -> None:
        """The Commissioner has gone through it with the Chief Constable."""
        if held_on is None or held_on > clock.today():
            raise Refused(["Enter the day on which the meeting was held."])
        self.met_on = held_on

    @step(source=QuarterlyState.MET, target=QuarterlyState.APPROVED, label="Approve for publication",
          allowed=permissions.may_approve, unless=rules.obstacles_to_approving, tells=messages.APPROVED)  # fmt: skip
    def approve(self, *, by: Any) -> None:
        """It is the Commissioner's account."""
        self.approved_by, self.approved_at = by, clock.now()

    @step(source=QuarterlyState.APPROVED, target=QuarterlyState.PUBLISHED, label="Publish",
          allowed=permissions.may_run, then=consequences.make_public)  # fmt: skip
    def publish(self, *, by: Any) -> None:
        """Page, paper and data, from the same rows."""

    @step(source=QuarterlyState.PUBLISHED, target=QuarterlyState.WITH_PANEL, label="Send to the Panel",
          allowed=permissions.may_run)  # fmt: skip
    def send_to_panel(self, *, by: Any) -> None:
        """The Police and Crime Panel scrutinises through it (the Plan, line 323)."""
        self.sent_to_panel_on = clock.today()

    @step(source=QuarterlyState.WITH_PANEL, target=QuarterlyState.CLOSED, label="Close the quarter",
          allowed=permissions.may_run, unless=rules.obstacles_to_closing)  # fmt: skip
    def close(self, *, by: Any) -> None:
        """What was promised at the meeting is done."""


class ReturnWorkflow(Stateful):
    """Written by the measure's owner, moderated by the office. Late is said, never hidden."""

    state = StateField(ReturnState)

    handed_in_at: Any

    class Meta:
        abstract = True
        constraints = [lawful_states(ReturnState)]

    @step(source=[ReturnState.WAITING, ReturnState.LATE], target=ReturnState.HANDED_IN, label="Hand in",
          allowed=permissions.may_enter, unless=rules.obstacles_to_handing_in, tells=messages.HANDED_IN,
          needs=["measure", "quarterly"])  # fmt: skip
    def hand_in(self, *, by: Any) -> None:
        """Figures, source and words are there."""
        self.handed_in_by, self.handed_in_at = by, clock.now()

    @step(source=ReturnState.HANDED_IN, target=ReturnState.MODERATED, label="Moderate",
          allowed=permissions.may_moderate, unless=rules.obstacles_to_moderating,
          needs=["measure", "quarterly"])  # fmt: skip
    def moderate(self, *, by: Any, verdict: str, note: str) -> None:
        """A concern, on track or good practice; with a sentence that says why."""
        if verdict not in Verdict.values:
            raise Refused(["Choose a concern, on track or good practice."])
        if verdict != Verdict.ON_TRACK and not note.strip():
            raise Refused(["Say in a sentence why."])
        self.verdict, self.note, self.moderated_by = verdict, note.strip(), by

    @step(source=[ReturnState.HANDED_IN, ReturnState.MODERATED], target=ReturnState.WAITING, label="Send back",
          allowed=permissions.may_moderate, tells=messages.SENT_BACK, needs=["measure", "quarterly"])  # fmt: skip
    def send_back(self, *, by: Any, reason: str) -> None:
        """With what should change."""
        if not reason.strip():
            raise Refused(["Say what should change."])
        self.verdict = ""

    @step(source=ReturnState.WAITING, target=ReturnState.LATE, label="Go on without it",
          allowed=permissions.may_moderate, needs=["measure", "quarterly"])  # fmt: skip
    def go_on_without(self, *, by: Any) -> None:
        """The account says that it is not in yet. When it comes, it is shown as late."""
