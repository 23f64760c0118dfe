"""The letters of a round: what every group will be told, how hard it is to read, and what is still missing."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from grants.applications.models import Application
from grants.panels.models import Feedback
from grants.panels.queries import feedback_visible_to
from office.post.readability import AIM, Reading, reading_of
from office.screens.pager import page_of
from portal.access import only
from portal.audiences import OFFICERS

from .finding import own_round_at
from .round_frame import framed


@dataclass(frozen=True)
class Letter:
    """One group's feedback as it will go out."""

    feedback: Feedback
    reading: Reading
    missing: list[str]  # criteria that were scored and have no words

    @property
    def application(self) -> Application:
        """The bid it is about."""
        return self.feedback.application

    @property
    def is_sent(self) -> bool:
        """The group has been told."""
        return self.application.outcome_told_at is not None


def letter_of(feedback: Feedback) -> Letter:
    """What stands in the letter, measured."""
    said = [one["words"] for one in feedback.criteria if one["words"].strip()]
    missing = [one["code"] for one in feedback.criteria if one["band"] and not one["words"].strip()]
    return Letter(feedback, reading_of("\n".join([*said, feedback.suggestion])), missing)


@only(OFFICERS)
def show(request: HttpRequest, fund: str, number: int) -> HttpResponse:
    """Every letter, the hardest to miss: gaps and reading ages stand beside each name."""
    round = own_round_at(request, fund, number)
    rows = feedback_visible_to(request.user).filter(application__round=round)
    rows = rows.select_related("application__organisation", "application__round__fund", "worded_by")
    page = page_of(rows, request, order=("application__reference", "pk"))
    context: dict[str, Any] = {"page": page, "letters": [letter_of(one) for one in page.rows], "aim": AIM}
    return render(request, "portal/officers/round_letters.html", framed(request, round, "letters", **context))
