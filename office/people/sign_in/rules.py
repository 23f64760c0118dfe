"""What must hold before an officer reads out a code."""

from typing import Any

from office.records.steps import Obstacle

from ..permissions import belongs, is_staff
from ..standing import standing_of


def digits(number: str) -> str:
    """A telephone number as one dials it in Britain: +44 113 496 0000 is 01134960000."""
    dialled = "".join(character for character in number if character.isdigit())
    return "0" + dialled[2:] if dialled.startswith("44") else dialled


def obstacles_to_issuing(user: Any, organisation: Any, called_number: str, *, by: Any) -> list[str]:
    """The officer called the number on file, and the person belongs to that very group."""
    if not organisation.phone_on_file:
        return [Obstacle("We hold no telephone number for this group.", about="called_number")]
    if digits(called_number) != digits(organisation.phone_on_file):
        return [Obstacle("Call the number we hold for the group, no other.", about="called_number")]
    if not user.is_active or not belongs(user, organisation.pk):
        return [Obstacle("This person does not belong to this group.", about="user")]
    if is_staff(user) or user.is_superuser:
        return [Obstacle("A code by telephone is for groups. A colleague asks the administrator.", about="user")]
    if standing_of(by).user_id == user.pk:
        return [Obstacle("You cannot issue a code to yourself.", about="user")]
    return []
