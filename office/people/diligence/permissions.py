"""Who may check a body, and who sets what is checked."""

from typing import Any

from ..permissions import has_interest, has_role
from ..roles import Role

SEE = (Role.OFFICER, Role.FINANCE, Role.LEGAL, Role.AUDITOR)


def may_check_body(organisation: Any, by: Any) -> bool:
    """An officer or finance, without an interest in it."""
    return has_role(by, Role.OFFICER, Role.FINANCE) and not has_interest(by, organisation.pk)


def may_set_checks(by: Any) -> bool:
    """Finance, who answers for the money, or the monitoring officer."""
    return has_role(by, Role.FINANCE, Role.LEGAL)
