"""What moves next: the ledger when a payment is released, the submission when a report is sent or returned."""

from collections.abc import Sequence
from typing import Any

from office.ledger.actions import pay
from office.records.steps import take
from office.submissions.actions import lock, unlock

from .states import AgreementState


def pay_from_the_commitment(instalments: Sequence[Any], *, by: Any) -> None:
    """Each payment is bounded by its commitment; the first one starts the agreement."""
    for instalment in instalments:
        agreement = instalment.agreement
        note = f"{agreement.reference} payment {instalment.number}"
        pay(commitment=agreement.commitment, pence=instalment.amount_pence, note=note, by=by)
        if agreement.state == AgreementState.SIGNED:
            take(agreement, "start", by=by)


def lock_the_answers(reports: Sequence[Any], *, by: Any) -> None:
    """What was sent stays as it was sent, with a receipt."""
    for report in reports:
        lock(submission=report.submission, reference=report.reference, by=by)


def unlock_the_answers(reports: Sequence[Any], *, by: Any) -> None:
    """A returned report can be changed again."""
    for report in reports:
        unlock(submission=report.submission, by=by)
