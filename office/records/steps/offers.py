"""Which steps to offer a person now: the buttons are read from the same declaration as the rules."""

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
    """The steps that leave the present state and that this person may take, in declared order."""
    return [
        Offer(step, step.obstacles(row, by))
        for step in row.steps().values()
        if row.state in step.sources and step.allowed(row, by)  # type: ignore[attr-defined]
    ]
