"""The first page of an applicant: what to do, by when, and where everything of theirs is."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from grants.applications.queries import applications_of, waiting_queries
from grants.applications.states import ApplicationState
from grants.funds.queries import next_to_open, open_rounds
from office.agreements.queries import agreements_of_groups, reports_to_write
from office.agreements.states import AgreementState
from office.people.organisations.queries import visible_to as groups_of
from office.records import clock
from office.screens.pager import page_of
from office.screens.words import weekday_date
from portal.access import only
from portal.audiences import APPLICANTS

MOST = 50  # grants and reports of one's own groups


@only(APPLICANTS)
def show(request: HttpRequest) -> HttpResponse:
    """Things to do with their last days first; then applications, grants and open rounds."""
    page = page_of(applications_of(request.user), request, order=("-pk",))
    drafts = [one for one in page if one.state == ApplicationState.DRAFT and one.round.closes_at > clock.now()]
    coming = next_to_open()
    grants = list(agreements_of_groups(request.user)[:MOST])
    context = {
        "page": page, "drafts": drafts, "queries": waiting_queries(request.user),
        "grants": grants, "offers": [one for one in grants if one.state == AgreementState.OFFERED],
        "reports": reports_to_write(request.user)[:MOST], "groups": groups_of(request.user),
        "rounds": open_rounds(), "next_round": coming,
        "next_text": f"{coming.name} opens on {weekday_date(coming.opens_at)}." if coming else "",
    }  # fmt: skip
    return render(request, "portal/applicants/today.html", context)
