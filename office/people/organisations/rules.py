"""What must hold when people join, lead and leave an organisation. Each rule receives all it judges."""

from collections.abc import Collection
from typing import Any

from office.records import clock
from office.records.steps import Obstacle


def same_address(one: str, other: str) -> bool:
    """True when both are the same e-mail address; capitals do not matter."""
    return one.strip().lower() == other.strip().lower()


def obstacles_to_registering(name: str, kind: str, kinds: Collection[str]) -> list[str]:
    """An organisation has a name and a legal form that we know."""
    found: list[str] = []
    if not name.strip():
        found.append(Obstacle("Enter the name of your group.", about="name"))
    if kind not in kinds:
        found.append(Obstacle("Choose what kind of group it is.", about="kind"))
    return found


def obstacles_to_inviting(email: str, member_emails: Collection[str], waiting_emails: Collection[str]) -> list[str]:
    """Nobody is asked twice, and nobody who already belongs."""
    if any(same_address(email, one) for one in member_emails):
        return [Obstacle("This person already belongs to your group.", about="email")]
    if any(same_address(email, one) for one in waiting_emails):
        return [Obstacle("You already invited this person. Withdraw that invitation to send another.", about="email")]
    return []


def obstacles_to_accepting(invitation: Any, confirmed_emails: Collection[str]) -> list[str]:
    """An open invitation, accepted by somebody who has confirmed the address it was sent to."""
    if not any(same_address(invitation.email, one) for one in confirmed_emails):
        return ["This invitation was sent to another e-mail address. Sign in with that address."]
    if invitation.accepted_at:
        return ["This invitation has been used."]
    if invitation.withdrawn_at:
        return ["This invitation was withdrawn. Ask the group's lead for another."]
    if invitation.expires_at <= clock.now():
        return ["This invitation is too old. Ask the group's lead for another."]
    return []


def obstacles_to_losing_a_lead(membership: Any, other_leads: int) -> list[str]:
    """A group always keeps a lead, or nobody could submit for it."""
    if membership.kind == "lead" and not other_leads:
        return ["Make somebody else a lead first: a group must have one."]
    return []


def obstacles_to_asking_to_lead(membership: Any, why: str, *, waiting: int) -> list[str]:
    """Somebody who belongs and does not lead yet asks once, with the reason."""
    if membership is None:
        return ["You do not belong to this group."]
    if membership.kind == "lead":
        return ["You lead this group already."]
    if waiting:
        return ["You have asked already. We will write to you."]
    return [] if why.strip() else [Obstacle("Say why you should lead.", about="why")]


def obstacles_to_settling(request: Any, membership: Any) -> list[str]:
    """Once, and only for somebody who still belongs."""
    if request.settled_at is not None:
        return ["This has been answered."]
    return [] if membership else ["This person no longer belongs to the group."]


def obstacles_to_handing_over(mine: Any, theirs: Any) -> list[str]:
    """From a lead to another member."""
    if mine is None or mine.kind != "lead":
        return ["Only a lead can hand over."]
    if theirs.until or theirs.pk == mine.pk:
        return ["Choose another member of your group."]
    return []
