"""The life of an agreement, of each payment, and of each progress report."""

from typing import Any

from office.decisions.permissions import decided_by
from office.records import clock
from office.records.actors import the_clock
from office.records.steps import Refused, StateField, Stateful, lawful_states, step

from . import consequences, messages, permissions, rules
from .states import AgreementState, InstalmentState, ReportState


class AgreementWorkflow(Stateful):
    """Offered under a signed decision, accepted by the group, signed by the office, carried out, ended."""

    state = StateField(AgreementState)

    accepted_at: Any
    signed_at: Any
    hash_now: Any

    class Meta:
        abstract = True
        constraints = [lawful_states(AgreementState)]

    @step(source=AgreementState.OFFERED, target=AgreementState.ACCEPTED, label="Accept the offer",
          allowed=permissions.may_accept, unless=rules.obstacles_to_accepting, tells=messages.ACCEPTED,
          needs=["organisation", "terms"])  # fmt: skip
    def accept(self, *, by: Any, name: str) -> None:
        """By the group's lead, who types their name."""
        if not name.strip():
            raise Refused(["Type your full name to accept."])
        self.text_hash = self.hash_now()
        self.accepted_at, self.accepted_by, self.accepted_name = clock.now(), by, name.strip()

    @step(source=AgreementState.OFFERED, target=AgreementState.LAPSED, label="Turn down the offer", aside=True,
          allowed=permissions.may_accept, tells=messages.TURNED_DOWN,
          needs=["commitment__decision", "ending_decision"], then=consequences.free_what_is_left)  # fmt: skip
    def turn_down(self, *, by: Any) -> None:
        """The group does not want it after all."""

    @step(source=AgreementState.OFFERED, target=AgreementState.LAPSED, label="Let the offer lapse",
          allowed=the_clock, unless=rules.obstacles_to_lapsing, tells=messages.LAPSED,
          needs=["commitment__decision", "ending_decision"], then=consequences.free_what_is_left)  # fmt: skip
    def lapse(self, *, by: Any) -> None:
        """Nobody accepted in time."""

    @step(source=AgreementState.ACCEPTED, target=AgreementState.SIGNED, label="Sign for the office",
          allowed=permissions.may_sign_for_office, unless=rules.obstacles_to_signing, tells=messages.SIGNED,
          needs=["organisation", "terms"])  # fmt: skip
    def sign_for_office(self, *, by: Any) -> None:
        """Both sides have signed the same text."""
        self.signed_at, self.signed_by = clock.now(), by

    @step(source=AgreementState.SIGNED, target=AgreementState.ACTIVE, label="Start",
          allowed=permissions.may_start)  # fmt: skip
    def start(self, *, by: Any) -> None:
        """With the first payment, or on the first day."""

    @step(source=AgreementState.ACTIVE, target=AgreementState.PAUSED, label="Pause", aside=True,
          allowed=permissions.may_sign_for_office, tells=messages.PAUSED)  # fmt: skip
    def pause(self, *, by: Any, reason: str) -> None:
        """Payments wait."""
        if not reason.strip():
            raise Refused(["Say why it is paused."])

    @step(source=AgreementState.PAUSED, target=AgreementState.ACTIVE, label="Start again",
          allowed=permissions.may_sign_for_office, tells=messages.RESUMED)  # fmt: skip
    def resume(self, *, by: Any) -> None:
        """The reason for the pause is gone."""

    @step(source=AgreementState.ACTIVE, target=AgreementState.COMPLETE, label="Complete",
          allowed=permissions.may_sign_for_office, unless=rules.obstacles_to_completing, tells=messages.COMPLETE,
          needs=["commitment__decision", "ending_decision"], then=consequences.free_what_is_left)  # fmt: skip
    def complete(self, *, by: Any) -> None:
        """All reported, all paid."""

    @step(source=[AgreementState.SIGNED, AgreementState.ACTIVE, AgreementState.PAUSED],
          target=AgreementState.ENDED, label="End early",
          allowed=decided_by("ending_decision"), tells=messages.ENDED,
          needs=["commitment__decision", "ending_decision"], then=consequences.free_what_is_left)  # fmt: skip
    def end(self, *, by: Any) -> None:
        """Only under a signed decision."""


class InstalmentWorkflow(Stateful):
    """Prepared by one person, approved by a second, released by a third."""

    state = StateField(InstalmentState)

    amount_pence: Any
    prepared_at: Any
    approved_at: Any
    paid_at: Any

    class Meta:
        abstract = True
        constraints = [lawful_states(InstalmentState)]

    @step(source=InstalmentState.PLANNED, target=InstalmentState.PREPARED, label="Prepare payment",
          allowed=permissions.may_prepare_payment)  # fmt: skip
    def prepare(self, *, by: Any, reason: str = "") -> None:
        """The first of three people, with why it is value for money where the public will read of it."""
        if why := rules.obstacles_to_preparing(self, reason):
            raise Refused(why)
        self.prepared_by, self.prepared_at, self.value_reason = by, clock.now(), reason.strip()

    @step(source=InstalmentState.PREPARED, target=InstalmentState.APPROVED, label="Approve payment",
          allowed=permissions.may_approve_payment, unless=rules.obstacles_to_approving,
          needs=["agreement__organisation", "agreement__commitment__pot__source"])  # fmt: skip
    def approve(self, *, by: Any) -> None:
        """The second person."""
        self.approved_by, self.approved_at = by, clock.now()

    @step(source=InstalmentState.APPROVED, target=InstalmentState.PAID, label="Release payment",
          allowed=permissions.may_release_payment, unless=rules.obstacles_to_releasing, tells=messages.PAID,
          needs=["agreement__organisation", "agreement__commitment__pot__source"],
          then=consequences.pay_from_the_commitment, under=["agreement"])  # fmt: skip
    def release(self, *, by: Any) -> None:
        """The third person; the ledger is written in the same transaction."""
        self.paid_by, self.paid_at = by, clock.now()

    @step(source=InstalmentState.APPROVED, target=InstalmentState.PLANNED, label="Take the approval back", aside=True,
          allowed=permissions.may_approve_payment)  # fmt: skip
    def take_back(self, *, by: Any) -> None:
        """Before it is paid. It is prepared again."""
        self.approved_by, self.approved_at = None, None
        self.prepared_by, self.prepared_at = None, None

    @step(source=[InstalmentState.PLANNED, InstalmentState.PREPARED, InstalmentState.APPROVED],
          target=InstalmentState.CANCELLED,
          label="Cancel payment", aside=True, allowed=permissions.may_cancel_payment,
          needs=["agreement__commitment__decision", "agreement__ending_decision"])  # fmt: skip
    def cancel(self, *, by: Any, reason: str) -> None:
        """It will not be paid."""
        if not reason.strip():
            raise Refused(["Say why this will not be paid."])


class ReportWorkflow(Stateful):
    """Written by the group, answered by an officer."""

    state = StateField(ReportState)

    submitted_at: Any
    answered_at: Any

    class Meta:
        abstract = True
        constraints = [lawful_states(ReportState)]

    @step(source=[ReportState.DUE, ReportState.RETURNED], target=ReportState.SUBMITTED, label="Send report",
          allowed=permissions.may_report, unless=rules.obstacles_to_reporting, tells=messages.REPORT_RECEIVED,
          needs=["agreement", "submission__question_set"], then=consequences.lock_the_answers)  # fmt: skip
    def submit(self, *, by: Any) -> None:
        """It is locked and receipted."""
        self.submitted_at = clock.now()

    @step(source=ReportState.SUBMITTED, target=ReportState.RETURNED, label="Return for a change", aside=True,
          allowed=permissions.may_answer_report, tells=messages.REPORT_RETURNED,
          needs=["agreement", "submission"], then=consequences.unlock_the_answers)  # fmt: skip
    def send_back(self, *, by: Any, reply: str) -> None:
        """With what should change."""
        if not reply.strip():
            raise Refused(["Say what should change."])
        self.reply, self.answered_at = reply, clock.now()

    @step(source=ReportState.SUBMITTED, target=ReportState.ACCEPTED, label="Accept report",
          allowed=permissions.may_answer_report, tells=messages.REPORT_ACCEPTED, needs=["agreement"])  # fmt: skip
    def accept(self, *, by: Any, reply: str) -> None:
        """With an answer: no report goes unread."""
        if not reply.strip():
            raise Refused(["Write a short reply to the group."])
        self.reply, self.answered_at = reply, clock.now()
