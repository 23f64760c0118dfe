"""Reading a decision and advising on it."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from office.decisions.models import Advice, DecisionRecord
from office.decisions.permissions import may_advise
from office.decisions.states import DecisionState
from portal import decisions
from portal.access import only
from portal.audiences import LEGAL
from portal.carried_out import carried_out

FRONT = "/portal/legal/"


@only(LEGAL)
def show(request: HttpRequest, reference: str) -> HttpResponse:
    """The whole decision, with the place for advice."""
    decision = decisions.found(request, reference)
    at = f"{FRONT}decisions/{reference}/"
    return decisions.show(
        request, reference, front=FRONT, advise_at=f"{at}advise/" if _may_advise(decision, request.user) else "",
        step_at=f"{at}steps/", may_exempt=True, carried_out=carried_out(decision, request.user),
        delegate_at=f"{at}delegate/" if _may_be_delegated(decision) else "",
    )  # fmt: skip


def _may_be_delegated(decision: DecisionRecord) -> bool:
    """It waits for the office-holder."""
    return decision.state == DecisionState.READY and decision.signatory == DecisionRecord.Signatory.COMMISSIONER


def _may_advise(decision: DecisionRecord, user: Any) -> bool:
    return decision.state == DecisionState.ADVISING and may_advise(decision, user, Advice.Kind.LEGAL)


@only(LEGAL)
def advise(request: HttpRequest, reference: str) -> HttpResponse:
    """A comment, or nothing to say."""
    return decisions.advise(request, reference, "legal", front=FRONT)


@only(LEGAL)
def step(request: HttpRequest, reference: str, name: str) -> HttpResponse:
    """Steps open to this reader."""
    return decisions.step(request, reference, name, front=FRONT)
