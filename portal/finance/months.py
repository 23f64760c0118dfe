"""What is promised, still to come and paid, by month and by fund, of a financial year."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from office.agreements import forecasting
from office.ledger.queries import sources_visible_to
from office.records import clock
from portal.access import only
from portal.audiences import FINANCE

BACK, ON = 3, 2  # years offered before and after this one


@only(FINANCE)
def show(request: HttpRequest) -> HttpResponse:
    """The year, of all sources or of one. An address that asks for anything else shows this year."""
    now = forecasting.year_of(clock.today())
    offered = range(now - BACK, now + ON + 1)
    asked = request.GET.get("year", "")
    first = int(asked) if asked.isascii() and asked.isdecimal() and int(asked) in offered else now
    sources = list(sources_visible_to(request.user).order_by("name"))
    source = request.GET.get("source", "")
    source = source if source in {one.code for one in sources} else ""
    context = {
        "year": forecasting.year(request.user, first, source), "sources": sources, "source": source,
        "years": [forecasting.Year(one) for one in offered],
    }  # fmt: skip
    return render(request, "portal/finance/months.html", context)
