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


def may_ask_adjustment(by: Any) -> bool:
    """Finance."""
    return has_role(by, Role.FINANCE)


def may_agree_adjustment(adjustment: Any, by: Any) -> bool:
    """Finance, and never whoever asked for it (domain 3.7: a reason and two people)."""
    return has_role(by, Role.FINANCE) and getattr(by, "pk", None) != adjustment.asked_by_id


def may_refuse_adjustment(adjustment: Any, by: Any) -> bool:
    """Finance, whoever asked included."""
    return has_role(by, Role.FINANCE)


def may_set_rules(by: Any) -> bool:
    """Finance writes down what a giver's letter says."""
    return has_role(by, Role.FINANCE)
