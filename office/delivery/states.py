"""The states of a Delivery Quarterly, and of one measure's return for it."""

from django.db import models


class QuarterlyState(models.TextChoices):
    """Where the account of one quarter is."""

    COLLECTING = "collecting", "Collecting figures"
    DRAFTED = "drafted", "Drafted"
    MET = "met", "Meeting held"
    APPROVED = "approved", "Approved"
    PUBLISHED = "published", "Published"
    WITH_PANEL = "with_panel", "With the Police and Crime Panel"
    CLOSED = "closed", "Closed"


class ReturnState(models.TextChoices):
    """Where one measure's figures and words for one quarter are."""

    WAITING = "waiting", "Waiting for its owner"
    HANDED_IN = "handed_in", "To moderate"
    MODERATED = "moderated", "Moderated"
    LATE = "late", "Not in yet"


class Verdict(models.TextChoices):
    """What moderation found (the Plan, line 321)."""

    CONCERN = "concern", "Concern"
    ON_TRACK = "on_track", "On track"
    GOOD_PRACTICE = "good_practice", "Good practice"
