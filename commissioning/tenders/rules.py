"""What must hold before a tender moves, and before a bid is let in."""

import datetime as dt
from typing import Any

from commissioning.notices.rules import obstacles_from_notices
from office.judging import rules as judging
from office.people.permissions import has_interest
from office.principles.rules import obstacles_from_gates
from office.records import clock
from office.records.money import pounds
from office.records.steps import Obstacle
from office.submissions.rules import obstacles_to_sending

from .ranking import ranked
from .routes import ROUTES
from .states import TenderState

AWARD_GATES = "award"


def obstacles_to_preparing(cycle: Any, route: str, title: str, weights: tuple[int, int]) -> list[str]:
    """The decision to go to the market is signed; the weights make a hundred."""
    found: list[str] = []
    if cycle.state != "under_way":
        found.append(Obstacle("The decision to buy this must be signed first.", about="cycle"))
    if cycle.tenders.exclude(state=TenderState.FAILED).exists():
        found.append(Obstacle("This cycle has a tender already.", about="cycle"))
    if route not in ROUTES:
        found.append(Obstacle("Choose a route.", about="route"))
    if not title.strip():
        found.append(Obstacle("Enter a title.", about="title"))
    if sum(weights) != 100 or min(weights) < 0:
        found.append(Obstacle("Quality and price together make 100.", about="quality_weight"))
    return found


def obstacles_to_going_live(tender: Any) -> list[str]:
    """A form to bid with, a specification, and long enough to answer."""
    found: list[str] = []
    route = ROUTES[tender.route]
    if not route.asks_bids:
        return [Obstacle("A direct award asks for no bids. Recommend it with its reasons.", about="route")]
    if tender.question_set is None or tender.question_set.published_at is None:
        found.append(Obstacle("Choose the published form that providers bid with.", about="form"))
    if tender.closes_at is None:
        found.append(Obstacle("Set the closing time.", about="closes_at"))
    elif tender.closes_at < clock.now() + dt.timedelta(days=route.open_days):
        found.append(Obstacle(f"A {route.label.lower()} stays open for {route.open_days} days at least.", "closes_at"))
    return found


def obstacles_to_closing(tender: Any) -> list[str]:
    """Not before its time: the server's clock decides."""
    return [] if clock.now() >= tender.closes_at else ["It is not time to close yet."]


def obstacles_to_giving_more_time(tender: Any) -> list[str]:
    """Before the close only, and for everyone."""
    return [] if clock.now() < tender.closes_at else [Obstacle("This tender has already closed.", about="closes_at")]


def obstacles_to_recommending(tender: Any, *, by: Any) -> list[str]:
    """Bids were opened and scored, or none was asked for; the gates of the award are met; nobody judges their own."""
    found: list[str] = []
    if tender.state == TenderState.DRAFT and ROUTES[tender.route].asks_bids:
        found.append(Obstacle("Open it for bids first.", about="route"))
    if tender.contest and tender.contest.state not in ("ranked", "concluded"):
        found.append(Obstacle("The evaluation is not finished.", about="contest"))
    if any(has_interest(by, bid.organisation_id) for bid in tender.bids.all()):
        found.append(Obstacle("You have an interest in one of the bidders. Somebody else must do this.", about="by"))
    return found + obstacles_from_gates(tender.cycle.gate_sheet, AWARD_GATES)


def obstacles_to_opening_prices(tender: Any) -> list[str]:
    """The quality of every bid is scored and locked first."""
    if tender.contest is None:
        return [Obstacle("This tender has no evaluation.", about="contest")]
    return judging.obstacles_to_opening_prices(tender.contest)


def obstacles_to_the_winner(tender: Any, winner: Any, price_pence: int, reasons: str) -> list[str]:
    """One of those who bid in time, a price, and reasons that can be published; after an evaluation, the first on
    the list for the price in its bid (Procurement Act 2023, section 19: the most advantageous tender)."""
    found = _obstacles_from_the_list(tender, winner, price_pence) if tender.contest else []
    if ROUTES[tender.route].asks_bids and not tender.bids.filter(organisation=winner, state="sent").exists():
        found.append(Obstacle("Choose one of the providers that sent a bid.", about="winner"))
    if price_pence <= 0:
        found.append(Obstacle("Enter the price over the whole term.", about="price"))
    if not reasons.strip():
        found.append(Obstacle("Give the reasons, in words everyone may read.", about="reasons"))
    return found


def _obstacles_from_the_list(tender: Any, winner: Any, price_pence: int) -> list[str]:
    if not tender.contest.prices_opened_at:
        return [Obstacle("Open the prices first.", about="contest")]
    first = [one for one in ranked(tender) if one.rank == 1]
    chosen = next((one for one in first if one.bid.organisation_id == winner.pk), None)
    if chosen is None:
        best = " or ".join(str(one.bid.organisation) for one in first)
        return [Obstacle(f"The list puts {best or 'nobody'} first. Choose the first on it.", about="winner")]
    if chosen.bid.price_pence != price_pence:
        return [Obstacle(f"The price in this bid is {pounds(chosen.bid.price_pence)}.", about="price")]
    return []


def obstacles_to_drafting(tender: Any) -> list[str]:
    """An award is recommended, and no decision is on its way."""
    if tender.state != TenderState.RECOMMENDED:
        return [Obstacle("First recommend an award.", about="state")]
    if tender.decision and tender.decision.state in ("advising", "ready", "signed"):
        return [Obstacle("The decision is already on its way.", about="decision")]
    return obstacles_from_notices(tender, "UK5")


def obstacles_to_sending_the_contract(tender: Any) -> list[str]:
    """The award notice is out, and the standstill that it began is over."""
    found, last = obstacles_from_notices(tender, "UK6"), tender.standstill_ends_on
    if last and clock.today() <= last:
        found.append(Obstacle(f"The standstill runs until the end of {last:%A} {last.day} {last:%B %Y}.", "standstill"))
    return found


def obstacles_to_starting_a_bid(tender: Any, has_one: bool) -> list[str]:
    """While it is open, one bid for each organisation."""
    found: list[str] = []
    if not is_open(tender):
        found.append(Obstacle("This tender is not open for bids.", about="tender"))
    if has_one:
        found.append(Obstacle("Your organisation has a bid already.", about="tender"))
    return found


def is_open(tender: Any) -> bool:
    """True until its stored hour, whatever its row says."""
    return tender.state == TenderState.LIVE and clock.now() < tender.closes_at


def has_outcome(bid: Any) -> bool:
    """True once the award is signed, for a bid that was evaluated or could have been."""
    return bid.state == "sent" and bid.tender.state in (TenderState.STANDSTILL, TenderState.CONTRACTED)


def obstacles_to_sending_a_bid(bid: Any) -> list[str]:
    """In time, by the server's clock, and whole."""
    if not is_open(bid.tender):
        return [Obstacle("The closing time has passed, so this bid cannot be sent.", about="closes_at")]
    return obstacles_to_sending(bid.submission)


def obstacles_to_writing_a_bid(bid: Any) -> list[str]:
    """Until the close, by the server's clock; a bid that was sent is taken back first."""
    if not is_open(bid.tender):
        return [Obstacle("The closing time has passed, so this bid can no longer be changed.", about="closes_at")]
    return [Obstacle("This bid has been sent. Take it back to change it.", "state")] if bid.state == "sent" else []


def obstacles_to_withdrawing(bid: Any) -> list[str]:
    """Before the close; after it a bid stands."""
    return [] if is_open(bid.tender) else [Obstacle("The closing time has passed.", about="closes_at")]


def obstacles_to_asking(tender: Any, question: str, asker: Any) -> list[str]:
    """While it is open, and in words that do not say who asks: everyone reads them."""
    if not is_open(tender):
        return [Obstacle("Questions are asked while the tender is open.", about="question")]
    if not question.strip():
        return [Obstacle("Write your question.", about="question")]
    if _names(question, asker):
        return [Obstacle("Leave out the name of your organisation: everyone reads your question.", about="question")]
    return []


def obstacles_to_answering(tender: Any, answered: list[tuple[Any, str]]) -> list[str]:
    """While it is open, when there is something to answer, and without naming who asked. answered: each question
    with its answer."""
    found: list[str] = []
    if not is_open(tender):
        found.append(Obstacle("Questions are answered while the tender is open.", about="state"))
    if not answered:
        found.append(Obstacle("There is no question to answer.", about="answers"))
    return found + [
        Obstacle("This answer names whoever asked. Everyone reads it, so leave the name out.", about=f"answer-{one.pk}")
        for one, words in answered
        if _names(words, one.asked_by)
    ]


def _names(words: str, organisation: Any) -> bool:
    return organisation.name.casefold() in " ".join(words.split()).casefold()
