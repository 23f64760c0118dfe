"""What must always be true of money; `check_invariants` asks."""

from collections.abc import Iterator
from typing import Any

from django.db.models import F, Q, Sum
from django.db.models.functions import Coalesce

from office.records.money import pounds

from . import queries
from .models import ADJUSTING, Commitment, LedgerEntry, Pot


def counters_equal_entries() -> Iterator[str]:
    """Every counter is the sum of its entries: this catches a lost update, which no CHECK can."""
    for rows, sums in (
        (queries.sources_recomputed(), queries.SOURCE_SUMS),
        (queries.pots_recomputed(), queries.POT_SUMS),
        (queries.commitments_recomputed(), queries.COMMITMENT_SUMS),
    ):
        differ = Q()
        for name in sums:
            differ |= ~Q(**{name: F(f"{name}_again")})
        for row in rows.filter(differ):
            yield from _differences(row, sums)


def nothing_is_overspent() -> Iterator[str]:
    """Paid within promised, promised within set aside, set aside within received: from the entries alone."""
    ahead = F("received_pence_again") + F("over_pence_again")
    for source in queries.sources_recomputed().filter(ring_fenced_pence_again__gt=ahead):
        yield f"More is set aside from {source.code} than it received."
    for source in queries.sources_recomputed().filter(paid_pence_again__gt=F("received_pence_again")):
        yield f"More is paid from {source.code} than it received."
    for pot in queries.pots_recomputed().filter(committed_pence_again__gt=F("set_aside_pence_again")):
        yield f"More is promised from pot {pot.code} than was set aside."
    for commitment in queries.commitments_recomputed().filter(paid_pence_again__gt=F("amount_pence_again")):
        yield f"More is paid on {commitment.label} than was promised."


def commitments_make_their_pots() -> Iterator[str]:
    """What pots have promised and paid is what their commitments say."""
    sums = Pot.objects.annotate(
        promised=Coalesce(Sum("commitments__amount_pence"), 0), spent=Coalesce(Sum("commitments__paid_pence"), 0)
    )
    for pot in sums.exclude(promised=F("committed_pence"), spent=F("paid_pence")):
        yield f"The commitments of pot {pot.code} make {pounds(pot.promised)} promised and {pounds(pot.spent)} paid."


def entries_name_their_decision() -> Iterator[str]:
    """What is neither a receipt nor adjusts one rests on a signed decision, a promise on its commitment's."""
    rest = LedgerEntry.objects.exclude(kind__in=[LedgerEntry.Kind.RECEIPT, *ADJUSTING])
    for entry in rest.exclude(decision__state="signed").order_by("pk"):
        yield f"Ledger entry {entry.pk} ({entry.kind}) rests on no signed decision."
    for commitment in Commitment.objects.exclude(decision__state="signed").order_by("pk"):
        yield f"{commitment.label} rests on no signed decision."


def two_people_adjusted() -> Iterator[str]:
    """Every adjusting entry is one of an adjustment that a second person agreed, for the same amount."""
    adjusting = LedgerEntry.objects.filter(kind__in=ADJUSTING)
    lawful = Q(adjustment__state="made", adjustment__amount_pence=F("amount_pence")) & Q(
        adjustment__agreed_by__isnull=False
    )
    for entry in adjusting.exclude(lawful, ~Q(adjustment__agreed_by=F("adjustment__asked_by"))).order_by("pk"):
        yield f"Ledger entry {entry.pk} ({entry.kind}) was not agreed by two people."


ALL = {
    "money: counters equal their entries": counters_equal_entries,
    "money: nothing is overspent": nothing_is_overspent,
    "money: commitments make their pots": commitments_make_their_pots,
    "money: two people adjusted": two_people_adjusted,
    "money: entries rest on signed decisions": entries_name_their_decision,
}


def _differences(row: Any, sums: dict[str, Any]) -> Iterator[str]:
    for name in sums:
        kept, again = getattr(row, name), getattr(row, f"{name}_again")
        if kept != again:
            yield f"{type(row).__name__} {row}: {name} is {kept}, and its entries make {again}."
