"""One-time codes that an officer reads out to somebody whose e-mail does not arrive."""

from django.conf import settings
from django.db import models

from office.records import clock


class OneTimeCode(models.Model):
    """A code for one person, given over a telephone number that the office held already."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="one_time_codes")
    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    code_hash = models.CharField(max_length=64)  # keyed with the office's secret: six digits are soon tried
    called_number = models.CharField(max_length=30)
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    issued_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"One-time code {self.pk} for user {self.user_id}"
