"""A provider's first page: reports to write, payments to come, and what was agreed."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from office.agreements.models import Agreement, ProgressReport
from office.agreements.queries import UNWRITTEN, agreements_held
from office.agreements.states import InstalmentState
from portal.access import only
from portal.audiences import PROVIDERS

TO_COME = (InstalmentState.PLANNED, InstalmentState.PREPARED, InstalmentState.APPROVED)


@only(PROVIDERS)
def show(request: HttpRequest) -> HttpResponse:
    """What is owed, by whom to whom, and when."""
    held = list(agreements_held(request.user))
    context = {
        "agreements": [{"agreement": one, "paid_pence": _paid(one)} for one in held],
        "to_write": _to_write(held),
        "payments": _to_come(held)[:5],
    }
    return render(request, "portal/providers/today.html", context)


def _paid(agreement: Agreement) -> int:
    return sum(one.amount_pence for one in agreement.instalments.all() if one.state == InstalmentState.PAID)


def _to_write(held: list[Agreement]) -> list[Any]:
    """The reports that can be written now, the soonest due first; each knows its agreement already."""
    found = [(one, each) for each in held if each.state in ProgressReport.RUNNING for one in each.reports.all()]
    rows = [{"report": one, "agreement": each} for one, each in found if one.state in UNWRITTEN]
    return sorted(rows, key=lambda row: row["report"].due_on)


def _to_come(held: list[Agreement]) -> list[dict[str, Any]]:
    rows = [
        {"payment": one, "agreement": each}
        for each in held
        if each.state in ProgressReport.RUNNING
        for one in each.instalments.all()
        if one.state in TO_COME
    ]
    return sorted(rows, key=lambda row: row["payment"].due_on)
