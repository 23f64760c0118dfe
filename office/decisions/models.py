"""Decision records, the advice on them, what was signed, and the declarations of whoever signs."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from office.records import clock, working_days
from office.records.guards import only_grows
from office.records.steps import Refused

from .workflow import DecisionWorkflow

PUBLISH_WITHIN = 5  # working days of the signature


class DecisionRecord(DecisionWorkflow):
    """One decision. Its text is frozen and hashed when it is signed."""

    class Signatory(models.TextChoices):
        COMMISSIONER = "commissioner", "The office-holder"
        DEPUTY = "deputy", "The deputy"

    reference = models.CharField(max_length=20, unique=True, null=True, blank=True)  # PCC-2020-034
    kind = models.CharField(max_length=30)  # a code in decisions.kinds: what signing carries out
    title = models.CharField(max_length=160)
    summary = models.TextField()
    amount_pence = models.BigIntegerField(null=True, blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="decisions_written")
    signatory = models.CharField(max_length=20, choices=Signatory.choices, default=Signatory.COMMISSIONER)
    delegation = models.CharField(max_length=200, blank=True)  # under which delegation a deputy signs
    delegated_up_to_pence = models.BigIntegerField(default=0)  # its limit, pinned when it was routed
    concerns = models.ManyToManyField("people.Organisation", related_name="decisions", blank=True)
    supersedes = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="superseded_by")
    created_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True, blank=True)  # when this text was last sent round for advice
    signed_at = models.DateTimeField(null=True, blank=True)
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    signed_as = models.CharField(max_length=80, blank=True)  # the title held on that day
    frozen_hash = models.CharField(max_length=64, blank=True)  # of the signed text
    publication = models.OneToOneField(
        "records.Publication", models.PROTECT, null=True, blank=True, related_name="decision"
    )

    class Meta(DecisionWorkflow.Meta):
        constraints = [
            *DecisionWorkflow.Meta.constraints,
            models.CheckConstraint(
                condition=(Q(state="signed", signed_at__isnull=False, signed_by__isnull=False) & ~Q(frozen_hash=""))
                | (~Q(state="signed") & Q(signed_at__isnull=True, signed_by__isnull=True, frozen_hash="")),
                name="decisions_signed_with_name_time_and_text",
            ),
            models.CheckConstraint(
                condition=Q(signatory="commissioner") | ~Q(delegation=""), name="decisions_deputy_names_delegation"
            ),
        ]
        indexes = [models.Index(fields=["state", "-signed_at"], name="decisions_by_signature")]

    def __str__(self) -> str:
        return f"{self.reference or 'Draft'} {self.title}"

    @property
    def trail_name(self) -> str:
        """How the trail names a signed decision as the actor."""
        return f"decision:{self.reference}"

    @property
    def is_signed(self) -> bool:
        """Only a signed decision may act."""
        return self.state == "signed"

    @property
    def public_address(self) -> str:
        """Where the public reads it."""
        return f"/decisions/{self.reference}/"

    @property
    def publish_by(self) -> dt.date | None:
        """The last day on which publishing it is in time; None before it is signed."""
        if self.signed_at is None:
            return None
        return working_days.after(self.signed_at.astimezone(clock.LONDON).date(), PUBLISH_WITHIN)


class ClosedPart(models.Model):
    """A part of the record that may be kept closed to the public. Once signed, its words never change."""

    is_exempt = models.BooleanField(default=False)
    exemption = models.CharField(max_length=120, blank=True)  # FOIA s.43(2) commercial interests
    public_interest = models.TextField(blank=True)
    exempt_until = models.DateField(null=True, blank=True)  # to be looked at again by then

    decision: Any

    class Meta:
        abstract = True

    RULED_ON_LATER = frozenset({"is_exempt", "exemption", "public_interest", "exempt_until"})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Refuse to change what was signed; only whether it is closed may still be ruled on."""
        if self.decision.is_signed and not self.RULED_ON_LATER.issuperset(kwargs.get("update_fields") or ["text"]):
            raise Refused(["A signed decision is not changed. Write a new one that supersedes it."])
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refuse to lose what was signed."""
        if self.decision.is_signed:
            raise Refused(["A signed decision is not changed. Write a new one that supersedes it."])
        return super().delete(*args, **kwargs)


class DecisionSection(ClosedPart):
    """One headed part of the text. A closed part never leaves the office."""

    decision = models.ForeignKey(DecisionRecord, models.CASCADE, related_name="sections")
    order = models.PositiveSmallIntegerField()
    code = models.SlugField(max_length=40)  # a code of headings.HEADINGS
    heading = models.CharField(max_length=120)
    text = models.TextField(blank=True)

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["decision", "code"], name="decisions_section_once"),
            models.CheckConstraint(
                condition=Q(is_exempt=False) | ~Q(exemption=""), name="decisions_exempt_part_names_why"
            ),
        ]

    def __str__(self) -> str:
        return self.heading


class Advice(ClosedPart):
    """What finance, legal or equality advised: a comment, or nil."""

    class Kind(models.TextChoices):
        FINANCE = "finance", "Finance"
        LEGAL = "legal", "Legal"
        EQUALITY = "equality", "Equality"

    class Result(models.TextChoices):
        COMMENT = "comment", "Comment"
        NIL = "nil", "No comment"

    decision = models.ForeignKey(DecisionRecord, models.CASCADE, related_name="advice")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    result = models.CharField(max_length=10, choices=Result.choices)
    text = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["decision", "kind"], name="decisions_advice_once"),
            models.CheckConstraint(
                condition=Q(is_exempt=False) | ~Q(exemption=""), name="decisions_exempt_advice_names_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} on {self.decision_id}"


class SignedText(models.Model):
    """Every word as signed, closed parts included. This table only grows."""

    decision = models.ForeignKey(DecisionRecord, models.PROTECT, related_name="signed_texts")
    text = models.JSONField()
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["decision"], name="decisions_signed_text_once")]

    def __str__(self) -> str:
        return f"Signed text of {self.decision_id}"


class SignerDeclaration(models.Model):
    """What whoever is to sign declared about this decision. An interest bars the signature."""

    decision = models.ForeignKey(DecisionRecord, models.PROTECT, related_name="declarations")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    has_interest = models.BooleanField()
    nature = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.user_id} on {self.decision_id}"


class Delegation(models.Model):
    """The scheme of delegation from a date on: up to how much a deputy decides."""

    effective_from = models.DateField(unique=True)
    wording = models.CharField(max_length=200, default="the scheme of delegation")
    limit_pence = models.BigIntegerField(default=50_000_00)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(limit_pence__gte=0), name="decisions_limit_not_below_zero")]

    def __str__(self) -> str:
        return f"{self.wording} from {self.effective_from}"


only_grows("decisions.SignerDeclaration")
only_grows("decisions.SignedText")
