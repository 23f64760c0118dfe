"""Who may write a Plan.

Roles are kept a floor above. This floor knows the two words it needs and asks the actor's own standing.
"""

from typing import Any

WRITERS = frozenset({"editor", "administrator"})


def may_write_plan(plan: Any, by: Any) -> bool:
    """Editors and administrators write Plans; a published one is held by a rule, not by this."""
    standing = getattr(by, "standing", None)
    return bool(standing and WRITERS & {str(role) for role in standing.roles})
