"""What must always be true of agreements; `check_invariants` asks."""

from collections.abc import Iterator

from django.db.models import F, Q, Sum
from django.db.models.functions import Coalesce

from .models import Agreement, Instalment
from .states import InstalmentState


def payments_agree_with_the_ledger() -> Iterator[str]:
    """What was paid by instalments is what the commitment says was paid."""
    paid = Coalesce(Sum("instalments__amount_pence", filter=Q(instalments__state=InstalmentState.PAID)), 0)
    rows = Agreement.objects.annotate(by_instalments=paid).exclude(by_instalments=F("commitment__paid_pence"))
    for agreement in rows.order_by("pk"):
        yield f"The payments of {agreement.reference} do not make what its commitment paid."


def two_people_paid() -> Iterator[str]:
    """Every payment made has an approver and another person who released it, and neither prepared it."""
    made = Instalment.objects.filter(state=InstalmentState.PAID)
    alone = Q(paid_by=F("approved_by")) | Q(prepared_by=F("approved_by")) | Q(prepared_by=F("paid_by"))
    wrong = made.filter(Q(approved_by=None) | Q(paid_by=None) | alone)
    for instalment in wrong.select_related("agreement").order_by("pk"):
        yield f"Payment {instalment.number} of {instalment.agreement.reference} was not made by two people."


ALL = {
    "agreements: payments agree with the ledger": payments_agree_with_the_ledger,
    "agreements: two people paid": two_people_paid,
}
