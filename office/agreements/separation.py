"""Where one person did two things that two should do: what the auditor looks at first."""

from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, QuerySet

from .models import Agreement, Instalment
from .queries import instalments_visible_to
from .states import InstalmentState


@dataclass(frozen=True)
class Overlap:
    """One exception, in a sentence."""

    payment: Instalment
    sentence: str

    @property
    def agreement(self) -> Agreement:
        """Whose payment it is."""
        return self.payment.agreement


# The account that stood when a payment was released, and who checked or gave it.
_THE_ACCOUNT = Q(agreement__organisation__bank_accounts__given_at__lte=F("paid_at")) & (
    Q(agreement__organisation__bank_accounts__replaced_at=None)
    | Q(agreement__organisation__bank_accounts__replaced_at__gt=F("paid_at"))
)
_CHECKED = "agreement__organisation__bank_accounts__verified_by"
TOGETHER: tuple[tuple[Q, str], ...] = (
    (Q(prepared_by=None), "was made before three people were asked for: nobody is named as preparing it."),
    (Q(prepared_by=F("approved_by")) | Q(prepared_by=F("paid_by")), "was prepared and passed by one person."),
    (Q(approved_by=F("paid_by")), "was approved and released by one person."),
    (Q(agreement__signed_by=F("approved_by")), "was approved by whoever signed the agreement."),
    (Q(agreement__signed_by=F("paid_by")), "was released by whoever signed the agreement."),
    (_THE_ACCOUNT & Q(**{_CHECKED: F("approved_by")}), "was approved by whoever checked the bank details."),
    (_THE_ACCOUNT & Q(**{_CHECKED: F("paid_by")}), "was released by whoever checked the bank details."),
    (Q(agreement__commitment__decision__author=F("paid_by")), "was released by whoever wrote the decision."),
    (Q(agreement__commitment__decision__author=F("prepared_by")), "was prepared by whoever wrote the decision."),
)


def exceptions(user: Any, agreement: Agreement | None = None) -> list[Overlap]:
    """Every payment made on which duties overlapped, the newest first; a constant number of queries."""
    paid = instalments_visible_to(user).filter(state=InstalmentState.PAID)
    if agreement is not None:
        paid = paid.filter(agreement=agreement)
    found = [Overlap(one, _said(one, words)) for how, words in TOGETHER for one in _read(paid.filter(how))]
    return sorted(found, key=lambda one: (-one.payment.pk, one.sentence))


def _read(rows: QuerySet[Instalment]) -> QuerySet[Instalment]:
    return rows.select_related("agreement__organisation").distinct()


def _said(payment: Instalment, words: str) -> str:
    return f"Payment {payment.number} of {payment.agreement.reference} {words}"
