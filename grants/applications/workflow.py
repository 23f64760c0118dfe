"""The life of an application."""

from typing import Any

from office.decisions.permissions import decided_by
from office.records import clock
from office.records.actors import the_clock
from office.records.steps import Refused, StateField, Stateful, lawful_states, step

from . import consequences, messages, permissions, rules
from .states import ApplicationState as State


class ApplicationWorkflow(Stateful):
    """Written, sent, checked, judged, and given or declined by a signed decision."""

    state = StateField(State)
    submitted_at: Any  # fields of the model
    outcome_told_at: Any

    class Meta:
        abstract = True
        constraints = [lawful_states(State)]

    @step(source=State.DRAFT, target=State.SUBMITTED, label="Submit application",
          allowed=permissions.may_submit, unless=rules.obstacles_to_submitting, tells=messages.RECEIVED,
          needs=["round__fund", "round__plan", "submission__question_set"],
          then=consequences.lock_the_answers)  # fmt: skip
    def submit(self, *, by: Any) -> None:
        """It is locked and receipted."""
        self.submitted_at = clock.now()

    @step(source=State.SUBMITTED, target=State.DRAFT, label="Take it back to change it", aside=True,
          allowed=permissions.may_submit, unless=rules.obstacles_to_reopening,
          needs=["round", "submission"], then=consequences.unlock_the_answers)  # fmt: skip
    def reopen(self, *, by: Any) -> None:
        """Before the close; it must be sent again."""
        self.submitted_at = None

    @step(source=State.SUBMITTED, target=State.ELIGIBLE, label="Pass the eligibility check",
          allowed=permissions.may_check, unless=rules.obstacles_to_passing, tells=messages.ELIGIBLE,
          needs=["round__contest", "submission", "eligibility"], then=consequences.enter_the_contest)  # fmt: skip
    def pass_check(self, *, by: Any) -> None:
        """It goes to be judged."""

    @step(source=State.SUBMITTED, target=State.INELIGIBLE, label="Confirm it is not eligible",
          allowed=permissions.may_second_check, unless=rules.obstacles_to_refusing, tells=messages.INELIGIBLE,
          needs=["round", "eligibility"])  # fmt: skip
    def find_ineligible(self, *, by: Any) -> None:
        """The second officer agrees with the first."""

    @step(source=State.INELIGIBLE, target=State.SUBMITTED, label="Look at it again", aside=True,
          allowed=permissions.may_check, needs=["round"])  # fmt: skip
    def restore(self, *, by: Any, reason: str) -> None:
        """A wrong refusal can be put right."""
        if not reason.strip():
            raise Refused(["Say why it is looked at again."])

    @step(source=[State.DRAFT, State.SUBMITTED, State.ELIGIBLE, State.RESERVE], target=State.WITHDRAWN,
          label="Withdraw", aside=True, allowed=permissions.may_withdraw, tells=messages.WITHDRAWN,
          needs=["round", "submission"], then=consequences.leave_the_contest)  # fmt: skip
    def withdraw(self, *, by: Any, reason: str = "") -> None:
        """By the group's lead, or by an officer at their request."""

    @step(source=State.DECLINED, target=State.ELIGIBLE, label="Look at it again after a review", aside=True,
          allowed=permissions.may_look_again, needs=["round", "review"])  # fmt: skip
    def look_again(self, *, by: Any) -> None:
        """The panel takes it up again, and the group is told anew."""
        self.outcome_told_at = None

    @step(source=State.DRAFT, target=State.NOT_SENT, label="Miss the close", allowed=the_clock,
          tells=messages.NOT_SENT)  # fmt: skip
    def miss_the_close(self, *, by: Any) -> None:
        """Every word is kept and can be read and copied."""

    @step(source=[State.ELIGIBLE, State.RESERVE], target=State.AWARDED, label="Award",
          allowed=decided_by("recommendation.decision"), needs=["recommendation__decision"])  # fmt: skip
    def award_grant(self, *, by: Any) -> None:
        """By the signed decision itself."""

    @step(source=State.ELIGIBLE, target=State.RESERVE, label="Hold in reserve",
          allowed=decided_by("recommendation.decision"),
          needs=["recommendation__decision"])  # fmt: skip
    def hold_in_reserve(self, *, by: Any) -> None:
        """Funded if money comes free. The group is told when the outcomes are released."""

    @step(source=[State.ELIGIBLE, State.RESERVE], target=State.DECLINED, label="Decline",
          allowed=decided_by("recommendation.decision"),
          needs=["recommendation__decision"])  # fmt: skip
    def decline(self, *, by: Any) -> None:
        """The letter with the reasons for each criterion goes when the outcomes are released."""
