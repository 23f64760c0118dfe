"""What moves next when a tender closes, is opened, fails or leads to a contract, and when a bid is sent."""

from collections.abc import Sequence
from typing import Any

from commissioning.notices import table
from commissioning.notices.actions import call_for
from commissioning.services.actions import draw_up_contract
from office.judging.actions import enter, open_prices
from office.post.telling import tell
from office.records import clock
from office.records.actors import THE_CLOCK
from office.records.steps import take, take_all
from office.submissions.actions import lock, unlock

from . import messages
from .ranking import price_in
from .routes import ROUTES


def freeze_what_was_not_sent(tenders: Sequence[Any], *, by: Any) -> None:
    """Drafts can no longer be sent."""
    for tender in tenders:
        drafts = tender.bids.filter(state="draft")
        take_all(drafts.model, drafts.values_list("pk", flat=True), "miss_the_close", by=THE_CLOCK)


def enter_the_contest(tenders: Sequence[Any], *, by: Any) -> None:
    """What was sealed is judged, where a contest was prepared; in the order of keys, which says nothing."""
    for tender in tenders:
        for bid in tender.bids.filter(state="sent").select_related("submission").order_by("reference"):
            if tender.contest:
                enter(contest=tender.contest, submission=bid.submission, by=by)


def open_the_prices(tenders: Sequence[Any], *, by: Any) -> None:
    """Each price is read from its answer, once, and stands beside the quality from now on."""
    for tender in tenders:
        open_prices(contest=tender.contest, by=by)
        for bid in tender.bids.filter(state="sent").select_related("submission"):
            type(bid)._base_manager.filter(pk=bid.pk).update(price_pence=price_in(bid.submission))


def announce_the_award(tenders: Sequence[Any], *, by: Any) -> None:
    """Bidders first, then the notice that starts the standstill."""
    tell_the_bidders(tenders, by=by)
    for tender in tenders:
        _call(table.AWARDED, tender, tender.price_pence, by)


def end_the_procurement(tenders: Sequence[Any], *, by: Any) -> None:
    """Whoever read of it reads that it ended, and what was asked for is looked at again."""
    send_the_cycle_back(tenders, by=by)
    for tender in tenders:
        if tender.live_at:
            _call(table.FAILED, tender, tender.budget_pence, by)


def call_for_notices_of_opening(tenders: Sequence[Any], *, by: Any) -> None:
    """It is in the market: everybody is told."""
    for tender in tenders:
        _call(table.OPENED, tender, tender.budget_pence, by)


def call_for_notices_of_the_choice(tenders: Sequence[Any], *, by: Any) -> None:
    """A direct award is told of before it is made."""
    for tender in tenders:
        _call(table.CHOSEN, tender, tender.price_pence, by)


def _call(code: str, tender: Any, pence: int, by: Any) -> None:
    event = table.Event(code, clock.today(), tender.route, pence, tender.is_light_touch)
    call_for(event=event, tender=tender, by=by)


def tell_the_bidders(tenders: Sequence[Any], *, by: Any) -> None:
    """The judging is over; each bidder hears of its own assessment summary, before any contract is signed."""
    for tender in tenders:
        if tender.contest and tender.contest.state == "ranked":
            take(tender.contest, "conclude", by=THE_CLOCK)
        for bid in tender.bids.filter(state="sent").select_related("tender").order_by("reference"):
            tell(messages.DECIDED, bid, by=by)


def lock_the_bid(bids: Sequence[Any], *, by: Any) -> None:
    """What was sent stays as it was sent, with a receipt."""
    for bid in bids:
        lock(submission=bid.submission, reference=bid.reference, by=by)


def unlock_the_bid(bids: Sequence[Any], *, by: Any) -> None:
    """Withdrawn in time, it may be changed and sent again."""
    for bid in bids:
        unlock(submission=bid.submission, by=by)


def send_the_cycle_back(tenders: Sequence[Any], *, by: Any) -> None:
    """What was asked for is looked at again."""
    for tender in tenders:
        if tender.cycle.state == "under_way":
            take(tender.cycle, "return_to_plan", by=THE_CLOCK, reason=tender.failed_because)


def draw_up_the_contract(tenders: Sequence[Any], *, by: Any) -> None:
    """The contract the decision promised, by that decision."""
    for tender in tenders:
        cycle = tender.cycle
        contract = draw_up_contract(
            service=cycle.service, provider=tender.winner, value_pence=tender.price_pence,
            starts_on=tender.starts_on, ends_on=tender.ends_on, decision=tender.decision, by=tender.decision,
            not_before=tender.standstill_ends_on, route=ROUTES[tender.route].label,
            route_code=tender.route, is_light_touch=tender.is_light_touch, follows=cycle.contract,
        )  # fmt: skip
        type(tender)._base_manager.filter(pk=tender.pk).update(contract=contract)
        if cycle.contract is None:
            type(cycle)._base_manager.filter(pk=cycle.pk).update(contract=contract)
