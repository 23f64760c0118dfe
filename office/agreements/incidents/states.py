"""The states of an incident."""

from django.db import models

from office.records.steps import said


class IncidentState(models.TextChoices):
    TOLD = "told", said("Waiting for us", to_applicant="With us")
    IN_HAND = "in_hand", said("In hand", to_applicant="We are dealing with it")
    CLOSED = "closed", "Closed"
