"""The states of a gate."""

from django.db import models


class GateState(models.TextChoices):
    """Where a gate is."""

    NOT_STARTED = "not_started", "Open"
    EVIDENCE_ADDED = "evidence_added", "Evidence added"
    MET = "met", "Met"
    NOT_APPLICABLE = "not_applicable", "Not applicable"
    WAIVED = "waived", "Waived"


UNSETTLED = [GateState.NOT_STARTED, GateState.EVIDENCE_ADDED]
SETTLED = [GateState.MET, GateState.NOT_APPLICABLE, GateState.WAIVED]
