"""The states of a decision record."""

from django.db import models


class DecisionState(models.TextChoices):
    DRAFT = "draft", "Draft"
    ADVISING = "advising", "With finance and legal"
    READY = "ready", "Ready to sign"
    SIGNED = "signed", "Signed"
    REJECTED = "rejected", "Not agreed"
    WITHDRAWN = "withdrawn", "Withdrawn"
