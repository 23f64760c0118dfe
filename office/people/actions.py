"""Deeds about a person themselves."""

from typing import Any

from office.records import trail
from office.records.deeds import deed
from office.records.steps import Forbidden


@deed
def change_name(*, user: Any, name: str, by: Any) -> None:
    """Say what one is called: only oneself can."""
    if by != user:
        raise Forbidden
    user.name = name.strip()
    user.save(update_fields=["name"])
    trail.note(user, "name_changed", by=by)
