"""The first page of an applicant: what to do, by when, and where everything of theirs is."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from grants.applications.queries import applications_of, waiting_queries
from grants.applications.states import ApplicationState
from grants.awards.queries import of_groups
from grants.funds.queries import next_to_open, open_rounds
from office.people.organisations.queries import visible_to as groups_of
from office.records import clock
from office.screens.pager import page_of
from office.screens.words import weekday_date
from portal.access import only
from portal.audiences import APPLICANTS


@only(APPLICANTS)
def show(request: HttpRequest) -> HttpResponse:
    """Things to do with their last days first; then applications, grants and open rounds."""
    page = page_of(applications_of(request.user), request, order=("-pk",))
    drafts = [one for one in page if one.state == ApplicationState.DRAFT and one.round.closes_at > clock.now()]
    coming = next_to_open()
    context = {
        "page": page, "drafts": drafts, "queries": waiting_queries(request.user),
        "awards": list(of_groups(request.user)[:20]), "groups": groups_of(request.user),
        "rounds": open_rounds(), "next_round": coming,
        "next_text": f"{coming.name} opens on {weekday_date(coming.opens_at)}." if coming else "",
    }  # fmt: skip
    return render(request, "portal/applicants/today.html", context)
