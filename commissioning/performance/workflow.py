"""The life of a service's report."""

from typing import Any

from office.records import clock
from office.records.steps import Obstacle, Refused, StateField, Stateful, lawful_states, step

from . import permissions
from .states import ServiceReportState


class ServiceReportWorkflow(Stateful):
    """Sent by the provider; accepted, or sent back with what must change: then it is sent anew."""

    state = StateField(ServiceReportState)

    judged_at: Any

    class Meta:
        abstract = True
        constraints = [lawful_states(ServiceReportState)]

    @step(source=ServiceReportState.SENT, target=ServiceReportState.ACCEPTED, label="Accept the report",
          allowed=permissions.may_judge)  # fmt: skip
    def accept(self, *, by: Any) -> None:
        """Its figures count from now."""
        self.judged_at = clock.now()

    @step(source=ServiceReportState.SENT, target=ServiceReportState.RETURNED, label="Send the report back", aside=True,
          allowed=permissions.may_judge)  # fmt: skip
    def send_back(self, *, by: Any, reason: str) -> None:
        """With what must change, in words the provider reads."""
        if not reason.strip():
            raise Refused([Obstacle("Say what must change.", about="reason")])
        self.returned_because, self.judged_at = reason.strip(), clock.now()
