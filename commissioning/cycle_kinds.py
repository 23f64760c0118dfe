"""The socket of cycle kinds: how one kind of cycle differs from another. Filled at start-up, one file a kind.

The workflow is one for all: an idea is looked into, planned with options, consulted on, decided and carried out.
A kind says what each of its stages is called, which options its plan weighs, what else stands in the way of a
step, and what the signed decision carries out.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ImproperlyConfigured

DO_NOTHING = "do_nothing"


def no_obstacles(cycle: Any) -> list[str]:
    """For a step to which a kind adds nothing."""
    return []


def never(cycle: Any) -> bool:
    """For a kind whose decisions are all the office-holder's."""
    return False


@dataclass(frozen=True)
class CycleKind:
    """One kind of cycle. `code` is also the kind of its sheet of gates, whose rows are data."""

    code: str
    label: str  # New service
    stages: Mapping[str, str]  # state -> this kind's word for it
    options: Mapping[str, str]  # code -> words; "do nothing" is added to every kind
    legal_power: str
    needs_service: bool  # whether it starts from a contract that runs
    carry_out: Callable[[Any, Any], None]  # (cycle, decision): what the signature does, by the decision
    unless: Mapping[str, Callable[[Any], list[str]]] = field(default_factory=dict)  # step -> its own obstacles
    causes: Mapping[str, str] = field(default_factory=dict)  # what may set it off; empty: nothing is asked
    ends_contract: bool = False  # its decision gives notice on the contract
    is_minor: Callable[[Any], bool] = never  # may the deputy decide it under the scheme of delegation?

    def word(self, state: str) -> str:
        """What this kind calls a state; empty where the common word will do."""
        return self.stages.get(state, "")

    def obstacles(self, step: str, cycle: Any) -> list[str]:
        """What this kind adds to what stands in the way of a step."""
        return self.unless.get(step, no_obstacles)(cycle)

    def every_option(self) -> dict[str, str]:
        """The options that the plan may weigh, "do nothing" first."""
        return {DO_NOTHING: "Do nothing", **self.options}


_kinds: dict[str, CycleKind] = {}


def register(kind: CycleKind) -> CycleKind:
    """Add a kind. A code registered twice stops start-up."""
    if _kinds.setdefault(kind.code, kind) is not kind:
        raise ImproperlyConfigured(f"The kind of cycle {kind.code!r} is registered twice.")
    return kind


def cycle_kind(code: str) -> CycleKind:
    """The kind of that code; one that nobody registered stops the caller."""
    if code not in _kinds:
        raise ImproperlyConfigured(f"No kind of cycle {code!r} is registered.")
    return _kinds[code]


def registered() -> list[CycleKind]:
    """Every kind, in the order in which they were added."""
    return list(_kinds.values())
