"""Today: what waits, the rounds and their clocks, the money of the main source, what must be published."""

from typing import Any

from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from grants.applications.queries import visible_to as applications_visible_to
from grants.awards.queries import needing_an_officer
from grants.funds import queries as rounds
from grants.funds.permissions import may_run
from office.decisions.models import PUBLISH_WITHIN
from office.decisions.queries import unfinished
from office.decisions.states import DecisionState
from office.ledger import queries as ledger
from office.records import clock, working_days
from office.screens.components import render as drawn
from office.screens.words import counted, pounds, urgency
from portal.access import only
from portal.audiences import OFFICERS
from portal.decisions import word_of

from .queue import Waiting, queue_of
from .round_frame import UNSENT, next_clock

ROUNDS = 6
MOST = 8
WEEK = 5  # working days


@only(OFFICERS)
def show(request: HttpRequest) -> HttpResponse:
    """The officer's desk."""
    awards, decisions = list(needing_an_officer(request.user)), list(unfinished(request.user))
    queue = queue_of(request.user, awards, decisions)
    signed = sorted(
        (one for one in decisions if one.state == DecisionState.SIGNED), key=lambda one: (one.signed_at, one.pk)
    )
    to_sign = sorted(
        (one for one in decisions if one.state == DecisionState.READY), key=lambda one: (one.asked_at, one.pk)
    )
    context = {
        "today": clock.today(), "queue": queue, "figures": _figures(queue, signed),
        "rounds": _rounds(request), "money": _money(request), "to_publish": _to_publish(signed, awards),
        "with_the_signer": [(one, word_of(one)) for one in to_sign[:MOST]],
    }  # fmt: skip
    return render(request, "portal/officers/today.html", context)


def _figures(queue: list[Waiting], signed: list[Any]) -> list[dict[str, Any]]:
    ours = [one for one in queue if not one.theirs]
    late = sum(one.due is not None and urgency(one.due) == "late" for one in ours)
    last = working_days.after(clock.today(), WEEK)
    soon = sum(clock.today() <= one.day <= last for one in ours)
    overdue = sum(one.publish_by < clock.today() for one in signed)
    return [
        {"figure": len(ours), "text": "waiting for you"}, {"figure": late, "text": "late"},
        {"figure": soon, "text": "due in five working days"}, {"figure": overdue, "text": "publications overdue"},
    ]  # fmt: skip


def _rounds(request: HttpRequest) -> list[dict[str, Any]]:
    """The rounds this officer runs that are not over, each with its clock and a count that fits its stage."""
    live = (
        rounds.visible_to(request.user).exclude(state__in=["complete", "cancelled"]).select_related("fund", "contest")
    )
    mine = [one for one in live if may_run(one, request.user)][:ROUNDS]
    counts = _counts(request, mine)
    return [{"round": one, "clock": next_clock(one), "bids": _bids(one, counts.get(one.pk, {}))} for one in mine]


def _counts(request: HttpRequest, mine: list[Any]) -> dict[int, dict[str, int]]:
    found: dict[int, dict[str, int]] = {}
    rows = applications_visible_to(request.user).filter(round__in=[one.pk for one in mine]).order_by()
    for key, state, count in rows.values_list("round", "state").annotate(n=Sum(1)):
        found.setdefault(key, {})[state] = count
    return found


def _bids(round: Any, counts: dict[str, int]) -> str:
    sent = sum(count for state, count in counts.items() if state not in UNSENT)
    if round.state == "decided":
        return counted(counts.get("awarded", 0), "award")
    if round.state == "closed":
        return f"{sent} sent, {counts.get('submitted', 0)} to check"
    return f"{sum(counts.values())} started, {sent} sent"


def _money(request: HttpRequest) -> dict[str, Any] | None:
    """The source with the most money in it: paid, promised, set aside and free. Together they are what came in."""
    counters = {name: Sum(f"pots__{name}_pence", default=0) for name in ("set_aside", "committed", "paid")}
    sources = ledger.sources_visible_to(request.user).annotate(**counters)
    source: Any = sources.order_by("-received_pence", "pk").first()
    if source is None or not source.received_pence:
        return None
    parts = [
        ("Paid", source.paid), ("Promised, not yet paid", source.committed - source.paid),
        ("Set aside, not yet promised", source.set_aside - source.committed), ("Free", source.available_pence),
    ]  # fmt: skip
    bar = [(word, pounds(pence), drawn("bar", share=pence, of=source.received_pence)) for word, pence in parts]
    return {"source": source, "parts": bar}


def _to_publish(signed: list[Any], awards: list[Any]) -> list[dict[str, Any]]:
    """Signed decisions and awards that the public cannot read yet, with the last day for each."""
    found = [
        {"title": one.title, "href": f"/portal/officers/decisions/{word_of(one)}/", "by": one.publish_by}
        for one in signed[:MOST]
    ]
    told = [one for one in awards if one.application.outcome_told_at and not one.is_public]
    return found + [
        {"title": f"Award {one.reference}", "href": f"/portal/officers/awards/{one.reference}/",
         "by": working_days.after(one.awarded_on, PUBLISH_WITHIN)}
        for one in told[:MOST]
    ]  # fmt: skip
