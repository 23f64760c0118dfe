"""A progress report: written as an application is, sent, changed when it comes back, and answered."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from office.agreements.models import ProgressReport
from office.agreements.permissions import may_report
from office.agreements.queries import reports_of_groups
from office.agreements.states import ReportState
from office.submissions import actions
from office.submissions.permissions import may_write
from portal.access import find, only
from portal.answering.autosave import autosave_view, for_scripts
from portal.answering.filling import Filling, written
from portal.answering.kept_words import keeps_words
from portal.answering.reading import obstacle_links, sections_read, statuses
from portal.answering.section import section_view
from portal.answering.sending import refusals, send
from portal.answering.settling import version_view
from portal.audiences import APPLICANTS

from .tasks import task

REFUSED = 422
WRITABLE = (ReportState.DUE, ReportState.RETURNED)


def own_report(request: HttpRequest, reference: str) -> ProgressReport:
    """A report of one's own group; anybody else's is a plain 404."""
    return find(reports_of_groups(request.user), reference=reference)


def _filling(report: ProgressReport) -> Filling:
    return Filling(
        submission=report.submission,
        title=f"{report.get_kind_display()} · {report.agreement.title}",
        home=f"/portal/applicants/reports/{report.reference}/",
        save=partial(actions.save_answers, submission=report.submission),
        settle=actions.settle_conflict,
        back_text="Back to your report",
        subject=report,
    )


def _may_be_written(report: ProgressReport, request: HttpRequest) -> bool:
    """While it waits to be written, by whoever writes for the group; a viewer or a signatory reads it."""
    return report.state in WRITABLE and may_write(report.submission, request.user)


@only(APPLICANTS)
def show(request: HttpRequest, reference: str) -> HttpResponse:
    """What to write while it is due; every word of it, and our reply, once it was sent."""
    report = own_report(request, reference)
    filling = _filling(report)
    whole = written(filling)
    stands = statuses(whole)
    is_open = _may_be_written(report, request)
    context = {
        "report": report, "filling": filling, "is_open": is_open, "measures": report.agreement.measures.all(),
        "tasks": [task(one.title, filling.section_address(one.order), stands[one.order])
                  for one in whole.sections if one.order in stands],
        "sections": [] if is_open else sections_read(filling, whole), "left": obstacle_links(filling, whole),
        "others_write": report.state in WRITABLE and not is_open,
    }  # fmt: skip
    return render(request, "portal/applicants/report_show.html", context)


@keeps_words
@only(APPLICANTS)
def section(request: HttpRequest, reference: str, order: int) -> HttpResponse:
    """One section of it, for those who write for the group."""
    report = own_report(request, reference)
    if not may_write(report.submission, request.user):
        return redirect(_filling(report).home)
    return section_view(request, _filling(report), order)


@for_scripts
@only(APPLICANTS)
@require_POST
def autosave(request: HttpRequest, reference: str) -> HttpResponse:
    """What the page's script saves while one types."""
    return autosave_view(request, _filling(own_report(request, reference)))


@only(APPLICANTS)
def version(request: HttpRequest, reference: str, key: int) -> HttpResponse:
    """Two versions of one answer."""
    report = own_report(request, reference)
    if report.submission.is_locked:
        raise Http404("There is no such page.")
    if not may_write(report.submission, request.user):
        return redirect(_filling(report).home)
    return version_view(request, _filling(report), key)


@only(APPLICANTS)
def check(request: HttpRequest, reference: str) -> HttpResponse:
    """Read it through before it is sent."""
    report = own_report(request, reference)
    if not _may_be_written(report, request):
        return redirect(_filling(report).home)
    return _check(request, report)


def _check(request: HttpRequest, report: ProgressReport, errors: list[str] | None = None) -> HttpResponse:
    filling = _filling(report)
    whole = written(filling)
    left = obstacle_links(filling, whole)
    context = {
        "report": report, "filling": filling, "sections": sections_read(filling, whole), "left": left,
        "errors": refusals(errors, left),
        "may_submit": may_report(report, request.user),
    }  # fmt: skip
    return render(request, "portal/applicants/report_check.html", context, status=REFUSED if errors else 200)


@only(APPLICANTS)
def submit(request: HttpRequest, reference: str) -> HttpResponse:
    """Send it. Sent twice, it was sent once."""
    report = own_report(request, reference)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if obstacles := send(request, report, "submit"):
        report = own_report(request, reference)
        if report.state in WRITABLE:
            return _check(request, report, obstacles)
    return redirect(_filling(report).home)
