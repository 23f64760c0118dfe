"""Who reads what the public says, and answers."""

from typing import Any

from office.people.permissions import has_role
from office.people.roles import Role


def may_answer(remark: Any, by: Any) -> bool:
    """The office's officers. A concern may be about any fund, so that no key is asked for."""
    return has_role(by, Role.OFFICER)
