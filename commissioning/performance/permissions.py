"""Who reports on a service, and who reads the reports."""

from typing import Any

from office.people.permissions import has_role, writes_for
from office.people.roles import Role


def may_measure(contract: Any, by: Any) -> bool:
    """Officers agree the measures and write down the promises."""
    return has_role(by, Role.OFFICER)


def may_report(contract: Any, by: Any) -> bool:
    """Those who write for the provider; an officer, for a report that came on paper."""
    return writes_for(by, contract.provider_id) or has_role(by, Role.OFFICER)


def may_judge(report: Any, by: Any) -> bool:
    """Officers accept reports or send them back."""
    return has_role(by, Role.OFFICER)
