"""A service nears its end: it is reviewed, and extended, bought again, redesigned, or stopped."""

from typing import Any

from commissioning.cycle_kinds import DO_NOTHING, CycleKind
from commissioning.cycles.actions import lead_to
from commissioning.cycles.decided import open_to
from commissioning.performance.queries import accepted_reports
from commissioning.services.limits import REPORTS_FOR_SUCCESS
from commissioning.services.rules import obstacles_from_the_limits
from commissioning.services.states import ContractState, VariationState
from office.records.steps import Obstacle, take

GOES_ON = ("extend", "as_is")  # to choose one of these is to call the service successful
STOPS = ("stop", DO_NOTHING)
MARKET = ("as_is", "redesign", "jointly")


def obstacles_to_consulting(cycle: Any) -> list[str]:
    """No service is called successful on fewer than four accepted reports; an extension has its change drawn up."""
    found: list[str] = []
    code = cycle.advised.code if cycle.advised else ""
    accepted = accepted_reports(cycle.contract)
    if code in GOES_ON and accepted < REPORTS_FOR_SUCCESS:
        found.append(
            Obstacle(
                f"To go on as it is calls the service successful. That takes {REPORTS_FOR_SUCCESS} accepted reports; "
                f"there are {accepted}.",
                about="reports",
            )
        )
    if code == "extend" and cycle.variation is None:
        found.append(Obstacle("Draw up the extension of the contract.", about="variation"))
    return found


def obstacles_to_asking(cycle: Any) -> list[str]:
    """An extension stays within the limits; what goes to the market is written."""
    code = cycle.advised.code if cycle.advised else ""
    if code == "extend" and cycle.variation:
        return obstacles_from_the_limits(cycle.variation)
    if code in MARKET and not cycle.specification.strip():
        return [Obstacle("Write the specification.", about="specification")]
    return []


def obstacles_to_completing(cycle: Any) -> list[str]:
    """The branch it leads to has happened: extended, running under its next contract, or its end begun."""
    code = cycle.advised.code
    if code == "extend" and cycle.variation.state != VariationState.IN_FORCE:
        return [Obstacle("The extension is not in force yet.", about="variation")]
    if code in MARKET and not _runs_again(cycle):
        return [Obstacle("The next contract is not running yet.", about="tender")]
    return []


def _runs_again(cycle: Any) -> bool:
    return cycle.service.contracts.filter(state=ContractState.LIVE, follows=cycle.contract).exists()


def branch(cycle: Any, decision: Any) -> None:
    """Extend: the change is agreed. Stop: a cycle that ends it starts. The rest goes to the market."""
    code = cycle.advised.code
    if code == "extend":
        take(cycle.variation, "agree", by=decision)
    elif code in STOPS:
        lead_to(cycle=cycle, kind="decommission", cause="not_required", by=decision)


RECOMMISSION = open_to(
    CycleKind(
        code="recommission",
        label="Service commissioned again",
        stages={
            "idea": "Alarm",
            "analysis": "Performance review",
            "plan": "Options being weighed",
            "consultation": "Consultation",
            "awaiting_decision": "Waiting for a decision",
            "under_way": "Being carried out",
            "complete": "Done",
        },
        options={
            "extend": "Extend the contract",
            "as_is": "Buy it again as it is",
            "redesign": "Redesign it",
            "jointly": "Commission it with partners",
            "in_house": "Do it ourselves",
            "stop": "Stop the service",
        },
        legal_power="Anti-social Behaviour, Crime and Policing Act 2014, section 143",
        needs_service=True,
        carry_out=branch,
        unless={
            "consult": obstacles_to_consulting,
            "ask_for_decision": obstacles_to_asking,
            "complete": obstacles_to_completing,
        },
    )
)
