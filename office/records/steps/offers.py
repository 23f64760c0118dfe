"""Which steps to offer a person now: the buttons are read from the same declaration as the rules."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from .declaring import Step
from .fields import Stateful


@dataclass(frozen=True)
class Offer:
    """A step this person may take from here, and what still stands in the way of it."""

    step: Step
    obstacles: list[str]

    @property
    def is_open(self) -> bool:
        """True when nothing is in the way."""
        return not self.obstacles


def offers(row: Stateful, by: Any) -> list[Offer]:
    """The steps that leave the present state and that this person may take, the one to lead with first.

    What goes on with the life comes before what steps aside from it, what is open before what is blocked;
    beyond that the order of the workflow page.
    """
    found = [
        Offer(step, step.obstacles(row, by))
        for step in row.steps().values()
        if row.state in step.sources and step.allowed(row, by)  # type: ignore[attr-defined]
    ]
    return sorted(found, key=lambda offer: (offer.step.aside, not offer.is_open))


def lead_of(found: Sequence[Offer]) -> Offer | None:
    """The one step to lead with: the first that is open and goes on with the life. A blocked one never leads."""
    return next((one for one in found if one.is_open and not one.step.aside), None)
