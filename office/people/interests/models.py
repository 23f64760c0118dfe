"""Interests that people declared, once for everything they touch."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from office.records import clock


class InterestKind(models.TextChoices):
    """What ties a person to a body."""

    EMPLOYMENT = "employment", "Works for it"
    OFFICE = "office", "Is a trustee, director or committee member"
    MEMBER = "member", "Is a member or volunteer"
    FAMILY = "family", "A relative or close friend is involved"
    CONTRACT = "contract", "Has a contract with it, or is paid by it"
    PROPERTY = "property", "Owns property or shares in it"
    GIFT = "gift", "Received a gift or hospitality"
    OTHER = "other", "Something else"


class Interest(models.Model):
    """One entry in the register of interests. Ended, never deleted."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="interests")
    organisation = models.ForeignKey(
        "people.Organisation", models.PROTECT, null=True, blank=True, related_name="interests"
    )
    body = models.CharField(max_length=160, blank=True)  # when it is none of our organisations
    kind = models.CharField(max_length=12, choices=InterestKind)
    pecuniary = models.BooleanField("it is about money", default=False)
    note = models.TextField(blank=True, max_length=500)
    since = models.DateTimeField(default=clock.now)
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(organisation__isnull=False) | ~Q(body=""), name="people_interest_in_something"
            )
        ]

    def __str__(self) -> str:
        return f"Interest {self.pk} of user {self.user_id}"
