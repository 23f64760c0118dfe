"""The review of an outcome: what the group says went wrong, the clock, and another officer's answer."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from grants.reviews.permissions import may_answer
from grants.reviews.queries import review_of
from office.screens.steps import take_step_view
from portal import trail
from portal.access import only
from portal.audiences import OFFICERS
from portal.decision_forms import ReasonForm

from .application_frame import LAYOUT, address, framed
from .finding import bid_at


@only(OFFICERS)
def show(request: HttpRequest, reference: str) -> HttpResponse:
    """What was asked, by when it is answered, and the answer."""
    application = bid_at(request, reference)
    review = _review(request, application)
    context = framed(
        request, application, "review", review=review, review_at=address(request, reference, "review/steps/"),
        may_answer=may_answer(review, request.user), items=trail.timeline_of(review, most=20),
    )  # fmt: skip
    return render(request, "portal/officers/application_review.html", context)


@only(OFFICERS)
def step(request: HttpRequest, reference: str, name: str) -> HttpResponse:
    """Answer it, with the reasons."""
    application = bid_at(request, reference)
    return take_step_view(
        request, _review(request, application), name, back=address(request, reference, "review/"),
        form_class=ReasonForm, layout=LAYOUT, intro="The group reads your reasons.",
    )  # fmt: skip


def _review(request: HttpRequest, application: Any) -> Any:
    review = review_of(request.user, application)
    if review is None:
        raise Http404("There is no such page.")
    return review
