"""What must hold before a cycle moves on: its gates, its plan, its decision, and what its kind adds."""

from typing import Any

from commissioning.cycle_kinds import DO_NOTHING, cycle_kind
from office.principles.rules import obstacles_from_gates
from office.records import clock
from office.records.steps import Obstacle


def obstacles_to_starting(kind: Any, why: str, cause: str, contract: Any) -> list[str]:
    """A reason, the cause where the kind asks for one, and the contract it is about."""
    found: list[str] = []
    if not why.strip():
        found.append(Obstacle("Say why this starts now.", about="why"))
    if kind.causes and cause not in kind.causes:
        found.append(Obstacle("Choose what sets it off.", about="cause"))
    if kind.needs_service and contract is None:
        found.append(Obstacle("Choose a service that has a contract.", about="service"))
    return found


def obstacles_to_analysing(cycle: Any) -> list[str]:
    """What the kind asks before anything else."""
    return cycle_kind(cycle.kind).obstacles("analyse", cycle)


def obstacles_to_planning(cycle: Any) -> list[str]:
    """The gates of the analysis, and what the kind adds."""
    return obstacles_from_gates(cycle.gate_sheet, "analysis") + cycle_kind(cycle.kind).obstacles("plan", cycle)


def obstacles_to_consulting(cycle: Any) -> list[str]:
    """The gates of the plan; two options weighed beside doing nothing at most, one of them advised."""
    found = obstacles_from_gates(cycle.gate_sheet, "plan") + _obstacles_from_options(cycle)
    return found + cycle_kind(cycle.kind).obstacles("consult", cycle)


def _obstacles_from_options(cycle: Any) -> list[str]:
    options = list(cycle.options.all())
    found: list[str] = []
    if not any(one.code != DO_NOTHING for one in options):
        found.append(Obstacle("Weigh at least one option besides doing nothing.", about="options"))
    found += [
        Obstacle(f"Say what speaks for and against this option: {one.title}.", about="options")
        for one in options
        if not (one.speaks_for.strip() and one.speaks_against.strip())
    ]
    if cycle.advised_id is None:
        found.append(Obstacle("Say which option you advise.", about="options"))
    return found


def obstacles_to_asking_for_a_decision(cycle: Any) -> list[str]:
    """Every gate up to the decision, what was heard, and the decision drafted from the plan."""
    found = obstacles_from_gates(cycle.gate_sheet, "decision") + _obstacles_from_options(cycle)
    if not cycle.heard.strip():
        found.append(Obstacle("Write down who was consulted and what changed.", about="heard"))
    if cycle.decision_id is None or cycle.decision.state in ("signed", "rejected", "withdrawn"):
        found.append(Obstacle("Draft the decision.", about="decision"))
    return found + cycle_kind(cycle.kind).obstacles("ask_for_decision", cycle)


def obstacles_to_completing(cycle: Any) -> list[str]:
    """What was decided has happened: the kind knows by what."""
    return cycle_kind(cycle.kind).obstacles("complete", cycle)


def obstacles_to_reviewing(cycle: Any) -> list[str]:
    """Not before the day it was set for."""
    if cycle.review_on is None:
        return [Obstacle("Nothing is to be reviewed here.", about="review")]
    if clock.today() < cycle.review_on:
        return [Obstacle(f"The review is due on {cycle.review_on.day} {cycle.review_on:%B %Y}.", about="review")]
    return [Obstacle("The review was held already.", about="review")] if cycle.reviewed_at else []


def obstacles_to_drafting(cycle: Any) -> list[str]:
    """A plan with an advised option, and no decision on its way."""
    found = _obstacles_from_options(cycle)
    if cycle.state != "consultation":
        found.append(Obstacle("The decision is drafted once the plan was consulted on.", about="state"))
    if cycle.decision and cycle.decision.state in ("advising", "ready"):
        found.append(Obstacle("The decision is already on its way.", about="decision"))
    return found


def obstacles_to_weighing(cycle: Any, code: str, title: str) -> list[str]:
    """While the plan is made, an option of the kind with a title."""
    found: list[str] = []
    if cycle.state not in ("idea", "analysis", "plan"):
        found.append(Obstacle("Options are weighed until the plan is consulted on.", about="state"))
    if code not in cycle_kind(cycle.kind).every_option():
        found.append(Obstacle("Choose an option from the list.", about="code"))
    if not title.strip():
        found.append(Obstacle("Say what the option is.", about="title"))
    return found
