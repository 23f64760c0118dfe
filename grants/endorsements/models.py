"""Endorsements of applications."""

from django.conf import settings
from django.db import models

from grants.applications.models import Application

from .states import EndorsementState, EndorserKind
from .workflow import EndorsementWorkflow


class Endorsement(EndorsementWorkflow):
    """One person outside the group, asked whether they support its bid."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="endorsements")
    kind = models.CharField(max_length=14, choices=EndorserKind.choices)
    email = models.EmailField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    last_sent_at = models.DateTimeField()
    chased_at = models.DateTimeField(null=True, blank=True)
    name = models.CharField(max_length=120, blank=True)
    role = models.CharField(max_length=120, blank=True)
    comment = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta(EndorsementWorkflow.Meta):
        ordering = ["asked_at", "pk"]
        constraints = [
            *EndorsementWorkflow.Meta.constraints,
            models.UniqueConstraint(
                fields=["application", "email"],
                condition=~models.Q(state=EndorsementState.WITHDRAWN),
                name="grants_endorsement_asked_once",
            ),
        ]

    def __str__(self) -> str:
        return f"Endorsement {self.pk} of {self.application_id}"
