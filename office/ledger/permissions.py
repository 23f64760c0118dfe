"""Who may move money."""

from typing import Any

from office.people.permissions import has_role
from office.people.roles import Role


def may_bank(by: Any) -> bool:
    """Finance enters what came in and what was returned, and pays."""
    return has_role(by, Role.FINANCE)


def may_plan(by: Any) -> bool:
    """Officers and finance name sources and pots; that moves nothing."""
    return has_role(by, Role.OFFICER, Role.FINANCE)


def may_promise(decision: Any, by: Any) -> bool:
    """The signed decision itself sets aside, promises and releases; nobody does so in its place."""
    return by == decision and bool(getattr(by, "is_signed", False))
