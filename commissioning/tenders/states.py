"""The states of a tender and of a bid."""

from django.db import models

from office.records.steps import said


class TenderState(models.TextChoices):
    DRAFT = "draft", "Draft"
    LIVE = "live", said("Open for bids", to_applicant="Open")
    CLOSED = "closed", said("Closed: bids still sealed", to_applicant="Closed")
    EVALUATION = "evaluation", said("Being evaluated", to_applicant="Being evaluated")
    RECOMMENDED = "recommended", said("Award recommended", to_applicant="Being evaluated")
    STANDSTILL = "standstill", said("Standstill", to_applicant="Decided")
    CONTRACTED = "contracted", said("Contract sent", to_applicant="Decided")
    FAILED = "failed", said("Failed", to_applicant="Ended without an award")


class BidState(models.TextChoices):
    DRAFT = "draft", said("Draft", to_applicant="Not sent yet")
    SENT = "sent", said("Sent", to_applicant="With us")
    WITHDRAWN = "withdrawn", said("Withdrawn", to_applicant="Withdrawn")
    NOT_SENT = "not_sent", said("Not sent in time", to_applicant="Not sent in time")


OPENED = (TenderState.EVALUATION, TenderState.RECOMMENDED, TenderState.STANDSTILL, TenderState.CONTRACTED)
BEFORE_CONTRACT = (TenderState.DRAFT, TenderState.LIVE, TenderState.CLOSED, TenderState.EVALUATION,
                   TenderState.RECOMMENDED, TenderState.STANDSTILL)  # fmt: skip
