"""Needs with their evidence, gaps in what is known, and consultations with what changed because of them."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from office.records.guards import only_grows


class LocalNeed(models.Model):
    """One entry of the yearly needs assessment. A refreshed entry is a new row that replaces the old one."""

    class Confidence(models.TextChoices):
        """How far the evidence can be trusted."""

        HIGH = "high", "High: several sources agree"
        MEDIUM = "medium", "Medium: one good source"
        LOW = "low", "Low: told to us, not yet counted"

    reference = models.CharField(max_length=20, unique=True)  # NEED-2020-003
    title = models.CharField(max_length=160)
    evidence = models.TextField()
    source = models.CharField(max_length=200)  # who counted or said it
    link = models.CharField(max_length=500, blank=True)
    dated_on = models.DateField()  # what the evidence speaks of, not when it was typed in
    districts = models.ManyToManyField("plan.District", related_name="needs", blank=True)  # none: the whole area
    population = models.CharField(max_length=200)
    confidence = models.CharField(max_length=10, choices=Confidence)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="needs_owned")
    priorities = models.ManyToManyField("plan.Priority", related_name="needs", blank=True)
    replaces = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="replaced_by")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["-recorded_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"


class KnowledgeGap(models.Model):
    """Something the office does not know yet, and who finds out by when."""

    need = models.ForeignKey(LocalNeed, models.PROTECT, related_name="gaps")
    question = models.CharField(max_length=300)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    due_on = models.DateField()
    answer = models.TextField(blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | ~Q(answer=""), name="principles_closed_gap_has_an_answer"
            )
        ]

    def __str__(self) -> str:
        return self.question


class Consultation(models.Model):
    """Who was asked, what they said, and what changed because of it. It only grows."""

    class Voice(models.TextChoices):
        """Whose voice it is."""

        YOUR_VIEWS = "your_views", "Your Views survey"
        USERS = "users", "Users and survivors"
        THIRD_SECTOR = "third_sector", "Third Sector Advisory Group"
        PROVIDERS = "providers", "Providers"
        PARTNERS = "partners", "Partners"
        PUBLIC = "public", "The public"

    needs = models.ManyToManyField(LocalNeed, related_name="consultations", blank=True)
    voice = models.CharField(max_length=20, choices=Voice)
    held_on = models.DateField()
    people = models.PositiveIntegerField(default=0)  # how many were heard; never who
    said = models.TextField()
    changed = models.TextField()
    logged_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    logged_at = models.DateTimeField()

    class Meta:
        ordering = ["-held_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_voice_display()}, {self.held_on}"


only_grows("principles.Consultation")
