"""Incidents and what is done about them. No field takes the words of the group: no name can be written here."""

import datetime as dt

from django.conf import settings
from django.db import models

from office.records import clock, working_days

from .states import IncidentState
from .workflow import IncidentWorkflow

ANSWER_WITHIN = 1  # working day


class Told(models.TextChoices):
    """Whom the group has told already."""

    POLICE = "police", "The police"
    SAFEGUARDING = "safeguarding", "The council's safeguarding team"
    REGULATOR = "regulator", "The Charity Commission or another regulator"
    INSURER = "insurer", "Our insurer"


class Incident(IncidentWorkflow):
    """One serious incident, in numbers and kinds alone."""

    class Category(models.TextChoices):
        CHILD = "child", "A child was harmed or at risk"
        ADULT = "adult", "An adult was harmed or at risk"
        STAFF = "staff", "A worker or volunteer was hurt or accused"
        DATA = "data", "Personal data was lost or seen by others"
        MONEY = "money", "Money is missing, or fraud"
        OTHER = "other", "Something else that is serious"

    agreement = models.ForeignKey("agreements.Agreement", models.PROTECT, related_name="incidents")
    reference = models.CharField(max_length=50, unique=True)  # INC-AWD-23-005-1
    category = models.CharField(max_length=10, choices=Category.choices)
    count = models.PositiveSmallIntegerField()  # people harmed, hurt or concerned
    happened_on = models.DateField()
    is_safe = models.BooleanField()  # nobody is in danger now
    told = models.JSONField(default=list, blank=True)  # codes of Told
    told_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    told_at = models.DateTimeField()
    late_told_at = models.DateTimeField(null=True, blank=True)  # the officers were told once that nobody answered
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    closed_because = models.TextField(blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta(IncidentWorkflow.Meta):
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.reference

    @property
    def answer_by(self) -> dt.date:
        """The last day on which taking it in hand is in time."""
        return working_days.after(self.told_at.astimezone(clock.LONDON).date(), ANSWER_WITHIN)

    @property
    def is_late(self) -> bool:
        """Nobody has taken it in hand, and the day has passed."""
        return self.state == IncidentState.TOLD and clock.today() > self.answer_by

    @property
    def told_words(self) -> str:
        """Whom the group has told, in words."""
        return ", ".join(str(Told(one).label) for one in self.told)


class IncidentAction(models.Model):
    """One thing to do about it, with who and by when."""

    incident = models.ForeignKey(Incident, models.PROTECT, related_name="actions")
    text = models.CharField(max_length=300)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    due_on = models.DateField()
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.text[:60]
