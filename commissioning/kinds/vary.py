"""A contract is varied because need, resources or the law changed (the Plan, line 312)."""

from typing import Any

from commissioning.cycle_kinds import CycleKind
from commissioning.cycles.decided import open_to
from commissioning.services.limits import MINOR_UP_TO
from commissioning.services.rules import obstacles_from_the_limits
from commissioning.services.states import VariationState
from office.records.steps import Obstacle, take

HUNDRED = 100


def obstacles_to_planning(cycle: Any) -> list[str]:
    """The change itself is drawn up, with old and new side by side."""
    if cycle.variation is None:
        return [Obstacle("Draw up the change of the contract.", about="variation")]
    return []


def obstacles_to_consulting(cycle: Any) -> list[str]:
    """The impact on money, equality, measures and other funders is written down."""
    return [] if cycle.impact.strip() else [Obstacle("Write down the impact of the change.", about="impact")]


def obstacles_to_asking(cycle: Any) -> list[str]:
    """Within the limits of the law, and with the measures set again where the outcome changes."""
    change = cycle.variation
    if change is None:
        return obstacles_to_planning(cycle)
    found = obstacles_from_the_limits(change)
    if change.changes_outcome and not change.measures_again.strip():
        found.append(Obstacle("Set the performance measures again.", about="variation"))
    return found


def obstacles_to_completing(cycle: Any) -> list[str]:
    """The deed is signed and its day has come, or the change was refused."""
    if cycle.variation.state in (VariationState.IN_FORCE, VariationState.REFUSED):
        return []
    return [Obstacle("The change is not in force yet.", about="variation")]


def is_minor(cycle: Any) -> bool:
    """Up to 5% of the price and no change of outcome or term: the deputy may decide it."""
    change = cycle.variation
    if change is None or change.changes_outcome or change.days_change:
        return False
    return abs(change.value_change_pence) * HUNDRED <= MINOR_UP_TO * change.contract.original_value_pence


def agree_the_change(cycle: Any, decision: Any) -> None:
    """The deed goes to both sides, unless the decision is to leave things as they are."""
    if not cycle.advised.does_nothing:
        take(cycle.variation, "agree", by=decision)


VARY = open_to(
    CycleKind(
        code="vary",
        label="Variation of a service",
        stages={
            "idea": "Change asked for",
            "analysis": "Triage",
            "plan": "Impact",
            "consultation": "Legal and finance check",
            "awaiting_decision": "Waiting for a decision",
            "under_way": "Deed to sign",
            "complete": "In force",
            "stopped": "Refused or withdrawn",
        },
        options={"vary": "Make the change", "vary_less": "Make part of the change"},
        legal_power="Anti-social Behaviour, Crime and Policing Act 2014, section 143",
        needs_service=True,
        carry_out=agree_the_change,
        causes={"need": "Need changed", "resources": "Resources changed", "legislation": "The law changed"},
        is_minor=is_minor,
        unless={
            "plan": obstacles_to_planning,
            "consult": obstacles_to_consulting,
            "ask_for_decision": obstacles_to_asking,
            "complete": obstacles_to_completing,
        },
    )
)
