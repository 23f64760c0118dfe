"""Who keeps the needs register."""

from typing import Any

from office.people.permissions import has_role
from office.people.roles import Role


def may_keep_needs(by: Any) -> bool:
    """Officers write down needs, gaps and consultations."""
    return has_role(by, Role.OFFICER)
