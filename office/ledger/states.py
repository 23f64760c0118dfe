"""The states of an adjustment."""

from django.db import models


class AdjustmentState(models.TextChoices):
    ASKED = "asked", "Waiting for a second person"
    MADE = "made", "Made"
    REFUSED = "refused", "Not made"
