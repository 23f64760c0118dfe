"""Questions that groups ask about a round, and the answers everyone reads."""

from django.conf import settings
from django.db import models

from grants.funds.models import Round


class RoundQuestion(models.Model):
    """One question. Who asked it is shown to nobody; once answered, everyone reads both."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="questions")
    question = models.TextField()  # as it was asked
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    as_published = models.TextField(blank=True)  # an officer takes out whatever would show who asked
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(answered_at__isnull=True) | (~models.Q(answer="") & ~models.Q(as_published="")),
                name="grants_question_answered_in_words",
            )
        ]

    def __str__(self) -> str:
        return f"Question {self.pk} on {self.round_id}"
