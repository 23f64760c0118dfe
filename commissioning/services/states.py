"""The states of a contract, of a variation and of a concern."""

from django.db import models

from office.records.steps import said


class ContractState(models.TextChoices):
    CONTRACTING = "contracting", said("To be signed", to_applicant="Contract to sign")
    MOBILISING = "mobilising", said("Getting ready", to_applicant="Getting ready to start")
    LIVE = "live", said("Running", to_applicant="Running")
    SUSPENDED = "suspended", said("Suspended", to_applicant="Suspended")
    ENDING = "ending", said("Ending", to_applicant="Notice given: coming to an end")
    ENDED = "ended", said("Ended", to_applicant="Ended")
    ABANDONED = "abandoned", said("Not signed", to_applicant="Not signed")


class VariationState(models.TextChoices):
    PROPOSED = "proposed", said("Proposed", to_applicant="Change proposed")
    AGREED = "agreed", said("Deed to sign", to_applicant="Change to sign")
    SIGNED = "signed", said("Signed by both", to_applicant="Signed by both")
    IN_FORCE = "in_force", said("In force", to_applicant="In force")
    REFUSED = "refused", said("Refused", to_applicant="Not agreed")


class ConcernState(models.TextChoices):
    RAISED = "raised", said("Raised", to_applicant="Concern raised")
    IMPROVING = "improving", said("Improvement plan running", to_applicant="Improvement plan running")
    RESOLVED = "resolved", said("Resolved", to_applicant="Resolved")
    ESCALATED = "escalated", said("Escalated", to_applicant="Escalated")


RUNNING = (ContractState.LIVE, ContractState.SUSPENDED)
OVER = (ContractState.ENDED, ContractState.ABANDONED)
