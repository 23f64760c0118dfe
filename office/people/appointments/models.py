"""Which roles a person holds, and since when."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from office.records import clock

from ..roles import Role


class RoleHeld(models.Model):
    """A person holds a role, from one day to another, given by somebody."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="roles_held")
    role = models.CharField(max_length=20, choices=Role)
    since = models.DateTimeField(default=clock.now)
    until = models.DateTimeField(null=True, blank=True)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "role"], condition=Q(until=None), name="people_role_once"),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="people_role_known"),
        ]

    def __str__(self) -> str:
        return f"User {self.user_id} as {self.role}"
