"""What must hold before a decision moves on."""

from typing import Any

from office.people.permissions import has_interest
from office.records.steps import Obstacle

NEEDED_SECTIONS = {
    "executive_summary": "Executive summary",
    "decision": "Decision",
    "background_and_reasons": "Background and reasons",
    "legal_power": "Legal power",
}
NEEDED_ADVICE = {"finance": "Finance has not advised yet.", "legal": "Legal has not advised yet.",
                 "equality": "The equality check has not been done yet."}  # fmt: skip


def obstacles_to_asking_for_advice(decision: Any) -> list[str]:
    """The parts every notice must have are written."""
    written = {section.code for section in decision.sections.all() if section.text.strip()}
    return [
        Obstacle(f"Write the part “{heading}”.", about=code)
        for code, heading in NEEDED_SECTIONS.items()
        if code not in written
    ]


def obstacles_to_being_ready(decision: Any) -> list[str]:
    """Every adviser has commented, or said that there is nothing to say."""
    given = {advice.kind for advice in decision.advice.all()}
    return [Obstacle(sentence, about=kind) for kind, sentence in NEEDED_ADVICE.items() if kind not in given]


def obstacles_to_signing(decision: Any, *, by: Any) -> list[str]:
    """Whoever signs has declared, and has no interest here or on the register."""
    declared = {one.user_id: one for one in decision.declarations.all()}.get(by.pk)
    if declared is None:
        return [Obstacle("Declare first whether you have an interest in this.", about="declaration")]
    concerned = [organisation.pk for organisation in decision.concerns.all()]
    if declared.has_interest or any(has_interest(by, key) for key in concerned):
        return [Obstacle("You have an interest in this, so the deputy must decide it.", about="declaration")]
    return []
