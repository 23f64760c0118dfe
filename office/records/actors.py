"""Who can act: people, the clock, and signed decisions.

An actor is anything with a ``trail_name``. Users (``user:12``) live in office.people, signed
decisions (``decision:PCC-2020-034``) in office.decisions; the clock lives here.
"""

from typing import Any, Protocol, runtime_checkable


@runtime_checkable
class Actor(Protocol):
    """Anything that may take a step."""

    @property
    def trail_name(self) -> str:
        """How the trail names the actor."""


class Clock:
    """The passing of time, as an actor: it opens and closes rounds and lets offers lapse."""

    trail_name = "clock"

    def __str__(self) -> str:
        return "The clock"


THE_CLOCK = Clock()


def the_clock(subject: Any, by: Any) -> bool:
    """The passing of time, and nobody else."""
    return by is THE_CLOCK


def nobody(subject: Any, by: Any) -> bool:
    """The permission of a step that names none: deny unless allowed."""
    return False
