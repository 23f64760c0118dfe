"""Notices that are due or were published, each with where it can be read."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from office.records import clock

from .table import LABELS


class Notice(models.Model):
    """One notice about one tender or one contract: due, then published or found not to be needed."""

    tender = models.ForeignKey("commissioning.Tender", models.PROTECT, null=True, blank=True, related_name="notices")
    contract = models.ForeignKey(
        "commissioning.Contract", models.PROTECT, null=True, blank=True, related_name="notices"
    )
    code = models.SlugField(max_length=8)  # a code of the table
    due_on = models.DateField()
    holds = models.BooleanField(default=False)  # the next step waits for it
    called_at = models.DateTimeField()
    published_on = models.DateField(null=True, blank=True)
    reference = models.CharField(max_length=60, blank=True)  # 2026/S 000-012345
    address = models.URLField(max_length=300, blank=True)  # where everybody reads it
    not_needed_because = models.CharField(max_length=300, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(tender__isnull=True) ^ Q(contract__isnull=True), name="commissioning_notice_of_one_thing"
            ),
            models.CheckConstraint(
                condition=Q(published_on__isnull=True) | ~Q(reference=""), name="commissioning_notice_has_its_number"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.label}"

    @property
    def label(self) -> str:
        """What it is called."""
        return LABELS[self.code]

    @property
    def is_settled(self) -> bool:
        """Published, or not needed after all."""
        return self.published_on is not None or bool(self.not_needed_because)

    @property
    def is_late(self) -> bool:
        """Due, and not there."""
        return not self.is_settled and self.due_on < clock.today()
