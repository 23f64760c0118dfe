"""The states of a contest, an entry, an assessment and a meeting."""

from django.db import models

from office.records.steps import said


class ContestState(models.TextChoices):
    PREPARING = "preparing", "Getting ready"
    READING = "reading", said("Being judged", to_applicant="Being judged")
    RANKED = "ranked", said("Ready for the panel", to_applicant="Being judged")
    CONCLUDED = "concluded", said("Judged", to_applicant="Judged")


class EntryState(models.TextChoices):
    WAITING = "waiting", said("Waiting for readers", to_applicant="Being judged")
    READING = "reading", said("Being read", to_applicant="Being judged")
    MODERATION = "moderation", said("Readers differ", to_applicant="Being judged")
    SETTLED = "settled", said("Scored", to_applicant="Being judged")
    REMOVED = "removed", said("Taken out", to_applicant="Withdrawn")


class AssessmentState(models.TextChoices):
    ASSIGNED = "assigned", "To score"
    LOCKED = "locked", "Scored"
    RELEASED = "released", "Taken off this bid"


class MeetingState(models.TextChoices):
    PLANNED = "planned", "Planned"
    OPEN = "open", "Sitting"
    CLOSED = "closed", "Held"
