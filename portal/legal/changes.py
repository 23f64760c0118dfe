"""Changes of contracts that come to half of what was competed for: read and cleared by the monitoring officer."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from commissioning.services import queries
from commissioning.services.limits import BLOCK_AT, GROUNDS
from commissioning.services.models import Variation
from commissioning.services.rules import change_so_far, is_over_the_limit, obstacles_from_the_limits
from office.screens.steps import take_step_view
from portal.access import find, only
from portal.audiences import LEGAL
from portal.decision_forms import ReasonForm
from portal.officers.finding import refuse_interest

HERE = "/portal/legal/changes/"
DENSE = "layouts/dense.html"


def _change(request: HttpRequest, reference: str, number: int) -> Variation:
    rows = queries.with_limits(queries.variations_visible_to(request.user))
    change = find(rows, contract__reference=reference, number=number)
    refuse_interest(request, change.contract.provider_id)
    return change


def _figures(change: Variation) -> dict[str, Any]:
    value, term = change_so_far(change.contract, adding=change)
    return {"change": change, "value": value, "term": term}


@only(LEGAL)
def index(request: HttpRequest) -> HttpResponse:
    """What waits to be cleared, the oldest first."""
    rows = [_figures(one) for one in queries.waiting_for_clearance(request.user)]
    return render(request, "portal/legal/changes.html", {"rows": rows, "block_at": BLOCK_AT})


@only(LEGAL)
def show(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """One change: its ground, old and new, and how far it takes the contract."""
    change = _change(request, reference, number)
    context = {
        **_figures(change), "contract": change.contract, "ground": GROUNDS.get(change.ground, "None given"),
        "obstacles": obstacles_from_the_limits(change), "is_over": is_over_the_limit(change), "block_at": BLOCK_AT,
        "step_at": f"{HERE}{reference}/{number}/steps/",
    }  # fmt: skip
    return render(request, "portal/legal/change.html", context)


@only(LEGAL)
def step(request: HttpRequest, reference: str, number: int, name: str) -> HttpResponse:
    """Clear it, with the reason in law."""
    change = _change(request, reference, number)
    return take_step_view(
        request, change, name, back=f"{HERE}{reference}/{number}/", form_class=ReasonForm, layout=DENSE,
        done="The change is cleared. The officer can put it to a decision.",
    )  # fmt: skip
