"""The office's addresses, and one page as nobody would write it: what the officers' list is set against."""

from html import escape

from django.contrib.auth.decorators import login_required
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

BARE = (
    "SELECT a.reference, r.name, o.name, a.title, a.state, a.ask_pence, a.submitted_at FROM grants_application a"
    " JOIN people_organisation o ON o.id = a.organisation_id JOIN grants_round r ON r.id = a.round_id"
)


@login_required
def bare(request: HttpRequest) -> HttpResponse:
    """25 rows through the same doors: plain SQL, and text put together by hand."""
    with connection.cursor() as cursor:
        cursor.execute(f"{BARE} ORDER BY a.sent_or_never DESC, a.id DESC LIMIT 25")
        rows = ["".join(f"<td>{escape(str(cell))}</td>" for cell in row) for row in cursor.fetchall()]
    return HttpResponse("".join(f"<tr>{row}</tr>" for row in rows))


urlpatterns = [path("bare/", bare), path("", include("config.urls"))]
