"""A meeting: who sits, the ranked list with its line, the pots, and opening and closing it."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from grants.panels import rules
from office.judging.actions import record_attendance
from office.judging.models import Meeting
from office.judging.permissions import may_chair
from office.judging.queries import meetings_visible_to
from office.judging.states import MeetingState
from office.people.appointments.queries import holders
from office.people.roles import Role
from office.screens.exports import csv_answer
from office.screens.pages import form_page
from office.screens.steps import take_step_view
from portal.access import find, only
from portal.attempts import attempt, typed
from portal.audiences import PANEL
from portal.declaring import declare_on_list

from .agenda import Row, pots_of, rows_of
from .forms import AttendanceForm, LineForm
from .line import Cut, comes_next, cut_by_money, cut_by_score, flips, for_the_script, placed

DENSE = "layouts/dense.html"
HEAD = ("Rank", "Bid", "Reference", "Group", "Score", "Readers apart", "Asked for", "Recommended", "Sum recommended")


def found(request: HttpRequest, reference: str) -> Meeting:
    """The meeting, with its contest."""
    return find(meetings_visible_to(request.user).select_related("contest__rubric"), reference=reference)


def address(meeting: Meeting) -> str:
    """Where its page is."""
    return reverse("portal:panel:meeting", args=[meeting.reference])


@only(PANEL)
def show(request: HttpRequest, reference: str) -> HttpResponse:
    """The Board's room: the list this member may see, the line through it, and what is still to do."""
    meeting = found(request, reference)
    rows, form = rows_of(meeting, request.user), LineForm(request.GET if request.GET.get("line") else None)
    sitting = list(meeting.attendances.select_related("member").order_by("pk"))
    context = {
        **_at_the_line(rows, form),
        "meeting": meeting,
        "form": form,
        "recommended_pence": sum(row.recommended_pence for row in rows),
        "sitting": sitting,
        "sits": any(one.member_id == request.user.pk for one in sitting),
        "missing": rules.obstacles_from_the_list(row.application for row in rows),
        "may_chair": may_chair(meeting, request.user) and meeting.state != MeetingState.CLOSED,
        "step_links": {"attendance": reverse("portal:panel:attendance", args=[reference])},
    }
    return render(request, "portal/panel/meeting.html", context, status=422 if form.errors else 200)


def _at_the_line(rows: list[Row], form: LineForm) -> dict[str, Any]:
    """The list as the line leaves it, with what the slider needs to draw it again."""
    cut, pots, own = _cut(rows, form), pots_of(rows), cut_by_score(rows)
    asked = sum(row.application.ask_pence or 0 for row in rows)
    top = max(asked, sum(one.there_pence for one in pots), cut.money_pence or 0)
    return {
        "rows": rows, "cut": cut, "pots": pots, "asked_pence": asked, "places": placed(rows, cut),
        "next": comes_next(rows, cut), "flips": flips(rows, own, cut) if cut.money_pence is not None else [],
        "cannot_say": not any(row.chances for row in rows), "script": for_the_script(rows, own, top),
        "last_rank": sum(1 for row in rows if row.line),
    }  # fmt: skip


def _cut(rows: list[Row], form: LineForm) -> Cut:
    if form.is_valid() and form.cleaned_data["line"]:
        return cut_by_money(rows, int(form.cleaned_data["line"] * 100))
    return cut_by_score(rows)


@only(PANEL)
def export(request: HttpRequest, reference: str) -> StreamingHttpResponse:
    """The list as a table, of what this member may see."""
    meeting = found(request, reference)
    return csv_answer(f"ranking-{meeting.reference}", HEAD, _cells(rows_of(meeting, request.user)))


def _cells(rows: list[Row]) -> Iterator[list[Any]]:
    for row in rows:
        bid, said = row.application, row.recommendation
        yield [
            row.line.rank if row.line else "", bid.title, bid.reference, bid.organisation.name,
            row.line.percent if row.line else "", row.line.spread if row.line else "", _pounds(bid.ask_pence or 0),
            said.get_kind_display() if said else "", _pounds(said.amount_pence) if said else "",
        ]  # fmt: skip


def _pounds(pence: int) -> str:
    return f"{pence // 100}.{pence % 100:02d}"


@only(PANEL)
def declare(request: HttpRequest, reference: str) -> HttpResponse:
    """Declare on the names of all groups, before reading their bids."""
    meeting = found(request, reference)
    return declare_on_list(request, meeting.contest, back=address(meeting))


@only(PANEL)
def attendance(request: HttpRequest, reference: str) -> HttpResponse:
    """Who sits, and who of them is independent."""
    meeting = found(request, reference)
    if not may_chair(meeting, request.user):
        raise Http404("There is no such page.")
    people = holders(Role.PANEL_CHAIR, Role.PANEL_MEMBER)
    form = AttendanceForm(typed(request), people=people, initial=_sitting(meeting))
    if form.is_valid():
        said = {"present": form.chosen("present"), "independent": form.chosen("independent")}
        if attempt(form, record_attendance, meeting=meeting, by=request.user, **said).done:
            messages.success(request, "Attendance is recorded.")
            return redirect(address(meeting))
    return form_page(
        request, form, heading="Who sits today?", button="Record attendance", layout=DENSE, back=address(meeting)
    )  # fmt: skip


def _sitting(meeting: Meeting) -> dict[str, list[str]]:
    rows = list(meeting.attendances.all())
    return {
        "present": [str(one.member_id) for one in rows],
        "independent": [str(one.member_id) for one in rows if one.is_independent],
    }


@only(PANEL)
def step(request: HttpRequest, reference: str, name: str) -> HttpResponse:
    """Open the meeting, close it."""
    meeting = found(request, reference)
    links = {"attendance": reverse("portal:panel:attendance", args=[reference])}
    return take_step_view(request, meeting, name, back=address(meeting), layout=DENSE, links=links)
