"""Decision records, the advice on them, and the declarations of whoever signs."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from office.records.guards import only_grows

from .workflow import DecisionWorkflow


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
    concerns = models.ManyToManyField("people.Organisation", related_name="decisions", blank=True)
    supersedes = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="superseded_by")
    created_at = models.DateTimeField()
    signed_at = models.DateTimeField(null=True, blank=True)
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    signed_as = models.CharField(max_length=80, blank=True)  # the title held on that day
    frozen = models.JSONField(null=True, blank=True)  # every word as signed, exempt parts included
    frozen_hash = models.CharField(max_length=64, blank=True)
    publication = models.OneToOneField(
        "records.Publication", models.PROTECT, null=True, blank=True, related_name="decision"
    )

    class Meta(DecisionWorkflow.Meta):
        constraints = [
            *DecisionWorkflow.Meta.constraints,
            models.CheckConstraint(
                condition=Q(state="signed", signed_at__isnull=False, signed_by__isnull=False, frozen__isnull=False)
                | (~Q(state="signed") & Q(signed_at__isnull=True, signed_by__isnull=True)),
                name="decisions_signed_with_name_time_and_text",
            ),
        ]

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


class DecisionSection(models.Model):
    """One headed part of the text. An exempt part never leaves the office."""

    decision = models.ForeignKey(DecisionRecord, models.CASCADE, related_name="sections")
    order = models.PositiveSmallIntegerField()
    code = models.SlugField(max_length=40)  # executive_summary, decision, financial, legal_power …
    heading = models.CharField(max_length=120)
    text = models.TextField(blank=True)
    is_exempt = models.BooleanField(default=False)
    exemption = models.CharField(max_length=120, blank=True)  # FOIA s.43(2) commercial interests
    public_interest = models.TextField(blank=True)

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


class Advice(models.Model):
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
        constraints = [models.UniqueConstraint(fields=["decision", "kind"], name="decisions_advice_once")]

    def __str__(self) -> str:
        return f"{self.kind} on {self.decision_id}"


class SignerDeclaration(models.Model):
    """What whoever is to sign declared about this decision. An interest bars the signature."""

    decision = models.ForeignKey(DecisionRecord, models.PROTECT, related_name="declarations")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    has_interest = models.BooleanField()
    nature = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["decision", "user"], name="decisions_declared_once")]

    def __str__(self) -> str:
        return f"{self.user_id} on {self.decision_id}"


only_grows("decisions.SignerDeclaration")
