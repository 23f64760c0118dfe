"""The states of an agreement, an instalment and a progress report."""

from django.db import models

from office.records.steps import said


class AgreementState(models.TextChoices):
    OFFERED = "offered", said("Offered", to_applicant="Offer to accept")
    ACCEPTED = "accepted", said("Accepted", to_applicant="Accepted: waiting for our signature")
    SIGNED = "signed", said("Signed", to_applicant="Agreed: about to start")
    ACTIVE = "active", said("Active", to_applicant="Under way")
    PAUSED = "paused", said("Paused", to_applicant="Paused")
    COMPLETE = "complete", said("Complete", to_applicant="Finished")
    ENDED = "ended", said("Ended early", to_applicant="Ended early")
    LAPSED = "lapsed", said("Lapsed", to_applicant="Offer not taken up")


class InstalmentState(models.TextChoices):
    PLANNED = "planned", "Planned"
    PREPARED = "prepared", said("Prepared", to_applicant="Planned")
    APPROVED = "approved", "Approved"
    PAID = "paid", "Paid"
    CANCELLED = "cancelled", "Not to be paid"


class ReportState(models.TextChoices):
    DUE = "due", said("Due", to_applicant="To write")
    SUBMITTED = "submitted", said("Sent in", to_applicant="With us")
    RETURNED = "returned", said("Returned", to_applicant="Needs a change")
    ACCEPTED = "accepted", said("Accepted", to_applicant="Accepted")
