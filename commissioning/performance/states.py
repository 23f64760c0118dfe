"""The states of a service's report, and the five ratings that the law knows."""

from django.db import models

from office.records.steps import said


class ServiceReportState(models.TextChoices):
    SENT = "sent", said("To read", to_applicant="With us")
    ACCEPTED = "accepted", said("Accepted", to_applicant="Accepted")
    RETURNED = "returned", said("Returned", to_applicant="Needs a change")


class Rating(models.TextChoices):
    """Procurement Regulations 2024, regulation 39: how a contract does against its key performance indicators."""

    GOOD = "good", "Good"
    APPROACHING = "approaching", "Approaching target"
    IMPROVE = "improve", "Requires improvement"
    INADEQUATE = "inadequate", "Inadequate"
    OTHER = "other", "Other"


# What share of its target a figure must reach for each rating, in percent: the office's own steps between the words.
LEAST = ((100, Rating.GOOD), (90, Rating.APPROACHING), (75, Rating.IMPROVE), (0, Rating.INADEQUATE))
TONES = {Rating.GOOD: "green", Rating.APPROACHING: "blue", Rating.IMPROVE: "yellow", Rating.INADEQUATE: "red",
         Rating.OTHER: "grey"}  # fmt: skip
