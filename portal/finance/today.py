"""What waits for finance: advice, bank checks, payments by two people."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from office.agreements import queries as agreements
from office.decisions import queries as decisions
from office.ledger.queries import adjustments_waiting
from portal.access import only
from portal.audiences import FINANCE

SHOWN = 25  # of each list: what is not done today stands at its head tomorrow


@only(FINANCE)
def show(request: HttpRequest) -> HttpResponse:
    """The finance officer's desk."""
    user = request.user
    to_approve, to_release = agreements.in_hand(user, SHOWN)
    counts = agreements.payment_counts(user)
    context = {
        "to_advise": list(decisions.waiting_for_advice(user, "finance")[:SHOWN]),
        "accounts": list(agreements.accounts_to_check(user)[:SHOWN]),
        "to_approve": [(one, _missing(one, "approve", user)) for one in to_approve],
        "approve_count": counts["to_approve"],
        "to_release": [(one, _missing(one, "release", user)) for one in to_release],
        "release_count": counts["to_release"],
        "adjustments": list(adjustments_waiting(user)[:SHOWN]),
    }
    return render(request, "portal/finance/today.html", context)


def _missing(instalment: Any, step: str, user: Any) -> list[str]:
    """What still stands in its way, in sentences, from relations already read."""
    found = instalment.steps()[step].obstacles(instalment, user)
    return ["Nobody has prepared it.", *found] if instalment.state == "planned" else found
