"""The life of an adjustment: asked for by one person of finance, agreed or refused by another."""

from typing import Any

from office.records import clock
from office.records.steps import Refused, StateField, Stateful, lawful_states, step

from . import consequences, permissions, rules
from .states import AdjustmentState


class AdjustmentWorkflow(Stateful):
    """Nothing moves until the second person agrees."""

    state = StateField(AdjustmentState)

    agreed_by: Any
    agreed_at: Any

    class Meta:
        abstract = True
        constraints = [lawful_states(AdjustmentState)]

    @step(source=AdjustmentState.ASKED, target=AdjustmentState.MADE, label="Agree and make it",
          allowed=permissions.may_agree_adjustment, unless=rules.obstacles_to_adjustment,
          needs=["source"], then=consequences.move_what_was_agreed)  # fmt: skip
    def agree(self, *, by: Any) -> None:
        """The second person."""
        self.agreed_by, self.agreed_at = by, clock.now()

    @step(source=AdjustmentState.ASKED, target=AdjustmentState.REFUSED, label="Do not make it", aside=True,
          allowed=permissions.may_refuse_adjustment)  # fmt: skip
    def refuse(self, *, by: Any, reason: str) -> None:
        """By anybody of finance, whoever asked included."""
        if not reason.strip():
            raise Refused(["Say why it is not made."])
