"""What must hold before a decision moves on."""

from collections.abc import Sequence
from typing import Any

from office.people.permissions import has_interest
from office.records.money import pounds
from office.records.steps import Obstacle

from . import kinds
from .headings import HEADINGS, NEEDED

NEEDED_ADVICE = {"finance": "Finance has not advised yet.", "legal": "Legal has not advised yet.",
                 "equality": "The equality check has not been done yet."}  # fmt: skip
IN_WRITING = ("draft",)
BEING_ADVISED = ("advising",)


def obstacles_to_asking_for_advice(decision: Any) -> list[str]:
    """The parts every notice must have are written, and its procedure has nothing against it."""
    written = {section.code for section in decision.sections.all() if section.text.strip()}
    found = [Obstacle(f"Write the part “{HEADINGS[code]}”.", about=code) for code in NEEDED if code not in written]
    return found + obstacles_from_the_kind(decision)


def obstacles_from_the_kind(decision: Any) -> list[str]:
    """What the procedure that wrote it still wants, such as gates that are open."""
    return kinds.kind(decision.kind).obstacles(decision)


def obstacles_to_being_ready(decision: Any) -> list[str]:
    """Every adviser has commented on this text, or said that there is nothing to say."""
    given = {advice.kind for advice in decision.advice.all() if _since_asked(decision, advice.at)}
    found = [Obstacle(sentence, about=kind) for kind, sentence in NEEDED_ADVICE.items() if kind not in given]
    return found + obstacles_from_the_kind(decision)


def obstacles_to_signing(decision: Any, *, by: Any) -> list[str]:
    """Whoever signs has declared on this text, has no interest and stays within the delegation; nothing is open."""
    return _obstacles_from_the_signer(decision, by) + obstacles_from_the_kind(decision)


def _obstacles_from_the_signer(decision: Any, by: Any) -> list[str]:
    about_text = [one for one in decision.declarations.all() if one.user_id == by.pk and _since_asked(decision, one.at)]
    if not about_text:
        return [Obstacle("Declare first whether you have an interest in this.", about="declaration")]
    newest = max(about_text, key=lambda one: one.pk)
    if newest.has_interest or any(has_interest(by, organisation.pk) for organisation in decision.concerns.all()):
        return [_interest_obstacle(decision)]
    return obstacles_from_the_limit(decision)


def obstacles_from_the_limit(decision: Any) -> list[str]:
    """A deputy signs up to the limit of the delegation."""
    if decision.signatory != "deputy" or (decision.amount_pence or 0) <= decision.delegated_up_to_pence:
        return []
    limit = pounds(decision.delegated_up_to_pence)
    return [Obstacle(f"{pounds(decision.amount_pence)} is above the deputy's limit of {limit}.", about="amount")]


def _interest_obstacle(decision: Any) -> Obstacle:
    if decision.signatory == "deputy":
        return Obstacle("You have an interest in this, so somebody else must decide it. Ask the monitoring officer.",
                        about="declaration")  # fmt: skip
    return Obstacle("You have an interest in this, so the deputy must decide it.", about="declaration")


def _since_asked(decision: Any, instant: Any) -> bool:
    """Said about the present text: what was said before it was last sent round does not count."""
    return decision.asked_at is not None and instant >= decision.asked_at


def obstacles_to_writing(decision: Any) -> list[str]:
    """Only a draft is written."""
    if decision.state in IN_WRITING:
        return []
    return [Obstacle("Only a draft can be changed. Send it back first.", about="state")]


def obstacles_to_drafting(kind: str, known: Sequence[str], title: str, sections: Sequence[str]) -> list[str]:
    """A kind that some procedure carries out, a title, and parts we know."""
    found: list[str] = []
    if kind not in known:
        found.append(Obstacle("Choose what kind of decision it is.", about="kind"))
    if not title.strip():
        found.append(Obstacle("Enter a title.", about="title"))
    return found + [Obstacle(f"There is no part “{code}”.", about=code) for code in sections if code not in HEADINGS]


def obstacles_to_advising(decision: Any, result: str, text: str, results: Sequence[str]) -> list[str]:
    """While advice is asked for, a comment has words."""
    if decision.state not in BEING_ADVISED:
        return [Obstacle("Advice is given while a decision is with finance and legal.", about="state")]
    if result not in results:
        return [Obstacle("Choose whether you comment or have nothing to say.", about="result")]
    if result == "comment" and not text.strip():
        return [Obstacle("Write your comment.", about="text")]
    return []


def obstacles_to_exempting(exemption: str, public_interest: str) -> list[str]:
    """An exempt part names its exemption and why the public interest does not outweigh it."""
    found: list[str] = []
    if not exemption.strip():
        found.append(Obstacle("Name the exemption, such as FOIA s.43(2).", about="exemption"))
    if not public_interest.strip():
        found.append(Obstacle("Say why the public interest is better served by keeping it closed.", "public_interest"))
    return found


def obstacles_to_publishing(decision: Any) -> list[str]:
    """Only what was signed is published."""
    return [] if decision.is_signed else [Obstacle("Only a signed decision is published.", about="state")]


def obstacles_to_superseding(decision: Any, earlier: Any) -> list[str]:
    """A draft takes the place of a signed decision that nothing else replaces."""
    found = obstacles_to_writing(decision)
    if not earlier.is_signed:
        found.append(Obstacle("Only a signed decision can be superseded.", about="supersedes"))
    if earlier.superseded_by.exclude(pk=decision.pk).exclude(state__in=("rejected", "withdrawn")).exists():
        found.append(Obstacle(f"{earlier.reference} is superseded already.", about="supersedes"))
    return found
