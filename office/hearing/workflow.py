"""The life of a remark."""

import datetime as dt
from typing import Any

from office.records import clock
from office.records.steps import Obstacle, Refused, StateField, Stateful, lawful_states, step

from . import messages, permissions, rules
from .states import RemarkState as State


class RemarkWorkflow(Stateful):
    """Said, read by an officer, and shown with our reply or kept."""

    state = StateField(State)
    reply: Any  # fields of the model
    answered_at: dt.datetime | None

    class Meta:
        abstract = True
        constraints = [lawful_states(State)]

    def _answer(self, reply: str) -> None:
        if not reply.strip():
            raise Refused([Obstacle("Write a reply. Whoever spoke to us reads it.", about="reply")])
        self.reply, self.answered_at = reply.strip(), clock.now()

    @step(source=State.NEW, target=State.SHOWN, label="Show it on the page, with our reply",
          allowed=permissions.may_answer, unless=rules.obstacles_to_showing, tells=messages.REPLIED)  # fmt: skip
    def show(self, *, by: Any, reply: str) -> None:
        """The words stand on the page they are about, and our reply under them."""
        self._answer(reply)

    @step(source=State.NEW, target=State.KEPT, label="Reply, and do not show it",
          allowed=permissions.may_answer, tells=messages.REPLIED)  # fmt: skip
    def answer(self, *, by: Any, reply: str) -> None:
        """Whoever left an address reads the reply; nobody else does."""
        self._answer(reply)

    @step(source=State.NEW, target=State.KEPT, label="It needs no reply", allowed=permissions.may_answer, aside=True)
    def keep(self, *, by: Any) -> None:
        """Read, and no more."""
        self.answered_at = clock.now()

    @step(source=State.SHOWN, target=State.KEPT, label="Take it off the page", allowed=permissions.may_answer,
          aside=True)  # fmt: skip
    def take_down(self, *, by: Any) -> None:
        """It named somebody, say."""
