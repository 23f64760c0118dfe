"""Taking hold of a submission to write in it: its row, locked, once that is allowed."""

from typing import Any

from office.records.steps import Forbidden, Refused

from . import permissions, rules
from .models import Submission


def held_to_write(submission: Submission, by: Any) -> Submission:
    """The submission's row, locked, once it is sure that `by` may write in it and that it was not sent."""
    if not permissions.may_write(submission, by):
        raise Forbidden
    held = Submission.objects.select_for_update(no_key=True).get(pk=submission.pk)
    held.question_set = submission.question_set  # read already
    if no := rules.obstacles_to_saving(held):
        raise Refused(no)
    return held
