"""What a review moves."""

from collections.abc import Sequence
from typing import Any

from grants.applications.states import ApplicationState
from office.records.steps import take


def look_again(reviews: Sequence[Any], *, by: Any) -> None:
    """The bid goes back to where it was judged: to the panel, or to the eligibility check."""
    for review in reviews:
        if review.application.state == ApplicationState.INELIGIBLE:
            take(review.application, "restore", by=by, reason=review.reasons)
        else:
            take(review.application, "look_again", by=by)
