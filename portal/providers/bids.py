"""One's own bid: written as an application is, sent before the close, taken back until then."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from commissioning.tenders import actions, queries
from commissioning.tenders.models import Bid
from commissioning.tenders.permissions import may_bid, may_send_bid
from commissioning.tenders.rules import has_outcome, is_open, obstacles_to_writing_a_bid
from office.screens.steps import take_step_view
from office.submissions.queries import late_words
from office.submissions.types import from_json
from portal.access import find, only
from portal.answering.autosave import autosave_view, for_scripts
from portal.answering.filling import Filling, written
from portal.answering.kept_words import keeps_words
from portal.answering.reading import obstacle_links, sections_read
from portal.answering.section import section_view
from portal.answering.sending import refusals
from portal.answering.sending import send as send_it
from portal.answering.settling import version_view
from portal.answers import answer_html
from portal.audiences import PROVIDERS

REFUSED = 422


def own_bid(request: HttpRequest, reference: str) -> Bid:
    """A bid of one's own organisation; anybody else's is a plain 404, opened or not."""
    return find(queries.bids_of(request.user), reference=reference)


def _filling(bid: Bid) -> Filling:
    return Filling(
        submission=bid.submission, title=f"{bid.tender.title} · {bid.organisation}",
        home=f"/portal/providers/bids/{bid.reference}/", save=partial(actions.save_bid, bid=bid),
        settle=partial(actions.settle_bid_conflict, bid=bid), closes_at=bid.tender.closes_at,
        back_text="Back to your bid",
    )  # fmt: skip


def _can_write(bid: Bid, request: HttpRequest) -> bool:
    return may_bid(bid.organisation_id, request.user) and not obstacles_to_writing_a_bid(bid)


@only(PROVIDERS)
def show(request: HttpRequest, reference: str) -> HttpResponse:
    """Every answer, with what is left to do while it can be written."""
    bid = own_bid(request, reference)
    return _page(request, bid)


def _page(request: HttpRequest, bid: Bid, errors: list[str] | None = None) -> HttpResponse:
    filling = _filling(bid)
    whole = written(filling)
    left = obstacle_links(filling, whole)
    context = {
        "bid": bid, "filling": filling, "sections": sections_read(filling, whole), "left": left,
        "can_write": _can_write(bid, request), "is_open": is_open(bid.tender), "late": _late(bid, filling),
        "has_outcome": has_outcome(bid),
        "may_send": may_send_bid(bid, request.user), "receipts": bid.submission.receipts.all(),
        "errors": refusals(errors, left),
    }  # fmt: skip
    return render(request, "portal/providers/bid.html", context, status=REFUSED if errors else 200)


def _late(bid: Bid, filling: Filling) -> list[dict[str, object]]:
    """Words that came after it was sent or closed, readable and kept."""
    since = bid.sent_at or bid.tender.closes_at
    return [
        {"label": one.question.label, "at": one.written_at,
         "html": answer_html(one.question, from_json(one.content), filling.context)}
        for one in (late_words(bid.submission, since) if since else ())
    ]  # fmt: skip


@keeps_words
@only(PROVIDERS)
def section(request: HttpRequest, reference: str, order: int) -> HttpResponse:
    """One section of the form."""
    bid = own_bid(request, reference)
    if not may_bid(bid.organisation_id, request.user) or (request.method != "POST" and not _can_write(bid, request)):
        return redirect(_filling(bid).home)
    return section_view(request, _filling(bid), order)


@for_scripts
@only(PROVIDERS)
@require_POST
def autosave(request: HttpRequest, reference: str) -> HttpResponse:
    """What the page's script saves while one types."""
    return autosave_view(request, _filling(own_bid(request, reference)))


@only(PROVIDERS)
def version(request: HttpRequest, reference: str, key: int) -> HttpResponse:
    """Two versions of one answer."""
    bid = own_bid(request, reference)
    if bid.submission.is_locked:
        raise Http404("There is no such page.")
    return version_view(request, _filling(bid), key)


@only(PROVIDERS)
def check(request: HttpRequest, reference: str) -> HttpResponse:
    """Reading it through is its own page: every answer stands there."""
    return redirect(_filling(own_bid(request, reference)).home)


@only(PROVIDERS)
def send(request: HttpRequest, reference: str) -> HttpResponse:
    """Send it. Sent twice, it was sent once."""
    bid = own_bid(request, reference)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if obstacles := send_it(request, bid, "send"):
        bid = own_bid(request, reference)
        if bid.state != "sent":
            return _page(request, bid, obstacles)
    return redirect(_filling(bid).home)


@only(PROVIDERS)
def take_back(request: HttpRequest, reference: str) -> HttpResponse:
    """Until the close it may be changed and sent again."""
    bid = own_bid(request, reference)
    return take_step_view(
        request, bid, "withdraw", back=_filling(bid).home, audience="applicant",
        intro="Change it and send it again before the close, or we will never see it.",
    )  # fmt: skip
