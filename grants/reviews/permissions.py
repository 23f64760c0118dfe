"""Who may ask for a review, and who answers it."""

from typing import Any

from grants.applications.permissions import may_check, may_submit


def may_ask(application: Any, by: Any) -> bool:
    """The group's lead."""
    return may_submit(application, by)


def may_withdraw(review: Any, by: Any) -> bool:
    """The group's lead."""
    return may_submit(review.application, by)


def may_answer(review: Any, by: Any) -> bool:
    """An officer of the fund without an interest, who had no part in what is reviewed."""
    return may_check(review.application, by) and getattr(by, "pk", None) not in took_part(review.application)


def took_part(application: Any) -> set[int]:
    """Whoever proposed the check, recorded the recommendation, worded the feedback or wrote the decision."""
    check, said, told = (getattr(application, name, None) for name in ("eligibility", "recommendation", "feedback"))
    people = {check.proposed_by_id if check else None, told.worded_by_id if told else None}
    if said is not None:
        people |= {said.recorded_by_id, said.decision.author_id if said.decision else None}
    return {one for one in people if one}
