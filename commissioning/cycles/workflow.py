"""The life of a cycle, the same for every kind; what a kind adds stands in its own file."""

from typing import Any

from office.decisions.permissions import decided_by
from office.records import clock
from office.records.steps import Obstacle, Refused, StateField, Stateful, lawful_states, step

from . import consequences, permissions, rules
from .states import BEFORE_DECISION, CycleState

READS = ("gate_sheet", "advised", "decision", "contract", "service")


class CycleWorkflow(Stateful):
    """Looked into, planned, consulted on, decided, carried out, complete."""

    state = StateField(CycleState)

    decided_at: Any
    completed_at: Any
    reviewed_at: Any

    class Meta:
        abstract = True
        constraints = [lawful_states(CycleState)]

    @step(source=CycleState.IDEA, target=CycleState.ANALYSIS, label="Start looking into it",
          allowed=permissions.may_run, unless=rules.obstacles_to_analysing, needs=READS)  # fmt: skip
    def analyse(self, *, by: Any) -> None:
        """What is needed, and how do we know?"""

    @step(source=CycleState.ANALYSIS, target=CycleState.PLAN, label="Go on to the plan",
          allowed=permissions.may_run, unless=rules.obstacles_to_planning, needs=READS)  # fmt: skip
    def plan(self, *, by: Any) -> None:
        """The need is understood; now the options."""

    @step(source=CycleState.PLAN, target=CycleState.CONSULTATION, label="Consult on the plan",
          allowed=permissions.may_run, unless=rules.obstacles_to_consulting, needs=READS)  # fmt: skip
    def consult(self, *, by: Any) -> None:
        """Users, providers, partners and the market are asked."""

    @step(source=CycleState.CONSULTATION, target=CycleState.AWAITING_DECISION, label="Ask for a decision",
          allowed=permissions.may_run, unless=rules.obstacles_to_asking_for_a_decision, needs=READS)  # fmt: skip
    def ask_for_decision(self, *, by: Any) -> None:
        """Its decision goes for advice and signature."""

    @step(source=[CycleState.CONSULTATION, CycleState.AWAITING_DECISION], target=CycleState.PLAN,
          label="Go back to the plan", aside=True, allowed=permissions.may_run)  # fmt: skip
    def take_back(self, *, by: Any, reason: str) -> None:
        """Something must change before it is signed."""
        self.sent_back_because = _given(reason, "Say what must change.")

    @step(source=CycleState.AWAITING_DECISION, target=CycleState.UNDER_WAY, label="Decide",
          allowed=decided_by("decision"), needs=READS, then=consequences.carry_out_the_kind)  # fmt: skip
    def approve(self, *, by: Any) -> None:
        """The decision is signed; its kind carries it out."""
        self.decided_at = clock.now()

    @step(source=CycleState.UNDER_WAY, target=CycleState.PLAN, label="Return to the plan",
          allowed=permissions.may_send_back)  # fmt: skip
    def return_to_plan(self, *, by: Any, reason: str) -> None:
        """A procurement failed: what is asked for is looked at again."""
        self.sent_back_because = _given(reason, "Say why it failed.")

    @step(source=CycleState.UNDER_WAY, target=CycleState.COMPLETE, label="Complete",
          allowed=permissions.may_run, unless=rules.obstacles_to_completing, needs=READS,
          then=consequences.close_the_gates)  # fmt: skip
    def complete(self, *, by: Any) -> None:
        """What was decided has happened."""
        self.completed_at = clock.now()

    @step(source=CycleState.COMPLETE, target=CycleState.COMPLETE, label="Record the review",
          allowed=permissions.may_run, unless=rules.obstacles_to_reviewing)  # fmt: skip
    def record_review(self, *, by: Any, lessons: str) -> None:
        """What was learned, some months after."""
        self.lessons = _given(lessons, "Say what was learned.", "lessons")
        self.reviewed_at = clock.now()

    @step(source=[str(one) for one in BEFORE_DECISION], target=CycleState.STOPPED, label="Stop this", aside=True,
          allowed=permissions.may_run)  # fmt: skip
    def stop(self, *, by: Any, reason: str) -> None:
        """Before a decision, with a reason that stays."""
        self.stopped_because = _given(reason, "Say why it stops.")


def _given(text: str, sentence: str, about: str = "reason") -> str:
    if not text.strip():
        raise Refused([Obstacle(sentence, about=about)])
    return text.strip()
