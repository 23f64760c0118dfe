"""What moves next: the ledger when a payment is released or a promise ends, the submission when a report moves."""

from collections.abc import Sequence
from typing import Any

from office.ledger.actions import pay, uncommit
from office.records.steps import Refused, take, take_all
from office.submissions.actions import lock, unlock

from . import rules
from .states import AgreementState, InstalmentState

OPEN = (InstalmentState.PLANNED, InstalmentState.PREPARED, InstalmentState.APPROVED)


def pay_from_the_commitment(instalments: Sequence[Any], *, by: Any) -> None:
    """Each payment is bounded by its commitment; the first one starts the agreement.

    The agreement, locked before the payment, is read again: the payment before may have started it.
    """
    agreements = type(instalments[0].agreement).objects.select_for_update(no_key=True, of=("self",))
    paying = agreements.filter(pk__in=[one.agreement_id for one in instalments]).order_by("pk")
    held = {one.pk: one for one in paying.select_related("commitment")}
    for instalment in instalments:
        agreement = held[instalment.agreement_id]
        if why := rules.obstacles_from_the_agreement(agreement) + rules.obstacles_from_a_hold(agreement):
            raise Refused(why)
        note = f"{agreement.reference} payment {instalment.number}"
        pay(commitment=agreement.commitment, pence=instalment.amount_pence, note=note, by=by)
        if agreement.state == AgreementState.SIGNED:
            take(agreement, "start", by=by)


def free_what_is_left(agreements: Sequence[Any], *, by: Any) -> None:
    """What will not be paid goes back to its pot, under the decision that ends or once made the promise."""
    for agreement in agreements:
        decision = agreement.ending_decision or agreement.commitment.decision
        still = [one.pk for one in agreement.instalments.all() if one.state in OPEN]
        if still:
            take_all(
                agreement.instalments.model, still, "cancel", by=decision, reason=f"The agreement is {agreement.state}."
            )
        agreement.commitment.refresh_from_db()
        if agreement.commitment.left_pence:
            uncommit(commitment=agreement.commitment, pence=agreement.commitment.left_pence, decision=decision,
                     by=decision)  # fmt: skip


def lock_the_answers(reports: Sequence[Any], *, by: Any) -> None:
    """What was sent stays as it was sent, with a receipt."""
    for report in reports:
        lock(submission=report.submission, reference=report.reference, by=by)


def unlock_the_answers(reports: Sequence[Any], *, by: Any) -> None:
    """A returned report can be changed again."""
    for report in reports:
        unlock(submission=report.submission, by=by)
