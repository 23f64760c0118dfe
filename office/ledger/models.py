"""Sources, pots, commitments and the entries that explain every balance.

A balance is kept twice: as a locked counter with a CHECK (which catches an overdraft) and as the
sum of append-only entries (which catches a lost update). `check_invariants` compares them.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from office.records.guards import only_grows

from .workflow import AdjustmentWorkflow


class Purpose(models.TextChoices):
    """What a giver may tie its money to."""

    CRIME_REDUCTION = "crime_reduction", "preventing and reducing crime"
    VICTIMS = "victims", "services for victims and witnesses"
    SERIOUS_VIOLENCE = "serious_violence", "preventing serious violence"
    RESTORATIVE_JUSTICE = "restorative", "restorative justice"
    ROAD_SAFETY = "road_safety", "road safety"


class Source(models.Model):
    """Where money comes from, with what it may be used for and by when."""

    code = models.SlugField(max_length=20, unique=True)  # POCA
    name = models.CharField(max_length=120)
    purpose = models.CharField(max_length=300, blank=True)
    only_for = models.JSONField(default=list, blank=True)  # codes of Purpose; none: for anything lawful
    opens_on = models.DateField(null=True, blank=True)  # promises rest on it from this day
    closes_on = models.DateField(null=True, blank=True)  # and until this one
    return_by = models.DateField(null=True, blank=True)  # unspent money goes back to the giver
    received_pence = models.BigIntegerField(default=0)  # receipts and recoveries, with what adjusts them
    over_pence = models.BigIntegerField(default=0)  # how far a signed decision lets promises run ahead of receipts
    ring_fenced_pence = models.BigIntegerField(default=0)  # in pots, promised or not
    paid_pence = models.BigIntegerField(default=0)  # never more than came in

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ring_fenced_pence__gte=0, over_pence__gte=0)
                & Q(ring_fenced_pence__lte=F("received_pence") + F("over_pence")),
                name="ledger_source_not_overdrawn",
            ),
            models.CheckConstraint(
                condition=Q(paid_pence__gte=0, paid_pence__lte=F("received_pence")),
                name="ledger_source_pays_what_it_has",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def available_pence(self) -> int:
        """What pots may still take: received, or allowed ahead of it, and in no pot."""
        return self.received_pence + self.over_pence - self.ring_fenced_pence

    @property
    def spare_pence(self) -> int:
        """Received and in no pot: what may go back, on or elsewhere. Below zero when promises run ahead."""
        return self.received_pence - self.ring_fenced_pence

    @property
    def cash_pence(self) -> int:
        """Received and not paid out."""
        return self.received_pence - self.paid_pence

    @property
    def only_for_words(self) -> str:
        """What its giver ties it to, in words; "" for anything lawful."""
        return " or ".join(str(Purpose(one).label) for one in self.only_for)


class Pot(models.Model):
    """Money set aside from one source for one purpose, by a signed decision."""

    source = models.ForeignKey(Source, models.PROTECT, related_name="pots")
    code = models.SlugField(max_length=40, unique=True)  # R24-A
    name = models.CharField(max_length=120)
    purpose = models.CharField(max_length=20, choices=Purpose.choices, blank=True)
    cost_code = models.CharField(max_length=30, blank=True)  # where the finance system books its payments
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


class Adjustment(AdjustmentWorkflow):
    """A correction of what a source holds: one person of finance asks, another agrees, both with a reason."""

    class Kind(models.TextChoices):
        MORE = "more", "Put right upwards"
        LESS = "less", "Put right downwards"
        CARRY = "carry", "Carry forward"
        GIVE_BACK = "give_back", "Give back to the giver"

    source = models.ForeignKey(Source, models.PROTECT, related_name="adjustments")
    to_source = models.ForeignKey(Source, models.PROTECT, null=True, blank=True, related_name="carried_in")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    amount_pence = models.BigIntegerField()
    reason = models.CharField(max_length=300)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    agreed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    agreed_at = models.DateTimeField(null=True, blank=True)

    class Meta(AdjustmentWorkflow.Meta):
        ordering = ["pk"]
        constraints = [
            *AdjustmentWorkflow.Meta.constraints,
            models.CheckConstraint(condition=Q(amount_pence__gt=0), name="ledger_adjustment_above_zero"),
            models.CheckConstraint(
                condition=Q(agreed_by__isnull=True) | ~Q(agreed_by=F("asked_by")),
                name="ledger_adjustment_by_two_people",
            ),
            models.CheckConstraint(
                condition=Q(kind="carry", to_source__isnull=False) & ~Q(to_source=F("source"))
                | ~Q(kind="carry") & Q(to_source__isnull=True),
                name="ledger_carried_to_another_source",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} of {self.source}"


class OverProgramming(models.Model):
    """How far ahead of its receipts a decision, once signed, lets a source promise."""

    decision = models.OneToOneField("decisions.DecisionRecord", models.PROTECT, related_name="over_programming")
    source = models.ForeignKey(Source, models.PROTECT, related_name="over_programmings")
    amount_pence = models.BigIntegerField()

    class Meta:
        verbose_name_plural = "over-programming"
        constraints = [models.CheckConstraint(condition=Q(amount_pence__gt=0), name="ledger_over_above_zero")]

    def __str__(self) -> str:
        return f"Over-programming of {self.source}"


ADJUSTING = ["more", "less", "carry_out", "carry_in", "give_back"]
OF_THE_SOURCE = ["receipt", "over", *ADJUSTING]  # kinds that concern no pot


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
        MORE = "more", "Put right upwards"
        LESS = "less", "Put right downwards"
        CARRY_OUT = "carry_out", "Carried forward out"
        CARRY_IN = "carry_in", "Carried forward in"
        GIVE_BACK = "give_back", "Given back to the giver"
        OVER = "over", "Promises may run ahead"

    kind = models.CharField(max_length=12, choices=Kind.choices)
    amount_pence = models.BigIntegerField()  # always above zero: the kind gives the direction
    source = models.ForeignKey(Source, models.PROTECT, related_name="entries")
    pot = models.ForeignKey(Pot, models.PROTECT, null=True, blank=True, related_name="entries")
    commitment = models.ForeignKey(Commitment, models.PROTECT, null=True, blank=True, related_name="entries")
    decision = models.ForeignKey(
        "decisions.DecisionRecord", models.PROTECT, null=True, blank=True, related_name="ledger_entries"
    )
    adjustment = models.ForeignKey(Adjustment, models.PROTECT, null=True, blank=True, related_name="entries")
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
                condition=Q(kind__in=OF_THE_SOURCE) | Q(pot__isnull=False), name="ledger_entry_names_its_pot"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=ADJUSTING, adjustment__isnull=False)
                | ~Q(kind__in=ADJUSTING) & Q(adjustment__isnull=True),
                name="ledger_adjusting_entry_names_its_adjustment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.amount_pence}"


only_grows("ledger.LedgerEntry")
