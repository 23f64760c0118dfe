"""The states of an endorsement, and who may give one."""

from django.db import models

from office.records.steps import said


class EndorsementState(models.TextChoices):
    ASKED = "asked", said("Asked", to_applicant="Waiting for an answer")
    SUPPORTED = "supported", "Supported"
    NOT_SUPPORTED = "not_supported", "Not supported"
    WITHDRAWN = "withdrawn", said("Withdrawn", to_applicant="No longer asked for")


class EndorserKind(models.TextChoices):
    """Who gives it."""

    NEIGHBOURHOOD = "neighbourhood", "A neighbourhood police officer or support officer"
    PARTNERSHIP = "partnership", "A community safety partnership"
