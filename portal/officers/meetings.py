"""The Advisory Board's meetings on a round: planned, attended, opened and closed, and their list put to a decision."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from grants.panels import actions as panels
from grants.panels import queries as lists
from office.judging import actions, queries
from office.judging.models import Meeting
from office.people.appointments.queries import holders
from office.people.roles import Role
from office.screens.forms import DateField, Form
from office.screens.pages import form_page
from office.screens.steps import take_step_view
from portal import trail
from portal.access import find, only
from portal.attempts import attempt, typed
from portal.audiences import OFFICERS
from portal.decisions import word_of

from .finding import own_round_at
from .gates import award_gate_links
from .round_frame import DENSE, address, framed


class PlanForm(Form):
    """The day."""

    held_on = DateField(label="When does the Advisory Board meet?", what="the day of the meeting")


class AttendanceForm(Form):
    """Who sits, and who of them is independent of the office."""

    present = forms.MultipleChoiceField(label="Who is there?", widget=forms.CheckboxSelectMultiple,
                                        error_messages={"required": "Choose who is there"})  # fmt: skip
    independent = forms.MultipleChoiceField(
        label="Which of them are independent of the office?", widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, people: list[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        self.people = {str(one.pk): one for one in people}
        for name in self.fields:
            self.fields[name].choices = [(key, str(one)) for key, one in self.people.items()]  # type: ignore[attr-defined]

    def chosen(self, name: str) -> list[Any]:
        """The people ticked under one question."""
        return [self.people[key] for key in self.cleaned_data[name]]


def _meeting(request: HttpRequest, round: Any, key: int) -> Meeting:
    rows = queries.meetings_visible_to(request.user).filter(contest=round.contest)
    return find(rows.select_related("contest").prefetch_related("attendances__member"), pk=key)


@only(OFFICERS)
def index(request: HttpRequest, fund: str, number: int) -> HttpResponse:
    """The meetings on this round, with who sat and what is still missing on their list."""
    round = own_round_at(request, fund, number)
    rows = queries.meetings_visible_to(request.user).filter(contest=round.contest).select_related("contest")
    meetings = rows.prefetch_related("attendances__member", "recusals__member", "recusals__entry").order_by("-held_on")
    shown = [(one, f"{address(round, 'meetings/')}{one.pk}/") for one in meetings]
    links = award_gate_links(round)
    wanted = lists.obstacles_to_sending_to_decision(meetings[0]) if meetings else []
    missing = [(one, links.get(getattr(one, "about", ""), "")) for one in wanted]
    current = next(((one, at) for one, at in reversed(shown) if one.state != "closed"), None)
    context = framed(request, round, "meetings", meetings=shown, missing=missing, current=current)
    return render(request, "portal/officers/round_meetings.html", context)


@only(OFFICERS)
def plan(request: HttpRequest, fund: str, number: int) -> HttpResponse:
    """Set the day of a meeting."""
    round = own_round_at(request, fund, number)
    form, back = PlanForm(typed(request), initial={"held_on": round.board_on}), address(round, "meetings/")
    if form.is_valid():
        given = form.cleaned_data
        if attempt(form, actions.plan_meeting, contest=round.contest, by=request.user, **given).done:
            messages.success(request, "The meeting is planned.")
            return redirect(back)
    return form_page(request, form, heading="Plan a meeting", button="Plan the meeting", layout=DENSE, back=back)


@only(OFFICERS)
def attendance(request: HttpRequest, fund: str, number: int, key: int) -> HttpResponse:
    """Say who sits in a meeting."""
    round = own_round_at(request, fund, number)
    meeting, back = _meeting(request, round, key), address(round, "meetings/")
    people = holders(Role.PANEL_MEMBER, Role.PANEL_CHAIR)
    form = AttendanceForm(typed(request), people=people, initial=_sitting(meeting))
    if form.is_valid():
        said = {"present": form.chosen("present"), "independent": form.chosen("independent")}
        if attempt(form, actions.record_attendance, meeting=meeting, by=request.user, **said).done:
            messages.success(request, "Attendance is recorded.")
            return redirect(back)
    return form_page(request, form, heading=f"Who sits in {meeting}?", button="Record", layout=DENSE, back=back)


def _sitting(meeting: Meeting) -> dict[str, list[str]]:
    sitting = list(meeting.attendances.all())
    return {
        "present": [str(one.member_id) for one in sitting],
        "independent": [str(one.member_id) for one in sitting if one.is_independent],
    }


@only(OFFICERS)
def step(request: HttpRequest, fund: str, number: int, key: int, name: str) -> HttpResponse:
    """Open or close a meeting."""
    round = own_round_at(request, fund, number)
    links = {"attendance": address(round, f"meetings/{key}/attendance/"), "contest": address(round, "judging/")}
    meeting, back = _meeting(request, round, key), address(round, "meetings/")
    return take_step_view(request, meeting, name, back=back, layout=DENSE, links=links)


@only(OFFICERS)
def draft_decision(request: HttpRequest, fund: str, number: int, key: int) -> HttpResponse:
    """Put the list of a meeting to a decision, written from the recommendations."""
    round = own_round_at(request, fund, number)
    meeting = _meeting(request, round, key)
    form = trail.Nothing(typed(request))
    if form.is_valid():
        done = attempt(form, panels.draft_awards_decision, round=round, meeting=meeting, by=request.user)
        if done.done:
            messages.success(
                request, "The decision is drafted from the recommendations, with feedback for every group."
            )
            return redirect("portal:officers:decision", word_of(done.made))
    return form_page(
        request, form, heading="Draft the awards decision", button="Draft the decision", layout=DENSE,
        back=address(round, "meetings/"),
        intro="Every bid on the list must have its recommendation, and the gates of the awards must be met. "
              "The groups not funded stay in the closed annex.",
    )  # fmt: skip
