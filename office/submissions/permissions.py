"""Who may write answers, and who keeps the forms."""

from typing import Any

from office.people.permissions import has_role, writes_for
from office.people.roles import Role


def may_write(submission: Any, by: Any) -> bool:
    """Whoever writes for the organisation; an officer too, for a group that applies on paper or by telephone.

    A sealed one is its own people's alone: the office may not touch what it may not see.
    """
    if writes_for(by, submission.organisation_id):
        return True
    return not submission.is_sealed and has_role(by, Role.OFFICER)


def may_keep_question_sets(by: Any) -> bool:
    """Officers, editors and administrators write and publish forms."""
    return has_role(by, Role.OFFICER, Role.EDITOR, Role.ADMINISTRATOR)
