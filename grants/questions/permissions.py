"""Who may ask about a round, and who answers."""

from typing import Any

from grants.funds.permissions import may_run
from office.people.standing import standing_of


def may_ask(by: Any) -> bool:
    """Whoever belongs to a group."""
    return bool(standing_of(by).belongs_to)


def may_answer(round: Any, by: Any) -> bool:
    """The officers of its fund."""
    return may_run(round, by)
