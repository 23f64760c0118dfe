"""The life of a contest, an entry, an assessment and a meeting."""

from typing import Any

from office.records import clock
from office.records.actors import the_clock
from office.records.steps import Obstacle, Refused, StateField, Stateful, lawful_states, step

from . import consequences, permissions, rules
from .replaying import frozen_inputs
from .states import AssessmentState, ContestState, EntryState, MeetingState


class ContestWorkflow(Stateful):
    """Prepared by officers, read by assessors, ranked for the panel, concluded by the decision."""

    state = StateField(ContestState)
    findings_hash: Any
    findings_method: Any

    class Meta:
        abstract = True
        constraints = [lawful_states(ContestState)]

    @step(source=ContestState.PREPARING, target=ContestState.READING, label="Start the reading",
          allowed=permissions.may_run_contest, unless=rules.obstacles_to_reading, needs=["rubric"])  # fmt: skip
    def start_reading(self, *, by: Any) -> None:
        """Entries have readers and the rubric is frozen."""

    @step(source=ContestState.READING, target=ContestState.RANKED, label="Close the scoring",
          allowed=permissions.may_run_contest, unless=rules.obstacles_to_ranking, needs=["rubric"],
          then=consequences.keep_the_findings)  # fmt: skip
    def rank(self, *, by: Any) -> None:
        """Every entry is settled; scores may no longer be unlocked, and what they were is fixed by a hash."""
        self.inputs_hash = frozen_inputs(self).digest

    @step(source=ContestState.RANKED, target=ContestState.READING, label="Reopen the scoring", aside=True,
          allowed=permissions.may_run_contest, unless=rules.obstacles_to_reopening_the_list)  # fmt: skip
    def reopen_scoring(self, *, by: Any, reason: str) -> None:
        """A fault or an interest came to light before the panel met."""
        if not reason.strip():
            raise Refused([Obstacle("Say why the scoring is reopened.", about="reason")])
        self.inputs_hash, self.findings_hash, self.findings_method = "", "", None

    @step(source=ContestState.RANKED, target=ContestState.CONCLUDED, label="Conclude the judging",
          allowed=the_clock)  # fmt: skip
    def conclude(self, *, by: Any) -> None:
        """The decision was signed."""


class EntryWorkflow(Stateful):
    """Given to readers, read, moderated where they differ, settled."""

    state = StateField(EntryState)
    percent: Any
    moderation: Any

    class Meta:
        abstract = True
        constraints = [lawful_states(EntryState)]

    @step(source=EntryState.WAITING, target=EntryState.READING, label="Give to readers",
          allowed=permissions.may_moderate, unless=rules.obstacles_to_giving_out,
          needs=["submission", "contest"])  # fmt: skip
    def give_out(self, *, by: Any) -> None:
        """Enough readers hold it."""

    @step(source=EntryState.READING, target=EntryState.SETTLED, label="Settle on the readers' mean",
          allowed=the_clock)  # fmt: skip
    def settle(self, *, by: Any, percent: Any) -> None:
        """All readers locked and agree well enough."""
        self.percent = percent

    @step(source=EntryState.READING, target=EntryState.MODERATION, label="Send to moderation",
          allowed=the_clock)  # fmt: skip
    def refer(self, *, by: Any, percent: Any, flag: str) -> None:
        """All readers locked and differ too much."""
        self.percent, self.flag = percent, flag

    @step(source=EntryState.MODERATION, target=EntryState.SETTLED, label="Record what was agreed",
          allowed=permissions.may_moderate, unless=rules.obstacles_to_agreeing,
          needs=["submission", "moderation"])  # fmt: skip
    def agree(self, *, by: Any) -> None:
        """The moderation record is there; its score is the entry's."""
        self.percent = self.moderation.percent

    @step(source=EntryState.SETTLED, target=EntryState.MODERATION, label="Call for moderation", aside=True,
          allowed=permissions.may_moderate, unless=rules.obstacles_to_calling_for_moderation,
          needs=["submission", "contest"], then=consequences.lists_stay_open)  # fmt: skip
    def call_for_moderation(self, *, by: Any, reason: str) -> None:
        """Readers agree well enough by the numbers, and still somebody should look."""
        if not reason.strip():
            raise Refused([Obstacle("Say why it should be moderated.", about="reason")])
        self.flag = reason.strip()[:300]

    @step(source=[EntryState.SETTLED, EntryState.MODERATION], target=EntryState.READING, label="Reopen the reading",
          allowed=the_clock)  # fmt: skip
    def reopen(self, *, by: Any) -> None:
        """A reader unlocked a score before the panel's list was closed."""
        self.percent, self.flag, self.moderation = None, "", None

    @step(source=[EntryState.WAITING, EntryState.READING, EntryState.MODERATION, EntryState.SETTLED],
          target=EntryState.REMOVED, label="Take out", allowed=the_clock, then=consequences.close_the_bids)  # fmt: skip
    def remove(self, *, by: Any) -> None:
        """The bid was withdrawn."""


class AssessmentWorkflow(Stateful):
    """Scored by one assessor, locked, and unlocked with a reason until the list is closed."""

    state = StateField(AssessmentState)
    percent: Any
    locked_at: Any

    class Meta:
        abstract = True
        constraints = [lawful_states(AssessmentState)]

    @step(source=AssessmentState.ASSIGNED, target=AssessmentState.LOCKED, label="Lock my scores",
          allowed=permissions.may_score, unless=rules.obstacles_to_locking,
          needs=["entry__submission", "entry__contest__rubric"], then=consequences.keep_and_weigh)  # fmt: skip
    def lock(self, *, by: Any) -> None:
        """Others' scores become visible to this assessor once their own are locked."""
        self.percent, self.locked_at = rules.percent_of(self), clock.now()

    @step(source=AssessmentState.LOCKED, target=AssessmentState.ASSIGNED, label="Unlock my scores", aside=True,
          allowed=permissions.may_score, unless=rules.obstacles_to_unlocking,
          needs=["entry__submission", "entry__contest"], then=consequences.reopen)  # fmt: skip
    def unlock(self, *, by: Any, reason: str) -> None:
        """With a reason, until the panel's list is closed."""
        if not reason.strip():
            raise Refused([Obstacle("Say why you are unlocking your scores.", about="reason")])
        self.unlocked_because, self.locked_at, self.percent = reason.strip()[:300], None, None

    @step(source=[AssessmentState.ASSIGNED, AssessmentState.LOCKED], target=AssessmentState.RELEASED,
          label="Take off this bid", aside=True, allowed=permissions.may_release, unless=rules.obstacles_to_releasing,
          needs=["entry__contest"], then=consequences.let_go)  # fmt: skip
    def release(self, *, by: Any) -> None:
        """An interest was declared, or an officer gave the bid to somebody else."""


class MeetingWorkflow(Stateful):
    """Planned, sitting, held."""

    state = StateField(MeetingState)

    class Meta:
        abstract = True
        constraints = [lawful_states(MeetingState)]

    @step(source=MeetingState.PLANNED, target=MeetingState.OPEN, label="Open the meeting",
          allowed=permissions.may_chair, unless=rules.obstacles_to_opening_the_meeting, needs=["contest"])  # fmt: skip
    def open_meeting(self, *, by: Any) -> None:
        """Quorum is there, at least one independent member."""

    @step(source=MeetingState.OPEN, target=MeetingState.CLOSED, label="Close the meeting",
          allowed=permissions.may_chair)  # fmt: skip
    def close_meeting(self, *, by: Any) -> None:
        """Every bid has its recommendation; the procedure checks that."""
