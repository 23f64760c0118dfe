"""The deed of this stage: a group asks for a review."""

from typing import Any

from grants.applications.models import Application
from office.post.telling import tell
from office.records import clock, trail, working_days
from office.records.deeds import deed
from office.records.steps import Forbidden, Refused

from . import messages, permissions, queries, rules
from .models import Review


@deed
def ask_for_review(*, application: Application, grounds: str, by: Any) -> Review:
    """Ask whether a bid that was not funded was decided as the rules say. The clock of the answer starts."""
    rows = Application.objects.select_for_update(no_key=True, of=("self",)).select_related("round__fund")
    held = rows.get(pk=application.pk)
    if not permissions.may_ask(held, by):
        raise Forbidden
    asked = Review.objects.filter(application=held).exists()
    if no := rules.obstacles_to_asking(held, queries.told_on(held), grounds, asked=asked):
        raise Refused(no)
    review = Review.objects.create(
        application=held, grounds=grounds.strip(), asked_by=by, asked_at=clock.now(),
        answer_by=working_days.after(clock.today(), rules.ANSWER_WITHIN),
    )  # fmt: skip
    trail.note(review, "asked", by=by, words={"answer_by": review.answer_by})
    tell(messages.ASKED, review, by=by)
    return review
