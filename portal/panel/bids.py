"""One bid before the Board: its answers, what its readers gave, who steps out, and the recommendation."""

from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from grants.applications.models import Application
from grants.applications.queries import visible_to
from grants.panels.actions import recommend
from grants.panels.queries import answers_for_panel, on_the_list
from office.judging.actions import recuse
from office.judging.models import Meeting
from office.judging.permissions import may_chair
from office.judging.queries import assessments_for, sitting_on
from office.judging.rules import obstacles_to_considering
from office.judging.states import AssessmentState, MeetingState
from office.screens.pages import form_page
from portal.access import only
from portal.answers import names_for, shown
from portal.attempts import attempt, typed
from portal.audiences import PANEL
from portal.stepping_out import find_unless_out

from .forms import RecommendForm, StepOutForm
from .meetings import DENSE, address, found


def _bid(request: HttpRequest, meeting: Meeting, reference: str) -> Application:
    """The bid on this meeting's list; a 403 in plain words for a member who stepped out of it."""
    seen = on_the_list(meeting).filter(pk__in=visible_to(request.user).values("pk"))
    entry = {"submission__application__reference": reference, "contest": meeting.contest_id}
    return find_unless_out(request, seen, entry, reference=reference)


def _address(meeting: Meeting, bid: Application) -> str:
    return reverse("portal:panel:bid", args=[meeting.reference, bid.reference])


@only(PANEL)
def show(request: HttpRequest, reference: str, bid: str) -> HttpResponse:
    """Everything the Board weighs of one bid."""
    meeting = found(request, reference)
    application = _bid(request, meeting, bid)
    entry = application.submission.entry
    context = {
        "meeting": meeting,
        "bid": application,
        "entry": entry,
        "answers": shown(answers_for_panel(application, request.user), names_for(meeting.contest)),
        "criteria": _given(entry, meeting, request.user),
        "away": list(meeting.recusals.filter(entry=entry).select_related("member").order_by("pk")),
        "obstacles": obstacles_to_considering(meeting, entry) if meeting.state == MeetingState.OPEN else [],
        "recommendation": getattr(application, "recommendation", None),
    }
    return render(request, "portal/panel/bid.html", context)


def _given(entry: Any, meeting: Meeting, user: Any) -> list[dict[str, Any]]:
    """Each criterion with every reader's points and reason, and the points agreed where they differed."""
    readings = assessments_for(user).filter(entry=entry, state=AssessmentState.LOCKED).order_by("pk")
    scores = [one for reading in readings.prefetch_related("scores") for one in reading.scores.all()]
    agreed = entry.moderation.points if entry.moderation else {}
    return [
        {
            "criterion": criterion,
            "scores": [one for one in scores if one.criterion_id == criterion.pk],
            "agreed": agreed.get(criterion.code),
        }
        for criterion in meeting.contest.rubric.criteria.all()
    ]


@only(PANEL)
def recommend_one(request: HttpRequest, reference: str, bid: str) -> HttpResponse:
    """Write down what the Board recommends for this bid; said again, it replaces what was said."""
    meeting = found(request, reference)
    application = _bid(request, meeting, bid)
    form = RecommendForm(typed(request), initial=_said_before(application))
    if form.is_valid():
        said = form.said()
        if attempt(form, recommend, application=application, meeting=meeting, by=request.user, **said).done:
            messages.success(request, f"The recommendation on {application.reference} is written down.")
            return redirect(f"{address(meeting)}#{application.reference}")
    return form_page(
        request, form, heading=f"Recommendation: {application.title}", button="Write it down", layout=DENSE,
        template="portal/panel/recommend.html", back=_address(meeting, application), bid=application, meeting=meeting,
    )  # fmt: skip


def _said_before(application: Application) -> dict[str, Any]:
    said = getattr(application, "recommendation", None)
    if said is None:
        return {}
    return {
        "kind": said.kind, "amount": Decimal(said.amount_pence) / 100 if said.kind == "part" else None,
        "reason": said.reason, "public_reason": said.public_reason, "conditions": "\n".join(said.conditions),
        "suggestion": said.suggestion,
    }  # fmt: skip


@only(PANEL)
def step_out(request: HttpRequest, reference: str, bid: str) -> HttpResponse:
    """A member leaves the room for this bid; members say so themselves, or the chair for them."""
    meeting = found(request, reference)
    application = _bid(request, meeting, bid)
    entry = application.submission.entry
    people = [one.member for one in sitting_on(meeting, entry)]
    if not may_chair(meeting, request.user):
        people = [one for one in people if one == request.user]
    form = StepOutForm(typed(request), people=people)
    if form.is_valid():
        member = form.people[form.cleaned_data["member"]]
        said = {"member": member, "reason": form.cleaned_data["reason"]}
        if attempt(form, recuse, meeting=meeting, entry=entry, by=request.user, **said).done:
            messages.success(request, f"{member} left the room for {application.reference}.")
            return redirect(address(meeting))
    return form_page(
        request, form, heading=f"Step out of {application.title}", button="Record it", layout=DENSE,
        back=_address(meeting, application),
    )  # fmt: skip
