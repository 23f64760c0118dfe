"""What waits for finance: advice, bank checks, payments by two people."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from office.agreements import queries as agreements
from office.decisions import queries as decisions
from portal.access import only
from portal.audiences import FINANCE


@only(FINANCE)
def show(request: HttpRequest) -> HttpResponse:
    """The finance officer's desk."""
    context = {
        "to_advise": list(decisions.waiting_for_advice(request.user, "finance")),
        "accounts": list(agreements.accounts_to_check(request.user)),
        "to_approve": [_with_obstacles(one) for one in agreements.to_approve(request.user)],
        "to_release": [_with_obstacles(one) for one in agreements.to_release(request.user)],
    }
    return render(request, "portal/finance/today.html", context)


def _with_obstacles(instalment):
    """The payment and what still stands in its way, from relations already read."""
    return instalment, instalment.steps()["approve"].obstacles(instalment, None)
