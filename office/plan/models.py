"""The Plan and its parts, and what is tagged with them.

Every part belongs to one version of the Plan and, where it was printed, names its line in the source.
"""

from typing import Any

from django.db import models

from office.records.steps import Refused, lawful_states

from . import rules
from .places import District, Forum
from .states import PlanState
from .workflow import PlanWorkflow

__all__ = [
    "DeliveryCommitment",
    "District",
    "Forum",
    "Measure",
    "Objective",
    "Outcome",
    "PlanPart",
    "PlanTags",
    "PlanVersion",
    "Pledge",
    "Priority",
    "SourceNote",
    "SuccessStatement",
    "Theme",
]


def refuse_if_published(plan_ids: Any) -> None:
    """Raise Refused when any of these Plans, as stored, is published."""
    if published := PlanVersion._base_manager.filter(pk__in=plan_ids, state=PlanState.PUBLISHED).first():
        raise Refused(rules.obstacles_to_editing(published))


class PlanVersion(PlanWorkflow):
    """One version of the Police and Crime Plan."""

    code = models.SlugField(max_length=40, unique=True)
    title = models.CharField(max_length=120)
    refreshed = models.CharField(max_length=60, blank=True)  # in the Plan's own words: Refreshed Autumn 2020
    starts_on = models.DateField()  # the years the Plan is written for
    ends_on = models.DateField()
    # In force from this day until another version is: a Plan does not lapse on its last day.
    in_force_from = models.DateField(null=True, blank=True)
    vision = models.CharField(max_length=200)
    vision_narrative = models.TextField(blank=True)
    source = models.CharField(max_length=200, blank=True)  # the document whose lines the parts name
    title_line = models.PositiveIntegerField(null=True, blank=True)
    refreshed_line = models.PositiveIntegerField(null=True, blank=True)
    vision_line = models.PositiveIntegerField(null=True, blank=True)
    vision_narrative_line = models.PositiveIntegerField(null=True, blank=True)
    copied_from = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="copies")

    class Meta:
        ordering = ["-in_force_from", "-pk"]
        constraints = [
            lawful_states(PlanState),
            models.CheckConstraint(condition=models.Q(ends_on__gt=models.F("starts_on")), name="plan_ends_after_start"),
            models.CheckConstraint(
                condition=~models.Q(state=PlanState.PUBLISHED) | models.Q(in_force_from__isnull=False),
                name="plan_published_has_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.refreshed})" if self.refreshed else self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """As Django's, until the Plan is published. The step that publishes it finds it still a draft."""
        refuse_if_published([self.pk])
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """As Django's, for a draft only."""
        refuse_if_published([self.pk])
        return super().delete(*args, **kwargs)


class PartQuerySet(models.QuerySet[Any]):
    """Parts of Plans, refused any change in bulk once their Plan is published."""

    def update(self, **changes: Any) -> int:
        """As Django's, for drafts only."""
        refuse_if_published(self.order_by().values("plan_id"))
        return super().update(**changes)

    def delete(self) -> tuple[int, dict[str, int]]:
        """As Django's, for drafts only."""
        refuse_if_published(self.order_by().values("plan_id"))
        return super().delete()

    def bulk_create(self, objs: Any, *args: Any, **kwargs: Any) -> list[Any]:
        """As Django's, for drafts only."""
        parts = list(objs)
        refuse_if_published({part.plan_id for part in parts})
        return super().bulk_create(parts, *args, **kwargs)


class PlanPart(models.Model):
    """Anything that a version of the Plan says. `source_words` stand where ours differ from those printed."""

    plan = models.ForeignKey(PlanVersion, models.CASCADE)  # related names: each part's Meta
    code = models.CharField(max_length=10)
    position = models.PositiveSmallIntegerField(default=0)
    source_line = models.PositiveIntegerField(null=True, blank=True)  # empty: written by an editor
    source_last_line = models.PositiveIntegerField(null=True, blank=True)  # when the words run on
    source_words = models.TextField(blank=True)
    note = models.TextField(blank=True)  # what is odd in the source, and what we made of it

    objects = PartQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["plan", "position"]
        constraints = [models.UniqueConstraint(fields=["plan", "code"], name="%(app_label)s_%(class)s_code_once")]

    def __str__(self) -> str:
        return f"{self.code} {getattr(self, 'name', '') or getattr(self, 'text', '')}".strip()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """As Django's, while the Plan is a draft."""
        refuse_if_published([self.plan_id])
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """As Django's, while the Plan is a draft."""
        refuse_if_published([self.plan_id])
        return super().delete(*args, **kwargs)


class Narrative(models.Model):
    """Paragraphs, parted by an empty line, and the lines of the source they stand on."""

    narrative = models.TextField(blank=True)
    narrative_line = models.PositiveIntegerField(null=True, blank=True)
    narrative_last_line = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        abstract = True


class Theme(Narrative, PlanPart):
    """One of the ways in which the office delivers."""

    name = models.CharField(max_length=80)

    class Meta(PlanPart.Meta):
        default_related_name = "themes"


class Outcome(Narrative, PlanPart):
    """What life should be like: everything funded serves one outcome."""

    name = models.CharField(max_length=80)

    class Meta(PlanPart.Meta):
        default_related_name = "outcomes"


class DeliveryCommitment(PlanPart):
    """One "how we will deliver" promise, under its outcome and its theme."""

    outcome = models.ForeignKey(Outcome, models.CASCADE, related_name="commitments")
    theme = models.ForeignKey(Theme, models.RESTRICT, related_name="commitments")
    text = models.TextField()

    class Meta(PlanPart.Meta):
        default_related_name = "commitments"


class Priority(Narrative, PlanPart):
    """A kind of harm the office puts first. Without dates of its own it counts as long as its Plan."""

    name = models.CharField(max_length=80)
    effective_from = models.DateField(null=True, blank=True)
    effective_until = models.DateField(null=True, blank=True)

    class Meta(PlanPart.Meta):
        default_related_name = verbose_name_plural = "priorities"


class Pledge(PlanPart):
    """A promise of the office-holder's own."""

    text = models.TextField()

    class Meta(PlanPart.Meta):
        default_related_name = "pledges"


class SuccessStatement(PlanPart):
    """How we will know that the Plan was delivered, in one sentence."""

    text = models.TextField()

    class Meta(PlanPart.Meta):
        default_related_name = "success_statements"


class Objective(PlanPart):
    """What an outcome means in practice; its measures tell whether it is reached."""

    outcome = models.ForeignKey(Outcome, models.CASCADE, related_name="objectives")
    text = models.TextField()

    class Meta(PlanPart.Meta):
        default_related_name = "objectives"


class Measure(PlanPart):
    """What is counted, asked or told to see how an objective fares."""

    class Kind(models.TextChoices):
        """How a measure is told."""

        COUNT = "count", "Count"
        PERCENT = "percent", "Percentage"
        SURVEY = "survey", "Survey"
        COMPOUND = "compound", "Two series"
        NARRATIVE = "narrative", "Told in words"

    class Direction(models.TextChoices):
        """Which way is better. A monitored measure has no better: a rise may be good news."""

        UP = "up", "Higher is better"
        DOWN = "down", "Lower is better"
        MONITOR = "monitor", "Watched, with no better direction"

    objective = models.ForeignKey(Objective, models.CASCADE, related_name="measures")
    kind = models.CharField(max_length=10, choices=Kind)
    direction = models.CharField(max_length=10, choices=Direction)
    text = models.TextField()
    unit = models.CharField(max_length=60, blank=True)  # of a compound measure: both, parted by a semicolon
    data_source = models.CharField(max_length=120, blank=True)
    from_provider_reports = models.BooleanField(default=False)  # worked out from reports of what we fund

    class Meta(PlanPart.Meta):
        default_related_name = "measures"


class SourceNote(PlanPart):
    """Something odd in the printed source, kept in the open. `ours` stands where we mended `printed`."""

    printed = models.TextField()
    ours = models.TextField(blank=True)

    class Meta(PlanPart.Meta):
        default_related_name = "source_notes"


class PlanTags(models.Model):
    """Where a bid or a service stands in the Plan: pinned to the version it was tagged under.

    The tagged thing, on a floor above, holds a OneToOne to this row. Written by `actions.tag` alone.
    """

    plan = models.ForeignKey(PlanVersion, models.PROTECT, related_name="+")
    outcome = models.ForeignKey(Outcome, models.PROTECT, related_name="tags")
    priorities = models.ManyToManyField(Priority, related_name="tags")
    theme = models.ForeignKey(Theme, models.PROTECT, null=True, blank=True, related_name="tags")

    class Meta:
        verbose_name_plural = "plan tags"

    def __str__(self) -> str:
        return f"Tags {self.pk}: {self.outcome_id}"
