"""The one table of things still to be sent."""

from django.db import models
from django.db.models import Q


class OutboxItem(models.Model):
    """One thing to do after the transaction that asked for it, at least once."""

    kind = models.CharField(max_length=60)
    payload = models.JSONField(default=dict)  # keys and codes only
    key = models.CharField(max_length=200, unique=True)  # the same thing is never asked for twice
    run_after = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    claimed_until = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)
    last_error = models.CharField(max_length=120, blank=True)  # the kind of error, never its text
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(done_at__isnull=True) | Q(failed_at__isnull=True), name="records_outbox_one_end"
            )
        ]
        indexes = [
            models.Index(
                fields=["run_after"],
                condition=Q(done_at__isnull=True, failed_at__isnull=True),
                name="records_outbox_waiting",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
