"""The socket of decision kinds: what a signed decision carries out. Filled by procedures at start-up."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ImproperlyConfigured


def no_obstacles(decision: Any) -> list[str]:
    """For a kind that adds nothing to what every decision must have."""
    return []


@dataclass(frozen=True)
class DecisionKind:
    """One kind of decision. `carry_out(decision)` moves what was decided, with ``by=decision``.

    `obstacles(decision)`: what the procedure still wants before it goes for advice, to be signed, and is signed.
    """

    code: str
    label: str
    carry_out: Callable[[Any], None]
    obstacles: Callable[[Any], list[str]] = no_obstacles


_kinds: dict[str, DecisionKind] = {}


def register(kind: DecisionKind) -> DecisionKind:
    """Add a kind. A code registered twice stops start-up."""
    if _kinds.get(kind.code, kind) != kind:
        raise ImproperlyConfigured(f"The decision kind {kind.code!r} is registered twice.")
    _kinds[kind.code] = kind
    return kind


def kind(code: str) -> DecisionKind:
    """The kind of that code. One that nobody registered is a fault of the code, not of the user."""
    if code not in _kinds:
        raise ImproperlyConfigured(f"No procedure carries out decisions of kind {code!r}.")
    return _kinds[code]


def codes() -> list[str]:
    """Every registered code."""
    return sorted(_kinds)


def nothing(decision: Any) -> None:
    """For a decision that is complete with its signature."""


register(DecisionKind("general", "Decision", nothing))
