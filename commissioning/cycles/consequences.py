"""What a signed decision carries out: whatever the cycle's kind says."""

from collections.abc import Sequence
from typing import Any

from commissioning.cycle_kinds import cycle_kind
from office.principles.actions import close_sheet


def carry_out_the_kind(cycles: Sequence[Any], *, by: Any) -> None:
    """The decision itself acts, in the same transaction."""
    for cycle in cycles:
        cycle_kind(cycle.kind).carry_out(cycle, by)


def close_the_gates(cycles: Sequence[Any], *, by: Any) -> None:
    """What was relied on no longer changes."""
    for cycle in cycles:
        close_sheet(sheet=cycle.gate_sheet, by=by)
