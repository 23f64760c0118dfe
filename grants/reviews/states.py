"""The states of a review."""

from django.db import models


class ReviewState(models.TextChoices):
    ASKED = "asked", "Review asked for"
    UPHELD = "upheld", "The outcome stands"
    SENT_BACK = "sent_back", "The bid is looked at again"
    WITHDRAWN = "withdrawn", "Withdrawn"
