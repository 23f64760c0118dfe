"""Agreements and what hangs on them. Grants and contracts are the same noun with different terms."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from office.records import clock, working_days
from office.records.trail.hashing import canonical, sha256

from .incidents.models import Incident, IncidentAction
from .states import AgreementState, ReportState
from .wording import text_of
from .workflow import AgreementWorkflow, InstalmentWorkflow, ReportWorkflow

__all__ = ["AgreedMeasure", "Agreement", "BankAccount", "Incident", "IncidentAction", "Instalment", "PaymentBatch",
           "ProgressReport", "ReminderSent", "Terms"]  # fmt: skip
REPLY_WITHIN = 10  # working days


class Terms(models.Model):
    """Terms in plain English, versioned; an agreement stays pinned to the version it was made under."""

    code = models.SlugField(max_length=40)  # scf-grant
    number = models.PositiveIntegerField(default=1)
    title = models.CharField(max_length=120)
    clauses = models.JSONField()  # plain sentences, in order
    effective_from = models.DateField()
    content_hash = models.CharField(max_length=64)

    class Meta:
        verbose_name_plural = "terms"
        constraints = [models.UniqueConstraint(fields=["code", "number"], name="agreements_terms_version")]

    def __str__(self) -> str:
        return f"{self.title}, version {self.number}"


class Agreement(AgreementWorkflow):
    """One promise between the office and an organisation, resting on one signed decision's commitment."""

    kind = models.CharField(max_length=20, default="grant")
    reference = models.CharField(max_length=40, unique=True)  # AWD-23-005
    title = models.CharField(max_length=160)
    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="agreements")
    commitment = models.OneToOneField("ledger.Commitment", models.PROTECT, related_name="agreement")
    terms = models.ForeignKey(Terms, models.PROTECT, related_name="agreements")
    conditions = models.JSONField(default=list)  # special conditions, plain sentences
    publish_as = models.CharField(max_length=160)  # the group's name, or words in its place
    starts_on = models.DateField()
    ends_on = models.DateField()
    offered_at = models.DateTimeField()
    accept_by = models.DateField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    accepted_name = models.CharField(max_length=120, blank=True)  # as typed by whoever accepted
    signed_at = models.DateTimeField(null=True, blank=True)
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    ending_decision = models.ForeignKey(
        "decisions.DecisionRecord", models.PROTECT, null=True, blank=True, related_name="endings"
    )
    held_because = models.CharField(max_length=200, blank=True)  # while this is said, nothing is paid
    held_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    text_hash = models.CharField(max_length=64, blank=True)  # of the agreement as both sides signed it

    class Meta(AgreementWorkflow.Meta):
        constraints = [
            *AgreementWorkflow.Meta.constraints,
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="agreements_ends_after_it_starts"),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"

    def hash_now(self) -> str:
        """The digest of the text as it stands: what both sides sign."""
        return sha256(canonical(text_of(self)))


class AgreedMeasure(models.Model):
    """One change the group said it would make. Reports, public page and Plan measure read this row."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="measures")
    order = models.PositiveSmallIntegerField()
    change = models.TextField()
    how_known = models.TextField(blank=True)
    plan_measure = models.ForeignKey("plan.Measure", models.PROTECT, null=True, blank=True, related_name="agreed")

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "order"], name="agreements_measure_order"),
            models.CheckConstraint(condition=Q(order__gte=1, order__lte=3), name="agreements_three_measures_at_most"),
        ]

    def __str__(self) -> str:
        return self.change[:60]


class BankAccount(models.Model):
    """Where an organisation is paid. Numbers are encrypted; only their end is ever shown."""

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="bank_accounts")
    account_name = models.CharField(max_length=120)
    sealed = models.TextField()  # sort code and account number, encrypted
    ending = models.CharField(max_length=4)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    verified_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    verified_at = models.DateTimeField(null=True, blank=True)
    called_number = models.CharField(max_length=30, blank=True)  # the number on file that finance rang
    replaced_at = models.DateTimeField(null=True, blank=True)
    evidence = models.ForeignKey(
        "records.StoredFile", models.PROTECT, null=True, blank=True, related_name="+"
    )  # a bank letter or statement

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"], condition=Q(replaced_at__isnull=True), name="agreements_one_live_account"
            ),
            models.CheckConstraint(
                condition=Q(verified_at__isnull=True, verified_by__isnull=True)
                | Q(verified_at__isnull=False, verified_by__isnull=False),
                name="agreements_bank_check_has_name_and_time",
            ),
        ]

    def __str__(self) -> str:
        return f"account ending {self.ending}"

    @property
    def masked(self) -> str:
        """All that is ever shown."""
        return f"••••{self.ending}"


class Instalment(InstalmentWorkflow):
    """One payment of the schedule: prepared with the agreement, approved by one person, paid by another."""

    class Trigger(models.TextChoices):
        SIGNED = "signed", "Agreement signed and bank details verified"
        MID_POINT = "mid_point", "Mid-point report accepted"
        FINAL = "final", "Final report accepted"

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="instalments")
    number = models.PositiveSmallIntegerField()
    amount_pence = models.BigIntegerField()
    trigger = models.CharField(max_length=12, choices=Trigger.choices, default=Trigger.SIGNED)
    due_on = models.DateField()
    prepared_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    prepared_at = models.DateTimeField(null=True, blank=True)
    value_reason = models.CharField(max_length=300, blank=True)  # why it is value for money
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)
    paid_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    paid_at = models.DateTimeField(null=True, blank=True)
    batch = models.ForeignKey(
        "agreements.PaymentBatch", models.PROTECT, null=True, blank=True, related_name="instalments"
    )
    settled_on = models.DateField(null=True, blank=True)  # the day the bank paid it, as the remittance says
    settled_reference = models.CharField(max_length=40, blank=True)
    failed_because = models.CharField(max_length=200, blank=True)  # the bank sent it back

    class Meta(InstalmentWorkflow.Meta):
        constraints = [
            *InstalmentWorkflow.Meta.constraints,
            models.UniqueConstraint(fields=["agreement", "number"], name="agreements_instalment_number"),
            models.CheckConstraint(condition=Q(amount_pence__gt=0), name="agreements_instalment_above_zero"),
            models.CheckConstraint(
                condition=Q(paid_by__isnull=True) | ~Q(paid_by=F("approved_by")),
                name="agreements_paid_by_another_than_approved",
            ),
            models.CheckConstraint(
                condition=Q(prepared_by__isnull=True)
                | (~Q(prepared_by=F("approved_by")) | Q(approved_by__isnull=True))
                & (~Q(prepared_by=F("paid_by")) | Q(paid_by__isnull=True)),
                name="agreements_prepared_by_a_third_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agreement_id} payment {self.number}"


class PaymentBatch(models.Model):
    """Released payments in one file for the finance system. The file is kept sealed, so that it never differs."""

    reference = models.CharField(max_length=20, unique=True)  # PB-0007
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    sealed = models.TextField()
    file_hash = models.CharField(max_length=64)  # of the file itself

    class Meta:
        ordering = ["-pk"]
        verbose_name_plural = "payment batches"

    def __str__(self) -> str:
        return self.reference


class ProgressReport(ReportWorkflow):
    """One report on one agreement: due, sent in, returned once or more, accepted."""

    class Kind(models.TextChoices):
        MID_POINT = "mid_point", "Mid-point report"
        FINAL = "final", "Final report"
        QUARTERLY = "quarterly", "Quarterly report"

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="reports")
    reference = models.CharField(max_length=60, unique=True)  # PR-AWD-23-005-MID
    kind = models.CharField(max_length=12, choices=Kind.choices)
    due_on = models.DateField()
    period_ends_on = models.DateField(null=True, blank=True)  # of a quarterly report: the quarter's last day
    submission = models.OneToOneField("submissions.Submission", models.PROTECT, related_name="progress_report")
    submitted_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    reply = models.TextField(blank=True)  # what the officer wrote back: no report goes unanswered
    publication = models.OneToOneField(
        "records.Publication", models.PROTECT, null=True, blank=True, related_name="progress_report"
    )

    class Meta(ReportWorkflow.Meta):
        constraints = [
            *ReportWorkflow.Meta.constraints,
            models.UniqueConstraint(
                fields=["agreement", "kind"],
                condition=Q(period_ends_on__isnull=True),
                name="agreements_report_kind_once",
            ),
            models.UniqueConstraint(
                fields=["agreement", "kind", "period_ends_on"], name="agreements_report_period_once"
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def reply_by(self) -> dt.date | None:
        """The last day for our answer: no report goes unanswered (domain.md 4, ten working days)."""
        if self.state != ReportState.SUBMITTED or self.submitted_at is None:
            return None
        return working_days.after(self.submitted_at.astimezone(clock.LONDON).date(), REPLY_WITHIN)

    RUNNING = (AgreementState.SIGNED, AgreementState.ACTIVE, AgreementState.PAUSED)

    @property
    def is_overdue(self) -> bool:
        """Not sent in, and its day has passed. What was never agreed owes no report."""
        return (
            self.state in (ReportState.DUE, ReportState.RETURNED)
            and self.due_on < clock.today()
            and self.agreement.state in self.RUNNING
        )


class ReminderSent(models.Model):
    """One reminder of one deadline, sent once. `days`: from the deadline, so -10 is ten days before."""

    report = models.ForeignKey(ProgressReport, models.CASCADE, related_name="reminders")
    due_on = models.DateField()
    days = models.SmallIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "due_on", "days"], name="agreements_reminder_once")]

    def __str__(self) -> str:
        return f"{self.report_id} at {self.days}"
