"""Who may judge. Pure functions of the thing and the actor's standing."""

from typing import Any

from office.people.permissions import has_interest, has_role
from office.people.roles import Role


def may_run_contest(contest: Any, by: Any) -> bool:
    """Officers prepare and run a contest."""
    return has_role(by, Role.OFFICER)


def may_score(assessment: Any, by: Any) -> bool:
    """The assessor it was given to, unless an interest bars them: even a stale key does not help."""
    return (
        getattr(by, "pk", None) == assessment.assessor_id
        and has_role(by, Role.ASSESSOR)
        and not has_interest(by, assessment.entry.submission.organisation_id)
    )


def may_release(assessment: Any, by: Any) -> bool:
    """An officer, or the assessor whose own declaration bars them."""
    return has_role(by, Role.OFFICER) or getattr(by, "pk", None) == assessment.assessor_id


def may_moderate(entry: Any, by: Any) -> bool:
    """An officer or the chair, without an interest in the group."""
    return has_role(by, Role.OFFICER, Role.PANEL_CHAIR) and not has_interest(by, entry.submission.organisation_id)


def may_chair(meeting: Any, by: Any) -> bool:
    """The panel's chair, or an officer who keeps the minutes."""
    return has_role(by, Role.PANEL_CHAIR, Role.OFFICER)
