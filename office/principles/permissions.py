"""Who may work on gates, and who keeps the principles."""

from typing import Any

from office.people.permissions import has_role
from office.people.roles import Role

from .states import GateState


def may_adopt_principles(by: Any) -> bool:
    """The monitoring officer, an editor or an administrator brings in a set of principles."""
    return has_role(by, Role.LEGAL, Role.EDITOR, Role.ADMINISTRATOR)


def may_work_on(gate: Any, by: Any) -> bool:
    """Officers and the monitoring officer add evidence, mark a gate met, or mark it not applicable."""
    return has_role(by, Role.OFFICER, Role.LEGAL)


def may_waive(gate: Any, by: Any) -> bool:
    """Only the monitoring officer lets something go ahead without a gate that applies."""
    return has_role(by, Role.LEGAL)


def may_reopen(gate: Any, by: Any) -> bool:
    """A waived gate is reopened by the monitoring officer, any other by those who work on it."""
    return may_waive(gate, by) if gate.state == GateState.WAIVED else may_work_on(gate, by)
