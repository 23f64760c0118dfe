"""The life of an endorsement."""

from typing import Any

from office.records import clock
from office.records.steps import Refused, StateField, Stateful, lawful_states, step

from . import messages, permissions, rules
from .states import EndorsementState as State

NEEDS = ["application__round", "application__organisation"]


class EndorsementWorkflow(Stateful):
    """Asked for, and given or not."""

    state = StateField(State)
    name: Any  # fields of the model
    role: Any
    comment: Any
    answered_at: Any

    class Meta:
        abstract = True
        constraints = [lawful_states(State)]

    def _write(self, name: str, role: str, comment: str, *, supports: bool) -> None:
        if no := rules.obstacles_to_the_words(name, role, comment, supports=supports):
            raise Refused(no)
        self.name, self.role, self.comment = name.strip(), role.strip(), comment.strip()
        self.answered_at = clock.now()

    @step(source=State.ASKED, target=State.SUPPORTED, label="Support it", allowed=permissions.may_answer,
          unless=rules.obstacles_to_answering, tells=messages.ANSWERED, needs=NEEDS)  # fmt: skip
    def support(self, *, by: Any, name: str, role: str, comment: str = "") -> None:
        """In the endorser's own name and role."""
        self._write(name, role, comment, supports=True)

    @step(source=State.ASKED, target=State.NOT_SUPPORTED, label="Do not support it", allowed=permissions.may_answer,
          unless=rules.obstacles_to_answering, tells=messages.ANSWERED, needs=NEEDS)  # fmt: skip
    def turn_down(self, *, by: Any, name: str, role: str, comment: str) -> None:
        """With the reason."""
        self._write(name, role, comment, supports=False)

    @step(source=State.ASKED, target=State.WITHDRAWN, label="Stop asking", allowed=permissions.may_withdraw,
          needs=NEEDS)  # fmt: skip
    def withdraw(self, *, by: Any) -> None:
        """Asked of the wrong person: its link opens nothing any more."""
