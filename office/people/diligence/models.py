"""The list of checks from a date on, and each check that was made of a body."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q

from office.records import clock
from office.records.guards import only_grows


class CheckResult(models.TextChoices):
    """What the check showed."""

    CLEAR = "clear", "Nothing against it"
    ACCEPTED = "accepted", "A concern that we accept, with the reason"
    FAILED = "failed", "It does not pass"


class CheckList(models.Model):
    """What is checked of a body from a date on, by the size of the sum. `checks`: rows of `asked.Asked`."""

    effective_from = models.DateField(unique=True)
    checks = models.JSONField()

    def __str__(self) -> str:
        return f"Checks from {self.effective_from}"


class BodyCheck(models.Model):
    """One check of a body: it holds for every sum given to it until it runs out. This table only grows."""

    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="checks")
    code = models.SlugField(max_length=30)  # of the list
    source = models.CharField(max_length=200)  # what was read: a register, a paper, a person called
    checked_on = models.DateField()
    result = models.CharField(max_length=10, choices=CheckResult)
    note = models.TextField(blank=True, max_length=1000)
    expires_on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [models.Index(fields=["organisation", "code", "-id"], name="people_body_check_newest")]
        constraints = [
            models.CheckConstraint(condition=~Q(source=""), name="people_body_check_has_source"),
            models.CheckConstraint(condition=Q(result="clear") | ~Q(note=""), name="people_body_check_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.code} of {self.organisation_id}, {self.checked_on}"

    def holds_on(self, day: dt.date) -> bool:
        """True while it passed and has not run out."""
        return self.result != CheckResult.FAILED and self.expires_on >= day


only_grows("people.BodyCheck")
