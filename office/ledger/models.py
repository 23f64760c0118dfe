"""Sources, pots, commitments and the entries that explain every balance.

A balance is kept twice: as a locked counter with a CHECK (which catches an overdraft) and as the
sum of append-only entries (which catches a lost update). `check_invariants` compares them.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from office.records.guards import only_grows


class Source(models.Model):
    """Where money comes from, with what it may be used for and by when."""

    code = models.SlugField(max_length=20, unique=True)  # POCA
    name = models.CharField(max_length=120)
    purpose = models.CharField(max_length=300, blank=True)
    return_by = models.DateField(null=True, blank=True)  # unspent money goes back to the giver
    received_pence = models.BigIntegerField(default=0)  # receipts and recoveries
    ring_fenced_pence = models.BigIntegerField(default=0)  # in pots, promised or not

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ring_fenced_pence__gte=0, ring_fenced_pence__lte=F("received_pence")),
                name="ledger_source_not_overdrawn",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def available_pence(self) -> int:
        """Received and in no pot."""
        return self.received_pence - self.ring_fenced_pence


class Pot(models.Model):
    """Money set aside from one source for one purpose, by a signed decision."""

    source = models.ForeignKey(Source, models.PROTECT, related_name="pots")
    code = models.SlugField(max_length=40, unique=True)  # R24-A
    name = models.CharField(max_length=120)
    planned_pence = models.BigIntegerField(default=0)  # what the decision is asked to set aside
    set_aside_pence = models.BigIntegerField(default=0)
    committed_pence = models.BigIntegerField(default=0)
    paid_pence = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    paid_pence__gte=0,
                    paid_pence__lte=F("committed_pence"),
                    committed_pence__lte=F("set_aside_pence"),
                ),
                name="ledger_pot_not_overspent",
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    @property
    def left_pence(self) -> int:
        """Set aside and not promised yet."""
        return self.set_aside_pence - self.committed_pence


class Commitment(models.Model):
    """What one decision promised from one pot."""

    pot = models.ForeignKey(Pot, models.PROTECT, related_name="commitments")
    decision = models.ForeignKey("decisions.DecisionRecord", models.PROTECT, related_name="commitments")
    label = models.CharField(max_length=160)  # AWD-23-005
    amount_pence = models.BigIntegerField()
    paid_pence = models.BigIntegerField(default=0)
    recovered_pence = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(amount_pence__gte=0, paid_pence__gte=0, paid_pence__lte=F("amount_pence"),
                            recovered_pence__gte=0, recovered_pence__lte=F("paid_pence")),
                name="ledger_commitment_not_overpaid",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.label

    @property
    def left_pence(self) -> int:
        """Promised and not paid yet."""
        return self.amount_pence - self.paid_pence


class LedgerEntry(models.Model):
    """One movement. Nothing alters or removes it."""

    class Kind(models.TextChoices):
        RECEIPT = "receipt", "Received"
        RING_FENCE = "ring_fence", "Set aside"
        RELEASE = "release", "Released from a pot"
        COMMIT = "commit", "Promised"
        UNCOMMIT = "uncommit", "Promise reduced"
        PAY = "pay", "Paid"
        RECOVER = "recover", "Returned by a group"

    kind = models.CharField(max_length=12, choices=Kind.choices)
    amount_pence = models.BigIntegerField()  # always above zero: the kind gives the direction
    source = models.ForeignKey(Source, models.PROTECT, related_name="entries")
    pot = models.ForeignKey(Pot, models.PROTECT, null=True, blank=True, related_name="entries")
    commitment = models.ForeignKey(Commitment, models.PROTECT, null=True, blank=True, related_name="entries")
    decision = models.ForeignKey(
        "decisions.DecisionRecord", models.PROTECT, null=True, blank=True, related_name="ledger_entries"
    )
    note = models.CharField(max_length=200, blank=True)
    on = models.DateField()
    at = models.DateTimeField()
    actor = models.CharField(max_length=60)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(amount_pence__gt=0), name="ledger_entry_above_zero"),
            models.CheckConstraint(
                condition=Q(kind="receipt") | Q(pot__isnull=False), name="ledger_entry_names_its_pot"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.amount_pence}"


only_grows("ledger.LedgerEntry")
