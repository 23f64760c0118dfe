"""The life of a contract, of a change to it, and of a concern about it."""

import datetime as dt
from typing import Any

from office.decisions.permissions import decided_by
from office.records import clock
from office.records.steps import Obstacle, Refused, StateField, Stateful, lawful_states, step

from . import consequences, permissions, rules
from .states import ConcernState, ContractState, VariationState


class ContractWorkflow(Stateful):
    """Signed by both, made ready, running; suspended at need; ended under a signed decision."""

    state = StateField(ContractState)

    provider_signed_at: Any
    signed_at: Any
    live_at: Any
    notice_given_on: Any
    ended_on: Any
    value_pence: Any
    ends_on: Any
    newest_variation: Any

    class Meta:
        abstract = True
        constraints = [lawful_states(ContractState)]

    @step(source=ContractState.CONTRACTING, target=ContractState.CONTRACTING, label="Sign for the provider",
          allowed=permissions.may_sign_for_provider, unless=rules.obstacles_to_the_providers_signature)  # fmt: skip
    def sign_for_provider(self, *, by: Any, name: str) -> None:
        """With the name of whoever signs, as typed."""
        self.provider_signed_as = _given(name, "Type the full name of whoever signs.", "name")
        self.provider_signed_at = clock.now()

    @step(source=ContractState.CONTRACTING, target=ContractState.MOBILISING, label="Sign for the office",
          allowed=permissions.may_commission, unless=rules.obstacles_to_signing,
          then=consequences.call_for_notices_of_signing)  # fmt: skip
    def sign_for_office(self, *, by: Any) -> None:
        """Both sides are bound; the start is prepared."""
        self.signed_at, self.signed_by = clock.now(), by

    @step(source=ContractState.CONTRACTING, target=ContractState.ABANDONED, label="Give up this contract", aside=True,
          allowed=permissions.may_commission)  # fmt: skip
    def abandon(self, *, by: Any, reason: str) -> None:
        """It will not be signed."""
        self.reason = _given(reason, "Say why it is not signed.")

    @step(source=ContractState.MOBILISING, target=ContractState.LIVE, label="Start the service",
          allowed=permissions.may_commission, unless=rules.obstacles_to_going_live)  # fmt: skip
    def go_live(self, *, by: Any) -> None:
        """The checklist is done; people are helped from today."""
        self.live_at = clock.now()

    @step(source=ContractState.LIVE, target=ContractState.LIVE, label="Carry a change",
          allowed=permissions.may_carry_variation, needs=["newest_variation"])  # fmt: skip
    def carry_variation(self, *, by: Any) -> None:
        """The newest variation counts from now: value, last day."""
        self.value_pence += self.newest_variation.value_change_pence
        self.ends_on += dt.timedelta(days=self.newest_variation.days_change)

    @step(source=[ContractState.MOBILISING, ContractState.LIVE], target=ContractState.SUSPENDED,
          label="Suspend at once", aside=True, allowed=permissions.may_suspend)  # fmt: skip
    def suspend(self, *, by: Any, reason: str) -> None:
        """For serious safeguarding or fraud: no notice is needed."""
        self.reason = _given(reason, "Say why it is suspended, without naming anybody.")

    @step(source=ContractState.SUSPENDED, target=ContractState.LIVE, label="End the suspension",
          allowed=permissions.may_suspend)  # fmt: skip
    def resume(self, *, by: Any, reason: str) -> None:
        """The cause is gone."""
        self.reason = _given(reason, "Say what was put right.")

    @step(source=[ContractState.LIVE, ContractState.SUSPENDED], target=ContractState.ENDING, label="Give notice",
          allowed=decided_by("ending_decision"), unless=rules.obstacles_to_giving_notice,
          needs=["ending_decision"])  # fmt: skip
    def give_notice(self, *, by: Any) -> None:
        """The decision to end it is signed: notice is given with it."""
        self.notice_given_on = clock.today()

    @step(source=ContractState.ENDING, target=ContractState.ENDED, label="Close the service",
          allowed=permissions.may_commission, unless=rules.obstacles_to_closing,
          then=consequences.call_for_notices_of_the_end)  # fmt: skip
    def close(self, *, by: Any) -> None:
        """Everybody is handed over and everything on the exit plan is done."""
        self.ended_on = clock.today()


class VariationWorkflow(Stateful):
    """Proposed, agreed by a signed decision, signed by both sides, in force from its day."""

    state = StateField(VariationState)

    provider_signed_at: Any
    signed_at: Any

    class Meta:
        abstract = True
        constraints = [lawful_states(VariationState)]

    @step(source=VariationState.PROPOSED, target=VariationState.PROPOSED, label="Clear this change", aside=True,
          allowed=permissions.may_clear_change)  # fmt: skip
    def clear(self, *, by: Any, reason: str) -> None:
        """The monitoring officer lets it go past the limit, with the reason."""
        self.cleared_because = _given(reason, "Say why the law allows it.")
        self.cleared_by = by

    @step(source=VariationState.PROPOSED, target=VariationState.AGREED, label="Agree the change",
          allowed=decided_by("decision"), unless=rules.obstacles_to_agreeing,
          needs=["contract", "decision"], then=consequences.call_for_notices_of_a_change)  # fmt: skip
    def agree(self, *, by: Any) -> None:
        """The decision is signed; the deed goes to both sides."""

    @step(source=VariationState.PROPOSED, target=VariationState.REFUSED, label="Refuse the change", aside=True,
          allowed=permissions.may_commission)  # fmt: skip
    def refuse(self, *, by: Any, reason: str) -> None:
        """With a reason the provider can read."""
        self.refused_because = _given(reason, "Say why it is refused.")

    @step(source=VariationState.AGREED, target=VariationState.AGREED, label="Sign the deed for the provider",
          allowed=permissions.may_sign_for_provider, unless=rules.obstacles_to_the_providers_deed,
          needs=["contract"])  # fmt: skip
    def sign_deed_for_provider(self, *, by: Any, name: str) -> None:
        """With the name of whoever signs."""
        self.provider_signed_as = _given(name, "Type the full name of whoever signs.", "name")
        self.provider_signed_at = clock.now()

    @step(source=VariationState.AGREED, target=VariationState.SIGNED, label="Sign the deed for the office",
          allowed=permissions.may_commission, unless=rules.obstacles_to_signing_deed,
          needs=["contract"])  # fmt: skip
    def sign_deed_for_office(self, *, by: Any) -> None:
        """Both signed the same deed."""
        self.signed_at, self.signed_by = clock.now(), by

    @step(source=VariationState.SIGNED, target=VariationState.IN_FORCE, label="Bring into force",
          allowed=permissions.may_put_in_force, unless=rules.obstacles_to_taking_effect,
          needs=["contract", "decision"], then=consequences.change_the_contract)  # fmt: skip
    def take_effect(self, *, by: Any) -> None:
        """From its day on, the contract says what the deed says."""


class ConcernWorkflow(Stateful):
    """Raised, given a dated improvement plan, resolved or escalated."""

    state = StateField(ConcernState)

    review_on: Any

    class Meta:
        abstract = True
        constraints = [lawful_states(ConcernState)]

    @step(source=ConcernState.RAISED, target=ConcernState.IMPROVING, label="Agree an improvement plan",
          allowed=permissions.may_commission)  # fmt: skip
    def start_improving(self, *, by: Any, plan: str, review_on: dt.date) -> None:
        """What the provider will do, and the day it is looked at again."""
        self.plan = _given(plan, "Say what will be done.", "plan")
        if review_on <= clock.today():
            raise Refused([Obstacle("The review lies in the future.", about="review_on")])
        self.review_on = review_on

    @step(source=[ConcernState.RAISED, ConcernState.IMPROVING], target=ConcernState.RESOLVED,
          label="Mark as resolved", aside=True,
          allowed=permissions.may_commission)  # fmt: skip
    def resolve(self, *, by: Any, reason: str) -> None:
        """With what showed it."""
        self.outcome = _given(reason, "Say what shows that it is put right.")

    @step(source=ConcernState.IMPROVING, target=ConcernState.ESCALATED, label="Escalate",
          allowed=permissions.may_commission, unless=rules.obstacles_to_escalating)  # fmt: skip
    def escalate(self, *, by: Any, reason: str) -> None:
        """The plan had its time and did not do."""
        self.outcome = _given(reason, "Say what has not improved.")


def _given(text: str, sentence: str, about: str = "reason") -> str:
    if not text.strip():
        raise Refused([Obstacle(sentence, about=about)])
    return text.strip()
