"""The states of an application. Where it is while being judged, its entry says."""

from django.db import models

from office.records.steps import said

BEING_JUDGED = "Being judged"


class ApplicationState(models.TextChoices):
    DRAFT = "draft", said("Draft", to_applicant="Draft")
    SUBMITTED = "submitted", said("Submitted", to_applicant="Submitted")
    ELIGIBLE = "eligible", said("Eligible", to_applicant=BEING_JUDGED)
    INELIGIBLE = "ineligible", said("Not eligible", to_applicant="Cannot be funded by this fund")
    AWARDED = "awarded", said("Awarded", to_applicant="Awarded")
    RESERVE = "reserve", said("In reserve", to_applicant="On the reserve list")
    DECLINED = "declined", said("Not funded", to_applicant="Not funded")
    WITHDRAWN = "withdrawn", "Withdrawn"
    NOT_SENT = "not_sent", said("Not sent in time", to_applicant="Not sent in time")


REVIEW_WITHIN = 10  # working days in which a group may ask how its bid was decided (domain 3.4)
OUTCOMES = (ApplicationState.AWARDED, ApplicationState.RESERVE, ApplicationState.DECLINED)
