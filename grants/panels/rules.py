"""What must hold for a recommendation, and for the list to go to a decision."""

from collections.abc import Iterable, Mapping
from typing import Any

from grants.applications.states import ApplicationState
from office.judging.states import EntryState, MeetingState
from office.records.money import pounds
from office.records.steps import Obstacle

FUNDED = ("full", "part")
UNDER_WAY = ("advising", "ready")
MOVABLE = ("draft", "rejected", "withdrawn")  # a decision in these states may be written anew


def obstacles_to_recommending(application: Any, meeting: Any, *, sits: bool) -> list[str]:
    """In the open meeting of its own contest, by somebody who sits in it."""
    found: list[str] = []
    if meeting.state != MeetingState.OPEN:
        found.append(Obstacle("Open the meeting first.", about="meeting"))
    if application.round.contest_id != meeting.contest_id:
        found.append(Obstacle("This bid belongs to another round.", about="meeting"))
    if application.state != ApplicationState.ELIGIBLE:
        found.append(Obstacle(f"This bid is {str(application.state_word).lower()}.", about="state"))
    if not sits:
        found.append(Obstacle("Only members who sit in this meeting recommend.", about="attendance"))
    return found


def obstacles_to_amount(application: Any, kind: str, pence: int, left: int) -> list[str]:
    """In full is what was asked; in part is less; the pot holds it. `left`: not yet recommended to others."""
    ask = application.ask_pence or 0
    if kind not in FUNDED:
        return [Obstacle("No money goes with this.", about="amount")] if pence else []
    if kind == "full" and pence != ask:
        return [Obstacle(f"In full is {pounds(ask)}. Choose “in part” to give less.", about="amount")]
    if kind == "part" and not 0 < pence < ask:
        return [Obstacle(f"In part is more than £0 and less than {pounds(ask)}.", about="amount")]
    if pence > left:
        return [Obstacle(f"{pounds(pence)} is more than the {pounds(left)} left in this pot.", about="amount")]
    return []


def obstacles_to_words(kind: str, reason: str, public_reason: str, suggestion: str) -> list[str]:
    """Reasons for each bid; for a funded one the public ones of SI 2011/3050; for a declined one what would help."""
    found: list[str] = []
    if not reason.strip():
        found.append(Obstacle("Give the panel's reason.", about="reason"))
    if kind in FUNDED and not public_reason.strip():
        found.append(
            Obstacle("Say why it would cut crime and disorder: the law asks us to publish it.", about="public_reason")
        )
    if kind == "decline" and not suggestion.strip():
        found.append(Obstacle("Say one thing that would help next time.", about="suggestion"))
    return found


def obstacles_from_the_list(applications: Iterable[Any]) -> list[str]:
    """Every bid still in has its recommendation, and its name's publication is settled."""
    found: list[str] = []
    for one in applications:
        recommendation = getattr(one, "recommendation", None)
        if recommendation is None:
            found.append(Obstacle(f"{one.reference} has no recommendation.", about=one.reference))
        elif recommendation.kind in FUNDED and name_is_open(one, recommendation):
            found.append(
                Obstacle(f"{one.reference} asked for its name to be left out. Decide that first.", about=one.reference)
            )
    return found


def name_is_open(application: Any, recommendation: Any) -> bool:
    """The group asked for its name to be withheld, and no officer has decided."""
    asked = application.wants_name_withheld or not application.organisation.publish_name
    return asked and recommendation.name_decided_by_id is None


def obstacles_from_the_pots(left: Mapping[Any, int], wanted: Mapping[Any, int]) -> list[str]:
    """The recommendations fit their pots. Both by pot, in pence."""
    return [
        Obstacle(f"{pot.name} has {pounds(left[pot])} and the list gives {pounds(pence)}.", about="pots")
        for pot, pence in wanted.items()
        if pence > left[pot]
    ]


def obstacles_to_a_decision(round: Any, meeting: Any) -> list[str]:
    """After the meeting, in a round that is closed, or decided with bids sent back, with no decision under way."""
    found: list[str] = []
    if meeting.contest_id != round.contest_id:
        found.append(Obstacle("This meeting was about another round.", about="meeting"))
    if meeting.state != MeetingState.CLOSED:
        found.append(Obstacle("Close the meeting first.", about="meeting"))
    if round.state not in ("closed", "decided"):
        found.append(Obstacle(f"The round is {str(round.state_word).lower()}.", about="state"))
    if round.state == "closed" and round.awards_decision and round.awards_decision.state not in MOVABLE:
        found.append(Obstacle("The decision is on its way already.", about="decision"))
    return found


def still_in(entry_state: str) -> bool:
    """A withdrawn bid needs no recommendation."""
    return entry_state != EntryState.REMOVED


def out_of_rank(ranked: Iterable[tuple[Any, Any, str]]) -> list[Any]:
    """The bids funded although a better scored one of the same pot was not. Rows: (bid, percent, kind)."""
    rows = [(bid, percent, kind in FUNDED) for bid, percent, kind in ranked if percent is not None]
    unfunded: dict[int, Any] = {}
    for bid, percent, funded in rows:
        if not funded:
            unfunded[bid.pot_id] = max(percent, unfunded.get(bid.pot_id, percent))
    return [bid for bid, percent, funded in rows if funded and percent < unfunded.get(bid.pot_id, percent)]


def obstacles_to_funding_a_reserve(application: Any, pence: int, left: int, *, proposed: bool) -> list[str]:
    """It is on the reserve list, no decision on it is under way, and its pot has a sum of up to what it asked for."""
    found: list[str] = []
    if application.state != ApplicationState.RESERVE:
        found.append(Obstacle("This bid is not on the reserve list.", about="state"))
    if proposed:
        found.append(Obstacle("A decision on this bid is on its way already.", about="decision"))
    if name_is_open(application, application.recommendation):
        found.append(Obstacle("The group asked for its name to be left out. Decide that first.", about="name"))
    if not 0 < pence <= (application.ask_pence or 0):
        found.append(Obstacle(f"Give up to the {pounds(application.ask_pence or 0)} asked for.", about="amount"))
    if pence > left:
        found.append(Obstacle(f"{pounds(pence)} is more than the {pounds(left)} left in this pot.", about="amount"))
    return found
