"""The life of a gate: open, shown by evidence, and settled in one of three ways."""

from typing import Any

from django.conf import settings
from django.db import models

from office.records import clock
from office.records.steps import Obstacle, Refused, StateField, Stateful, step

from . import permissions, rules
from .states import SETTLED, UNSETTLED, GateState

READS = ("sheet", "requirement__principle")
UNDER = ("sheet",)  # whoever closes the sheet holds its row: no gate moves meanwhile


class GateWorkflow(Stateful):
    """The steps of a gate."""

    state = StateField(GateState)
    reason = models.TextField(blank=True)  # why it is not applicable, waived or open again
    reviewed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    reviewed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def is_settled(self) -> bool:
        """True once it is met, not applicable or waived."""
        return self.state in SETTLED

    @step(source=UNSETTLED, target=GateState.MET, label="Mark as met",
          allowed=permissions.may_work_on, unless=rules.obstacles_to_meeting, needs=READS, under=UNDER)  # fmt: skip
    def meet(self, *, by: Any) -> None:
        self._review(by)

    # Taken by actions.add_evidence, which writes the evidence; alone it has nothing to hold.
    @step(source=UNSETTLED, target=GateState.EVIDENCE_ADDED, label="Add evidence",
          allowed=permissions.may_work_on, unless=rules.obstacles_to_changing, needs=READS, under=UNDER)  # fmt: skip
    def hold_evidence(self, *, by: Any, evidence: Any) -> None:
        if evidence.gate_id != self.pk:
            raise Refused([Obstacle("This evidence belongs to another gate.", about="evidence")])
        self.latest_evidence = evidence

    @step(source=UNSETTLED, target=GateState.NOT_APPLICABLE, label="Mark as not applicable", aside=True,
          allowed=permissions.may_work_on, unless=rules.obstacles_to_changing, needs=READS, under=UNDER)  # fmt: skip
    def mark_not_applicable(self, *, by: Any, reason: str) -> None:
        self._review(by, _given(reason, "Say why this principle does not apply here."))

    @step(source=UNSETTLED, target=GateState.WAIVED, label="Waive", aside=True,
          allowed=permissions.may_waive, unless=rules.obstacles_to_changing, needs=READS, under=UNDER)  # fmt: skip
    def waive(self, *, by: Any, reason: str) -> None:
        self._review(by, _given(reason, "Say why this can go ahead without it."))

    @step(source=SETTLED, target=GateState.NOT_STARTED, label="Open again", aside=True,
          allowed=permissions.may_reopen, unless=rules.obstacles_to_changing, needs=READS, under=UNDER)  # fmt: skip
    def reopen(self, *, by: Any, reason: str) -> None:
        self.reason = _given(reason, "Say why it is open again.")
        self.reviewed_by = self.reviewed_at = self.latest_evidence = None

    def _review(self, by: Any, reason: str = "") -> None:
        self.reviewed_by, self.reviewed_at, self.reason = by, clock.now(), reason


def _given(reason: str, sentence: str) -> str:
    if not reason.strip():
        raise Refused([Obstacle(sentence, about="reason")])
    return reason.strip()
