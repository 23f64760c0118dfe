"""One file that was brought in, and the grants it held."""

from django.conf import settings
from django.db import models

from office.records import clock


class EarlierFile(models.Model):
    """A table of earlier grants. Undone, its grants are gone from the site, and may be brought in again."""

    name = models.CharField(max_length=120)
    brought_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    brought_at = models.DateTimeField(default=clock.now)
    undone_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name


class EarlierAward(models.Model):
    """One grant of an earlier year, as its table told it."""

    file = models.ForeignKey(EarlierFile, models.PROTECT, related_name="awards")
    group = models.CharField(max_length=160)
    title = models.CharField(max_length=200)
    purpose = models.TextField(blank=True)
    amount_pence = models.BigIntegerField()
    awarded_on = models.DateField()
    district = models.CharField(max_length=60, blank=True)
    likeness = models.CharField(max_length=64)  # the same for the same grant, however it is written: rows.py
    is_live = models.BooleanField(default=True)  # false once its file was undone

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["likeness"], condition=models.Q(is_live=True), name="grants_earlier_award_once"
            ),
            models.CheckConstraint(condition=models.Q(amount_pence__gt=0), name="grants_earlier_award_has_a_sum"),
        ]
        indexes = [models.Index(fields=["is_live", "-awarded_on", "-id"], name="grants_earlier_by_date")]

    def __str__(self) -> str:
        return f"{self.group}: {self.title}"
