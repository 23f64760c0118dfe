"""The quarter's account, each measure's return for it, and every figure ever given: none is overwritten."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q

from office.records.guards import only_grows

from .quarters import quarter_called
from .states import Verdict
from .workflow import QuarterlyWorkflow, ReturnWorkflow


class Body(models.TextChoices):
    """Whose figures they are."""

    POLICE = "police", "Police"
    PARTNER = "partner", "Partner"
    OFFICE = "office", "The office"


class Quarterly(QuarterlyWorkflow):
    """The Delivery Quarterly: what the public is told of one quarter."""

    code = models.CharField(max_length=12, unique=True)  # 2020-21 Q2
    reference = models.SlugField(max_length=20, unique=True)  # DQ-2020-21-Q2
    plan = models.ForeignKey("plan.PlanVersion", models.PROTECT, related_name="quarterlies")
    starts_on = models.DateField()
    ends_on = models.DateField()
    opened_at = models.DateTimeField()
    summary = models.TextField(blank=True)  # what the Commissioner says of the quarter
    met_on = models.DateField(null=True, blank=True)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)
    sent_to_panel_on = models.DateField(null=True, blank=True)
    publication = models.OneToOneField(
        "records.Publication", models.PROTECT, null=True, blank=True, related_name="quarterly"
    )

    class Meta(QuarterlyWorkflow.Meta):
        verbose_name_plural = "quarterlies"
        ordering = ["-starts_on"]

    def __str__(self) -> str:
        return f"Delivery Quarterly {self.code}"

    @property
    def figures_due(self) -> dt.date:
        """When owners should have handed in."""
        return quarter_called(self.code).figures_due

    @property
    def publish_by(self) -> dt.date:
        """When the public should be able to read it."""
        return quarter_called(self.code).publish_by


class MeasureOwner(models.Model):
    """Who gives the figures of a measure. One person, who can be replaced."""

    measure = models.OneToOneField("plan.Measure", models.PROTECT, related_name="owned")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    body = models.CharField(max_length=10, choices=Body.choices)

    def __str__(self) -> str:
        return f"{self.measure_id}: {self.user_id}"


class MeasureReturn(ReturnWorkflow):
    """What one measure's owner hands in for one quarter: where the figures come from, and words on them."""

    quarterly = models.ForeignKey(Quarterly, models.PROTECT, related_name="returns")
    measure = models.ForeignKey("plan.Measure", models.PROTECT, related_name="returns")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    source = models.CharField(max_length=200, blank=True)
    caveat = models.TextField(blank=True)  # what a reader should know before comparing
    what = models.TextField(blank=True)  # what the figure shows
    why = models.TextField(blank=True)  # and why that may be
    doing = models.TextField(blank=True)  # and what is being done about it
    verdict = models.CharField(max_length=15, choices=Verdict.choices, blank=True)
    note = models.TextField(blank=True)  # the moderator's sentence
    handed_in_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    handed_in_at = models.DateTimeField(null=True, blank=True)
    moderated_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    nudged_at = models.DateTimeField(null=True, blank=True)

    class Meta(ReturnWorkflow.Meta):
        constraints = [
            *ReturnWorkflow.Meta.constraints,
            models.UniqueConstraint(fields=["quarterly", "measure"], name="delivery_one_return_a_quarter"),
        ]

    def __str__(self) -> str:
        return f"{self.measure.code} in {self.quarterly.code}"

    def series_given(self) -> set[str]:
        """The codes of the series that have a figure for this quarter."""
        return set(
            Figure.objects.filter(measure_id=self.measure_id, quarter=self.quarterly.code).values_list(
                "series", flat=True
            )
        )


class Figure(models.Model):
    """One figure as it was given on one day. A later one stands beside it with the next revision, never over it."""

    measure = models.ForeignKey("plan.Measure", models.PROTECT, related_name="figures")
    quarter = models.CharField(max_length=12)
    series = models.CharField(max_length=20, blank=True)  # a code of series.py; empty is the main one
    revision = models.PositiveSmallIntegerField(default=1)
    value = models.DecimalField(max_digits=14, decimal_places=1, null=True, blank=True)
    words = models.TextField(blank=True)  # of a measure told in words
    source = models.CharField(max_length=200)
    is_baseline = models.BooleanField(default=False)
    is_comparable = models.BooleanField(default=True)
    is_late = models.BooleanField(default=False)  # given after the quarter's account was published
    because = models.CharField(max_length=300, blank=True)  # why it was revised
    made_from = models.JSONField(default=list, blank=True)  # the references of the reports it is worked out from
    at = models.DateTimeField()
    by = models.CharField(max_length=60)  # as the trail names them

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["measure", "quarter", "series", "revision"], name="delivery_figure_once"),
            models.CheckConstraint(
                condition=Q(value__isnull=False) | ~Q(words=""), name="delivery_figure_says_something"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure_id} {self.quarter} {self.series}: {self.value}"


class MeetingQuestion(models.Model):
    """A question put at the Delivery Quarterly meeting, and what was answered."""

    quarterly = models.ForeignKey(Quarterly, models.PROTECT, related_name="questions")
    asked_by = models.CharField(max_length=120)  # a role or a body, never a private person
    question = models.TextField()
    answer = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.question[:60]


class MeetingAction(models.Model):
    """Something promised at the meeting, by whom and by when."""

    quarterly = models.ForeignKey(Quarterly, models.PROTECT, related_name="meeting_actions")
    what = models.TextField()
    owner = models.CharField(max_length=120)  # a role or a body
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["due_on", "pk"]

    def __str__(self) -> str:
        return self.what[:60]


only_grows("delivery.Figure")
