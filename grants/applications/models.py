"""Applications, the eligibility check on them, and queries to the group."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models.functions import Coalesce

from grants.funds.models import Round, RoundPot

from .states import BEING_JUDGED, OUTCOMES, REVIEW_WITHIN
from .workflow import ApplicationWorkflow

NEVER = models.Value(dt.datetime(1970, 1, 1, tzinfo=dt.UTC), output_field=models.DateTimeField())


class Application(ApplicationWorkflow):
    """One group's bid in one round. Title, sum and place are made from its answers at each save."""

    reference = models.CharField(max_length=20, unique=True)  # SCF-23-005
    round = models.ForeignKey(Round, models.PROTECT, related_name="applications")
    pot = models.ForeignKey(RoundPot, models.PROTECT, related_name="applications")
    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="applications")
    submission = models.OneToOneField("submissions.Submission", models.PROTECT, related_name="application")
    title = models.CharField(max_length=160, blank=True)
    ask_pence = models.BigIntegerField(null=True, blank=True)
    districts = models.ManyToManyField("plan.District", related_name="applications", blank=True)
    tags = models.OneToOneField("plan.PlanTags", models.PROTECT, null=True, blank=True, related_name="application")
    self_check = models.JSONField(default=dict, blank=True)  # the check before the account: code -> "yes" or "no"
    wants_name_withheld = models.BooleanField(default=False)  # the group asked; an officer decides
    submitted_at = models.DateTimeField(null=True, blank=True)
    # Both kept by the database, so that a list of any length is read in this order from its index.
    sent_or_never = models.GeneratedField(
        expression=Coalesce("submitted_at", NEVER), output_field=models.DateTimeField(), db_persist=True
    )
    asked_or_none = models.GeneratedField(
        expression=Coalesce("ask_pence", models.Value(-1)), output_field=models.BigIntegerField(), db_persist=True
    )
    outcome_told_at = models.DateTimeField(null=True, blank=True)  # not before the round's embargo ends

    class Meta(ApplicationWorkflow.Meta):
        indexes = [
            models.Index(fields=["round", "state"], name="grants_application_round"),
            models.Index(fields=["sent_or_never", "id"], name="grants_application_sent"),
            models.Index(fields=["state", "sent_or_never", "id"], name="grants_application_state_sent"),
            models.Index(fields=["asked_or_none", "id"], name="grants_application_asked"),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}".strip()

    @property
    def review_within(self) -> int:
        """In how many working days of the letter the group may ask for a review."""
        return REVIEW_WITHIN

    @property
    def state_word_for_applicant(self) -> str:
        """The group's word; an outcome stays unsaid until it is told."""
        if self.state in OUTCOMES and self.outcome_told_at is None:
            return BEING_JUDGED
        return super().state_word_for_applicant


class Confirmation(models.Model):
    """A second person of the group stands behind the answers as they were at one revision."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="confirmations")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    revision = models.PositiveIntegerField()  # of the submission: any later save makes it void
    confirmed_at = models.DateTimeField()

    class Meta:
        ordering = ["-confirmed_at"]
        constraints = [models.UniqueConstraint(fields=["application", "user"], name="grants_confirmation_once")]

    def __str__(self) -> str:
        return f"User {self.user_id} confirms {self.application_id} at {self.revision}"


class EligibilityCheck(models.Model):
    """What one officer proposed after checking; a refusal needs a second officer's step."""

    class Result(models.TextChoices):
        ELIGIBLE = "eligible", "Eligible"
        INELIGIBLE = "ineligible", "Not eligible"

    application = models.OneToOneField(Application, models.CASCADE, related_name="eligibility")
    result = models.CharField(max_length=12, choices=Result.choices)
    code = models.CharField(max_length=30, blank=True)  # which rule of the fund
    reason = models.TextField(blank=True)  # in plain words, for the letter
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.application_id}: {self.result}"


class Query(models.Model):
    """A question about eligibility, to the group, with a clock."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="queries")
    question = models.TextField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answer_by = models.DateField()
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)  # decided on what is held

    class Meta:
        ordering = ["asked_at"]
        verbose_name_plural = "queries"

    def __str__(self) -> str:
        return f"Query on {self.application_id}"
