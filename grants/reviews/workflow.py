"""The life of a review."""

from typing import Any

from office.records import clock
from office.records.steps import Refused, StateField, Stateful, lawful_states, step

from . import consequences, messages, permissions
from .states import ReviewState as State

NEEDS = ["application__round", "application__eligibility", "application__recommendation__decision",
         "application__feedback"]  # fmt: skip


class ReviewWorkflow(Stateful):
    """Asked for by the group, answered by an officer who had no part in the outcome."""

    state = StateField(State)
    reasons: Any  # fields of the model
    answered_by: Any
    answered_at: Any

    class Meta:
        abstract = True
        constraints = [lawful_states(State)]

    def _answer(self, reason: str, by: Any) -> None:
        if not reason.strip():
            raise Refused(["Give the group your reasons."])
        self.reasons, self.answered_by, self.answered_at = reason.strip(), by, clock.now()

    @step(source=State.ASKED, target=State.UPHELD, label="The outcome stands", allowed=permissions.may_answer,
          tells=messages.ANSWERED, needs=NEEDS)  # fmt: skip
    def uphold(self, *, by: Any, reason: str) -> None:
        """It was decided as the rules say, and here is why."""
        self._answer(reason, by)

    @step(source=State.ASKED, target=State.SENT_BACK, label="Look at the bid again", allowed=permissions.may_answer,
          tells=messages.ANSWERED, needs=NEEDS, then=consequences.look_again)  # fmt: skip
    def send_back(self, *, by: Any, reason: str) -> None:
        """Something went wrong: the panel, or the check, takes it up again."""
        self._answer(reason, by)

    @step(source=State.ASKED, target=State.WITHDRAWN, label="Withdraw the request", aside=True,
          allowed=permissions.may_withdraw, needs=["application"])  # fmt: skip
    def withdraw(self, *, by: Any) -> None:
        """By the group."""
