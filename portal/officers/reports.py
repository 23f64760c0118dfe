"""Progress reports: read beside what was agreed, accepted or returned with a reply, published."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from office.agreements import publishing, queries
from office.agreements.models import ProgressReport
from office.agreements.permissions import may_publish
from office.agreements.states import ReportState
from office.people.standing import standing_of
from office.screens.forms import Form
from office.screens.pages import form_page
from office.screens.steps import take_step_view
from portal import trail
from portal.access import find, only
from portal.answers import by_section
from portal.attempts import answered, typed
from portal.audiences import OFFICERS
from portal.decisions import DENSE

from .finding import refuse_bid, refuse_interest

FRONT = "/portal/officers/reports/"
MOST = 100


class ReplyForm(Form):
    """What we write back. No report goes unanswered."""

    reply = forms.CharField(
        label="Your reply to the group", widget=forms.Textarea,
        help_text="Say what you read and what you take from it.",
        error_messages={"required": "Write a short reply to the group"},
    )  # fmt: skip


class PublishForm(Form):
    """Which answers stay out, and what a correction changes."""

    leave_out = forms.MultipleChoiceField(label="Answers to leave out", required=False,
                                          widget=forms.CheckboxSelectMultiple)  # fmt: skip
    note = forms.CharField(label="What is corrected, if this is a correction", required=False, max_length=300)

    def __init__(self, *args: Any, public: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["leave_out"].choices = public  # type: ignore[attr-defined]


def _report(request: HttpRequest, reference: str) -> ProgressReport:
    rows = queries.reports_visible_to(request.user).select_related(
        "agreement__organisation", "agreement__award__application", "submission__question_set", "publication"
    )
    found = find(rows, reference=reference)
    refuse_interest(request, found.agreement.organisation_id)
    if award := getattr(found.agreement, "award", None):
        refuse_bid(request, award.application)
    return found


@only(OFFICERS)
def index(request: HttpRequest) -> HttpResponse:
    """Reports that wait for our answer, those that are late, and those that come soon."""
    standing = standing_of(request.user)
    barred = standing.interests | standing.belongs_to
    parts = (
        ("Waiting for our answer", queries.reports_to_answer(request.user), "No report waits for an answer."),
        ("Overdue", queries.reports_overdue(request.user), "No report is overdue."),
        ("Due in the next 30 days", queries.reports_due(request.user), "No report is due in the next 30 days."),
    )
    shown = [
        (title, list(rows.exclude(agreement__organisation_id__in=barred)[:MOST]), empty) for title, rows, empty in parts
    ]
    late = {one.pk for one in shown[1][1]}
    shown[2] = (shown[2][0], [one for one in shown[2][1] if one.pk not in late], shown[2][2])
    return render(request, "portal/officers/reports_list.html", {"parts": shown})


@only(OFFICERS)
def show(request: HttpRequest, reference: str) -> HttpResponse:
    """A report beside the changes that were agreed."""
    report = _report(request, reference)
    context = {
        "report": report, "agreement": report.agreement, "at": f"{FRONT}{reference}/",
        "sections": by_section(report.submission), "measures": list(report.agreement.measures.all()),
        "award": getattr(report.agreement, "award", None), "items": trail.timeline_of(report, most=12),
        "may_publish": may_publish(report, request.user) and report.state == ReportState.ACCEPTED,
    }  # fmt: skip
    return render(request, "portal/officers/report.html", context)


@only(OFFICERS)
def step(request: HttpRequest, reference: str, name: str) -> HttpResponse:
    """Accept a report or return it, with a reply either way."""
    report = _report(request, reference)
    return take_step_view(request, report, name, back=f"{FRONT}{reference}/", form_class=ReplyForm, layout=DENSE)


@only(OFFICERS)
def publish(request: HttpRequest, reference: str) -> HttpResponse:
    """Publish the public parts of an accepted report."""
    report, back = _report(request, reference), f"{FRONT}{reference}/"
    public = [(one.code, one.label) for one in report.submission.question_set.questions.filter(is_public=True)]
    form = PublishForm(typed(request), public=public)
    if answered(form, publishing.publish_report, report=report, by=request.user):
        messages.success(request, "The report is published.")
        return redirect(back)
    return form_page(
        request, form, heading="Publish this report", button="Publish", layout=DENSE, back=back,
        intro="Only answers to public questions go out, a story only with consent, and no number below 5.",
    )  # fmt: skip
