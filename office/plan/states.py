"""The states of a version of the Plan."""

from django.db import models


class PlanState(models.TextChoices):
    """Where a version of the Plan is."""

    DRAFT = "draft", "Draft"
    PUBLISHED = "published", "Published"
