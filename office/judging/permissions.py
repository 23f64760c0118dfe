"""Who may judge. Pure functions of the thing and the actor's standing."""

from typing import Any

from office.people.permissions import has_interest, has_role
from office.people.roles import Role
from office.records.actors import the_clock

PANEL = (Role.PANEL_MEMBER, Role.PANEL_CHAIR)


def may_keep_rubrics(rubric: Any, by: Any) -> bool:
    """Officers write and freeze rubrics; an administrator may load the shipped ones."""
    return has_role(by, Role.OFFICER, Role.ADMINISTRATOR)


def may_run_contest(contest: Any, by: Any) -> bool:
    """Officers prepare and run a contest."""
    return has_role(by, Role.OFFICER)


def may_assign(entry: Any, by: Any) -> bool:
    """An officer without an interest in the group chooses its readers."""
    return has_role(by, Role.OFFICER) and not has_interest(by, entry.submission.organisation_id)


def may_declare(contest: Any, by: Any) -> bool:
    """Everyone who may come to judge a bid."""
    return has_role(by, Role.ASSESSOR, Role.OFFICER, *PANEL)


def may_score(assessment: Any, by: Any) -> bool:
    """The assessor it was given to, unless an interest bars them: even a stale key does not help."""
    return (
        getattr(by, "pk", None) == assessment.assessor_id
        and has_role(by, Role.ASSESSOR)
        and not has_interest(by, assessment.entry.submission.organisation_id)
    )


def may_release(assessment: Any, by: Any) -> bool:
    """An officer; the clock, when a declared interest or a withdrawn bid takes the reader off it."""
    return has_role(by, Role.OFFICER) or the_clock(assessment, by)


def may_moderate(entry: Any, by: Any) -> bool:
    """An officer or the chair, without an interest in the group."""
    return has_role(by, Role.OFFICER, Role.PANEL_CHAIR) and not has_interest(by, entry.submission.organisation_id)


def may_chair(meeting: Any, by: Any) -> bool:
    """The panel's chair, or an officer who keeps the minutes."""
    return has_role(by, Role.PANEL_CHAIR, Role.OFFICER)


def may_sit(by: Any) -> bool:
    """The members of the panel, its chair among them."""
    return has_role(by, *PANEL)


def may_recuse(member: Any, by: Any) -> bool:
    """Members themselves, or whoever keeps the minutes for them."""
    return by == member or may_chair(None, by)
