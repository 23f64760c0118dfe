"""Reading, declaring on and signing a decision."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from office.decisions.models import DecisionRecord
from office.decisions.permissions import may_sign
from office.decisions.states import DecisionState
from portal import decisions
from portal.access import only
from portal.audiences import COMMISSIONER
from portal.carried_out import carried_out

FRONT = "/portal/commissioner/"


@only(COMMISSIONER)
def show(request: HttpRequest, reference: str) -> HttpResponse:
    """The whole decision, with the declaration, the signature, and afterwards what it carried out."""
    at = f"{FRONT}decisions/{reference}/"
    decision = decisions.found(request, reference)
    return decisions.show(
        request, reference, front=FRONT,
        declared=_declared(decision, request.user),
        may_declare=decision.state == DecisionState.READY and may_sign(decision, request.user),
        declare_at=f"{at}declare/", step_at=f"{at}steps/", step_links={"declaration": f"{at}declare/"},
        carried_out=carried_out(decision, request.user),
    )  # fmt: skip


def _declared(decision: DecisionRecord, user: Any) -> Any:
    """What this person last declared about the present text."""
    mine = [one for one in decision.declarations.all() if one.user_id == user.pk]
    about_text = [one for one in mine if decision.asked_at and one.at >= decision.asked_at]
    return about_text[-1] if about_text else None


@only(COMMISSIONER)
def declare(request: HttpRequest, reference: str) -> HttpResponse:
    """Say whether one has an interest."""
    return decisions.declare(request, reference, front=FRONT)


@only(COMMISSIONER)
def step(request: HttpRequest, reference: str, name: str) -> HttpResponse:
    """Sign, send back, do not agree."""
    return decisions.step(request, reference, name, front=FRONT)
