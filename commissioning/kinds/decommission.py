"""A service ends: it is no longer required, or its provider did not do what was promised (the Plan, line 313)."""

from typing import Any

from commissioning.cycle_kinds import CycleKind
from commissioning.cycles.decided import open_to
from commissioning.services.limits import REVIEW_AFTER_DAYS
from commissioning.services.rules import is_breach, obstacles_to_giving_notice
from commissioning.services.states import OVER, ContractState
from office.records.steps import Obstacle, take


def obstacles_to_analysing(cycle: Any) -> list[str]:
    """Non-compliance was raised, given a dated improvement plan, reviewed and escalated; or it is so grave that
    the contract is suspended."""
    if cycle.cause != "non_compliance" or cycle.contract.state == ContractState.SUSPENDED:
        return []
    if any(is_breach(concern) for concern in cycle.contract.concerns.all()):
        return []
    return [Obstacle("First give the provider a dated improvement plan, review it and escalate it.", about="concern")]


def obstacles_to_consulting(cycle: Any) -> list[str]:
    """What the end does to users, equality, staff, the market, premises, data, partners and cost."""
    return [] if cycle.impact.strip() else [Obstacle("Write the impact assessment.", about="impact")]


def obstacles_to_asking(cycle: Any) -> list[str]:
    """Notice is long enough, the exit plan names who and when, and the later review has its day."""
    if _stays(cycle):
        return []
    found = obstacles_to_giving_notice(cycle.contract)
    first, last = REVIEW_AFTER_DAYS
    after = (cycle.review_on - cycle.contract.exit_on).days if cycle.review_on and cycle.contract.exit_on else 0
    if not first <= after <= last:
        found.append(Obstacle("Set the review for 6 to 12 months after the last day.", about="review"))
    return found


def obstacles_to_completing(cycle: Any) -> list[str]:
    """The service is closed, which its exit plan decides."""
    if _stays(cycle) or cycle.contract.state in OVER:
        return []
    return [Obstacle("The service is not closed yet. See its exit plan.", about="exit")]


def _stays(cycle: Any) -> bool:
    return cycle.advised is not None and cycle.advised.does_nothing


def give_notice(cycle: Any, decision: Any) -> None:
    """The signed decision gives the notice, unless it says that the service stays."""
    if not _stays(cycle):
        take(cycle.contract, "give_notice", by=decision)


DECOMMISSION = open_to(
    CycleKind(
        code="decommission",
        label="Service that ends",
        stages={
            "idea": "Trigger",
            "analysis": "Options being looked into",
            "plan": "Impact assessment",
            "consultation": "Consultation",
            "awaiting_decision": "Waiting for a decision",
            "under_way": "Notice given: on the way out",
            "complete": "Closed",
        },
        options={
            "end": "End the service",
            "move": "Move people to another service",
            "shrink": "End part of it",
        },
        legal_power="Anti-social Behaviour, Crime and Policing Act 2014, section 143",
        needs_service=True,
        carry_out=give_notice,
        causes={"not_required": "No longer required", "non_compliance": "The provider did not do what was promised"},
        ends_contract=True,
        unless={
            "analyse": obstacles_to_analysing,
            "consult": obstacles_to_consulting,
            "ask_for_decision": obstacles_to_asking,
            "complete": obstacles_to_completing,
        },
    )
)
