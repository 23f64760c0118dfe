"""The life of a decision: drafted, advised on, ready, signed; or sent back, rejected, withdrawn."""

from typing import Any

from office.records import clock
from office.records.steps import Refused, StateField, Stateful, lawful_states, step

from . import consequences, freezing, messages, permissions, rules
from .states import DecisionState


class DecisionWorkflow(Stateful):
    """Nothing is carried out before the signature, and everything with it."""

    state = StateField(DecisionState)

    reference: Any
    asked_at: Any
    signed_at: Any

    class Meta:
        abstract = True
        constraints = [lawful_states(DecisionState)]

    @step(source=DecisionState.DRAFT, target=DecisionState.ADVISING, label="Ask for advice",
          allowed=permissions.may_draft, unless=rules.obstacles_to_asking_for_advice,
          tells=(messages.FINANCE_ADVICE_WANTED, messages.LEGAL_ADVICE_WANTED))  # fmt: skip
    def ask_for_advice(self, *, by: Any) -> None:
        """It gets its number here: gaps are explained in the log. Advice on an earlier text does not count."""
        self.asked_at = clock.now()
        if not self.reference:
            self.reference = freezing.next_reference()

    @step(source=DecisionState.ADVISING, target=DecisionState.READY, label="Send to be signed",
          allowed=permissions.may_draft, unless=rules.obstacles_to_being_ready,
          tells=messages.READY_TO_SIGN)  # fmt: skip
    def send_to_sign(self, *, by: Any) -> None:
        """All advice is in."""

    @step(source=DecisionState.READY, target=DecisionState.SIGNED, label="Sign",
          allowed=permissions.may_sign, unless=rules.obstacles_to_signing, tells=messages.SIGNED,
          then=consequences.keep_and_carry_out)  # fmt: skip
    def sign(self, *, by: Any) -> None:
        """The text is hashed and kept; what was decided is carried out in the same transaction."""
        self.signed_at, self.signed_by, self.signed_as = clock.now(), by, freezing.title_of(self)
        self.frozen_hash = freezing.hash_of(freezing.text_of(self))

    @step(source=[DecisionState.ADVISING, DecisionState.READY], target=DecisionState.DRAFT,
          label="Send back", aside=True, allowed=permissions.may_send_back, tells=messages.SENT_BACK)  # fmt: skip
    def send_back(self, *, by: Any, reason: str) -> None:
        """With what should change."""
        if not reason.strip():
            raise Refused(["Say what should change."])

    @step(source=DecisionState.READY, target=DecisionState.REJECTED, label="Do not agree", aside=True,
          allowed=permissions.may_sign, tells=messages.REJECTED)  # fmt: skip
    def reject(self, *, by: Any, reason: str) -> None:
        """With a reason."""
        if not reason.strip():
            raise Refused(["Say why you do not agree."])

    @step(source=[DecisionState.DRAFT, DecisionState.ADVISING, DecisionState.READY],
          target=DecisionState.WITHDRAWN, label="Withdraw", aside=True, allowed=permissions.may_draft)  # fmt: skip
    def withdraw(self, *, by: Any, reason: str) -> None:
        """Before anybody signed."""
        if not reason.strip():
            raise Refused(["Say why it is withdrawn."])
