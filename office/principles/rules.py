"""What must hold before a gate moves, and what open gates stand in the way of."""

from typing import Any

from office.records.steps import Obstacle

from .kinds import Need, Stage
from .states import SETTLED, GateState


def obstacles_from_gates(sheet: Any, stage: str) -> list[str]:
    """What the gates of a stage and of those before it still want, each sentence about its principle's code.

    Reads `sheet.gates`: no query when they were fetched by `queries.with_gates`, one when not.
    """
    stages = Stage.up_to(stage)
    gates = [gate for gate in sheet.gates.all() if gate.requirement.stage in stages]
    return [Obstacle(_wanted(gate), about=gate.principle.code) for gate in gates if is_blocking(gate)]


def is_blocking(gate: Any) -> bool:
    """True while the gate holds its stage. One that counts only if material starts to count with its evidence."""
    if gate.state in SETTLED:
        return False
    return gate.state != GateState.NOT_STARTED or gate.requirement.need != Need.IF_MATERIAL


def _wanted(gate: Any) -> str:
    name = f"{gate.principle.code} {gate.principle.name}"
    if gate.state == GateState.EVIDENCE_ADDED:
        return f"{name}: check the evidence, then mark it met."
    if gate.requirement.need == Need.CONFIRM:
        return f"{name}: confirm {gate.requirement.asks}, or mark it not applicable."
    return f"{name}: add {gate.requirement.asks}, or mark it not applicable."


def obstacles_to_changing(gate: Any) -> list[str]:
    """What a decision relied on does not change after it."""
    if gate.sheet.closed_at:
        return [Obstacle("A decision was taken on these gates, so they no longer change.", about=gate.principle.code)]
    return []


def obstacles_to_meeting(gate: Any) -> list[str]:
    """A gate is met on evidence, unless it only asks an officer to confirm."""
    if gate.state == GateState.NOT_STARTED and gate.requirement.need != Need.CONFIRM:
        return [Obstacle(f"First add {gate.requirement.asks}.", about=gate.principle.code)]
    return obstacles_to_changing(gate)


def obstacles_to_adding_evidence(gate: Any, text: str, link: str) -> list[str]:
    """Evidence says what it shows; a link is a whole web address, or an address on this site."""
    found = obstacles_to_changing(gate)
    if not text.strip():
        found.append(Obstacle("Say in a sentence what the evidence shows.", about="text"))
    if link and not link.startswith(("https://", "http://", "/")):
        found.append(Obstacle("Enter a whole web address, starting with https://.", about="link"))
    return found
