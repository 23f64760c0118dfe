"""The life of an incident: told by the group, taken in hand by an officer, closed with a reason."""

from typing import Any

from office.records import clock
from office.records.steps import Refused, StateField, Stateful, lawful_states, step

from . import messages, permissions, rules
from .states import IncidentState


class IncidentWorkflow(Stateful):
    """Answered within a working day; its owner is whoever took it in hand."""

    state = StateField(IncidentState)

    owner: Any
    answered_at: Any
    closed_at: Any

    class Meta:
        abstract = True
        constraints = [lawful_states(IncidentState)]

    @step(source=IncidentState.TOLD, target=IncidentState.IN_HAND, label="Take it in hand",
          allowed=permissions.may_deal_with, tells=messages.IN_HAND, needs=["agreement"])  # fmt: skip
    def acknowledge(self, *, by: Any) -> None:
        """The group hears at once who deals with it."""
        self.owner, self.answered_at = by, clock.now()

    @step(source=IncidentState.IN_HAND, target=IncidentState.CLOSED, label="Close it",
          allowed=permissions.may_deal_with, unless=rules.obstacles_to_closing, tells=messages.CLOSED,
          needs=["agreement"])  # fmt: skip
    def close(self, *, by: Any, reason: str) -> None:
        """With what came of it, which the group reads."""
        if not reason.strip():
            raise Refused(["Say what came of it."])
        self.closed_because, self.closed_at = reason.strip(), clock.now()
