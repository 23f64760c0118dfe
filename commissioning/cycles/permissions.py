"""Who runs a cycle."""

from typing import Any

from office.people.permissions import has_role
from office.people.roles import Role
from office.records.actors import THE_CLOCK


def may_run(cycle: Any, by: Any) -> bool:
    """Officers run cycles."""
    return has_role(by, Role.OFFICER)


def may_start(by: Any) -> bool:
    """Officers; the clock, whose alarm rings before a contract ends; a signed decision that leads to another cycle."""
    return may_run(None, by) or by is THE_CLOCK or bool(getattr(by, "is_signed", False))


def may_send_back(cycle: Any, by: Any) -> bool:
    """A procurement that failed sends its cycle back; nobody does so by hand."""
    return by is THE_CLOCK
