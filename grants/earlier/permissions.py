"""Who brings in earlier grants."""

from typing import Any

from office.people.permissions import has_role
from office.people.roles import Role


def may_bring_in(by: Any) -> bool:
    """The office's officers."""
    return has_role(by, Role.OFFICER)
