"""Reviews of outcomes."""

from django.conf import settings
from django.db import models

from grants.applications.models import Application

from .workflow import ReviewWorkflow


class Review(ReviewWorkflow):
    """One group's request to look at how its bid was decided. Asked for once."""

    application = models.OneToOneField(Application, models.PROTECT, related_name="review")
    grounds = models.TextField(max_length=4000)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answer_by = models.DateField()
    reasons = models.TextField(blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta(ReviewWorkflow.Meta):
        constraints = [
            *ReviewWorkflow.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(state__in=["asked", "withdrawn"])
                | ~models.Q(reasons="") & models.Q(answered_by__isnull=False),
                name="grants_review_answered_with_reasons",
            ),
        ]

    def __str__(self) -> str:
        return f"Review of {self.application_id}"
