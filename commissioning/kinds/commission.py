"""A new service is commissioned: from a need to a contract that runs."""

from typing import Any

from commissioning.cycle_kinds import CycleKind
from commissioning.cycles.decided import open_to
from commissioning.services.states import ContractState
from office.records.steps import Obstacle


def obstacles_to_planning(cycle: Any) -> list[str]:
    """It answers a need of the register."""
    if cycle.needs_answered.all():
        return []
    return [Obstacle("Link the needs of the register that it answers.", about="needs")]


def obstacles_to_asking(cycle: Any) -> list[str]:
    """What goes to the market is written."""
    return [] if cycle.specification.strip() else [Obstacle("Write the specification.", about="specification")]


def obstacles_to_completing(cycle: Any) -> list[str]:
    """The service runs."""
    if cycle.contract and cycle.contract.state == ContractState.LIVE:
        return []
    return [Obstacle("The service is not running yet.", about="tender")]


def open_the_way(cycle: Any, decision: Any) -> None:
    """The procurement may start: its tender asks whether the cycle is under way."""


COMMISSION = open_to(
    CycleKind(
        code="commission",
        label="New service",
        stages={
            "idea": "Idea",
            "analysis": "Understanding the need",
            "plan": "Business case",
            "consultation": "Specification and market",
            "awaiting_decision": "Waiting for a decision",
            "under_way": "Procurement and start-up",
            "complete": "Running",
        },
        options={
            "tender": "Buy it by tender",
            "quotation": "Buy it by quotation",
            "competed_grant": "Pay for it by competed grant",
            "direct_award": "Award it directly",
            "jointly": "Commission it with partners",
        },
        legal_power="Anti-social Behaviour, Crime and Policing Act 2014, section 143",
        needs_service=False,
        carry_out=open_the_way,
        unless={
            "plan": obstacles_to_planning,
            "ask_for_decision": obstacles_to_asking,
            "complete": obstacles_to_completing,
        },
    )
)
