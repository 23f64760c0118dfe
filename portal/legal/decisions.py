"""Reading a decision and advising on it."""

from django.http import HttpRequest, HttpResponse

from portal import decisions
from portal.access import only
from portal.audiences import LEGAL

FRONT = "/portal/legal/"


@only(LEGAL)
def show(request: HttpRequest, reference: str) -> HttpResponse:
    """The whole decision, with the place for advice."""
    decision = decisions.found(request, reference)
    at = f"{FRONT}decisions/{reference}/"
    return decisions.show(
        request, reference, front=FRONT, advise_at=f"{at}advise/" if decision.state == "advising" else "",
        step_at=f"{at}steps/", may_exempt=True,
    )  # fmt: skip


@only(LEGAL)
def advise(request: HttpRequest, reference: str) -> HttpResponse:
    """A comment, or nothing to say."""
    return decisions.advise(request, reference, "legal", front=FRONT)


@only(LEGAL)
def step(request: HttpRequest, reference: str, name: str) -> HttpResponse:
    """Steps open to this reader."""
    return decisions.step(request, reference, name, front=FRONT)


@only(LEGAL)
def close(request: HttpRequest, reference: str, code: str) -> HttpResponse:
    """Close one part to the public."""
    return decisions.exempt(request, reference, code, front=FRONT)
