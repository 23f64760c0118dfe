"""The states of a round."""

from django.db import models

from office.records.steps import said


class RoundState(models.TextChoices):
    DRAFT = "draft", "Draft"
    AWAITING_DECISION = "awaiting_decision", "Waiting for a decision"
    SCHEDULED = "scheduled", said("Scheduled", to_applicant="Opening soon")
    OPEN = "open", "Open"
    CLOSED = "closed", said("Closed, being judged", to_applicant="Closed: being judged")
    DECIDED = "decided", said("Decided, in delivery", to_applicant="Decided")
    COMPLETE = "complete", "Complete"
    CANCELLED = "cancelled", "Cancelled"
