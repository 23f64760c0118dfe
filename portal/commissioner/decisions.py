"""Reading, declaring on and signing a decision."""

from django.http import HttpRequest, HttpResponse

from portal import decisions
from portal.access import only
from portal.audiences import COMMISSIONER

FRONT = "/portal/commissioner/"


@only(COMMISSIONER)
def show(request: HttpRequest, reference: str) -> HttpResponse:
    """The whole decision, with the declaration and the signature."""
    at = f"{FRONT}decisions/{reference}/"
    decision = decisions.found(request, reference)
    return decisions.show(
        request, reference, front=FRONT, may_declare=decision.state == "ready", declare_at=f"{at}declare/",
        step_at=f"{at}steps/", step_links={"declaration": f"{at}declare/"},
    )  # fmt: skip


@only(COMMISSIONER)
def declare(request: HttpRequest, reference: str) -> HttpResponse:
    """Say whether one has an interest."""
    return decisions.declare(request, reference, front=FRONT)


@only(COMMISSIONER)
def step(request: HttpRequest, reference: str, name: str) -> HttpResponse:
    """Sign, send back, do not agree."""
    return decisions.step(request, reference, name, front=FRONT)
