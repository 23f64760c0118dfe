"""What must hold of a Plan and of what is tagged with it."""

from collections.abc import Iterable, Sequence
from typing import Any

from office.records.steps import Obstacle

MOST_PRIORITIES = 3


def obstacles_to_publishing(plan: Any) -> list[str]:
    """What a Plan still needs before it may be in force."""
    found: list[str] = []
    if not plan.title:
        found.append(Obstacle("Give the Plan a title.", about="title"))
    if not plan.vision:
        found.append(Obstacle("Write the vision.", about="vision"))
    if plan.in_force_from is None:
        found.append(Obstacle("Say from which day the Plan is in force.", about="in_force_from"))
    return found + obstacles_to_dating(plan)


def obstacles_to_dating(plan: Any) -> list[str]:
    """A Plan ends after it starts."""
    if plan.starts_on and plan.ends_on and plan.ends_on <= plan.starts_on:
        return [Obstacle("The last day must come after the first day.", about="ends_on")]
    return []


def obstacles_to_starting(plan: Any, *, is_taken: bool) -> list[str]:
    """The next Plan has a code of its own and ends after it starts."""
    taken = [Obstacle(f"There is a Plan {plan.code} already. Choose another code.", about="code")] if is_taken else []
    return taken + obstacles_to_dating(plan)


def obstacles_to_editing(plan: Any) -> list[str]:
    """A published Plan never changes: what was decided under it must still read the same."""
    if plan.is_published:
        return [Obstacle("This Plan is published and does not change. Start the next version from it.", about="plan")]
    return []


def obstacles_to_tagging(outcome: Any, priorities: Sequence[Any], theme: Any = None) -> list[str]:
    """One outcome, up to three priorities (SCF form, question 6) and at most one theme, all of one Plan."""
    found: list[str] = []
    if not outcome.plan.is_published:
        found.append(Obstacle("Choose an outcome of a published Plan.", about="outcome"))
    if len({one.pk for one in priorities}) > MOST_PRIORITIES:
        found.append(Obstacle("Choose up to three priorities.", about="priorities"))
    if _strangers(outcome.plan_id, priorities):
        found.append(Obstacle("Choose priorities from the same Plan as the outcome.", about="priorities"))
    if theme and _strangers(outcome.plan_id, [theme]):
        found.append(Obstacle("Choose a theme from the same Plan as the outcome.", about="theme"))
    return found


def _strangers(plan_id: int, rows: Iterable[Any]) -> list[Any]:
    return [row for row in rows if row.plan_id != plan_id]
