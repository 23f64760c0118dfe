"""What must hold for a round to move."""

import datetime as dt
from typing import Any

from office.ledger.rules import obstacles_to_amount, obstacles_to_taking
from office.principles.rules import obstacles_from_gates
from office.records import clock
from office.records.money import pounds
from office.records.steps import Obstacle
from office.submissions.wholeness import unserved

from .outages import new_close_after_outage

# What may change while a round is prepared; pots have their own deed.
CHANGEABLE = frozenset({
    "name", "theme", "opens_at", "closes_at", "eligibility_by", "board_on", "decision_by", "embargo_until",
    "delivery_from", "delivery_until", "min_award_pence", "max_award_pence",
    "second_person", "endorsement", "endorsement_days_late",
})  # fmt: skip
ASKS = ("second_person", "endorsement", "endorsement_days_late")  # what a round asks a group to bring


def obstacles_to_preparing(form: Any, rubric: Any, plan: Any, *, taken: set[int], number: int) -> list[str]:
    """The fund's form and criteria are loaded, a Plan is in force, and the number is free."""
    found: list[str] = []
    if form is None:
        found.append(Obstacle("Load this fund's application form first.", about="form"))
    if rubric is None:
        found.append(Obstacle("Load this fund's scoring criteria first.", about="rubric"))
    if plan is None:
        found.append(Obstacle("Publish a Plan first: the round stays pinned to it.", about="plan"))
    if number in taken:
        found.append(Obstacle(f"This fund has a round {number} already.", about="number"))
    return found


def obstacles_to_a_pot(code: str, pence: int, *, taken: bool) -> list[str]:
    """A pot has a code of its own and an amount."""
    found: list[str] = []
    if taken:
        found.append(Obstacle(f"There is a pot {code} already.", about="code"))
    if pence <= 0:
        found.append(Obstacle("Enter an amount above £0.", about="amount"))
    return found


def obstacles_from_dates(round: Any) -> list[str]:
    """Opens before it closes, delivers after that, and its limits are in order."""
    found: list[str] = []
    if not round.opens_at < round.closes_at:
        found.append(Obstacle("The round must close after it opens.", about="dates"))
    if not round.delivery_from <= round.delivery_until:
        found.append(Obstacle("Projects must end after they start.", about="dates"))
    if not 0 < round.min_award_pence <= round.max_award_pence:
        found.append(Obstacle("The largest grant must be at least the smallest.", about="limits"))
    return found + obstacles_from_hours(round.opens_at, round.closes_at, round.embargo_until)


def obstacles_from_hours(*instants: dt.datetime | None) -> list[str]:
    """No hour of a round falls in the hour that an autumn night has twice: nobody could tell which one is meant."""
    walls = [instant.astimezone(clock.LONDON) for instant in instants if instant]
    return [
        Obstacle(f"{wall:%H:%M} comes twice on {wall.day} {wall:%B %Y}: the clocks go back. Choose another time.",
                 about="dates")
        for wall in walls
        if not clock.happens_once(wall.date(), wall.hour, wall.minute)
    ]  # fmt: skip


def obstacles_to_cloning(round: Any) -> list[str]:
    """Its form is published: a new round never stands on a draft."""
    if round.question_set.is_published:
        return []
    return [Obstacle("Publish this round’s form first.", about="form")]


def obstacles_to_raising(raises: list[tuple[Any, int]], reason: str) -> list[str]:
    """Between the first decision and the end, with a reason, and not more than the sources have free.

    raises: each pot of the round with the pence it is to get.
    """
    found: list[str] = []
    if not raises:
        found.append(Obstacle("Choose the pot that gets more.", about="pots"))
    if any(one.round.state not in ("scheduled", "open", "closed", "decided") for one, _ in raises):
        found.append(Obstacle("A pot is raised once its round is announced, until that is complete.", about="state"))
    if not reason.strip():
        found.append(Obstacle("Say why more money is needed.", about="reason"))
    wanted: dict[Any, int] = {}
    for one, pence in raises:
        found += obstacles_to_amount(pence)
        wanted[one.pot.source] = wanted.get(one.pot.source, 0) + pence
    for source, pence in wanted.items():
        if pence > source.available_pence:
            found += obstacles_to_taking(source.available_pence, pence, f"free in {source.name}")
    return found


def obstacles_to_asking_for_a_decision(round: Any) -> list[str]:
    """Dates in order, form and rubric frozen, money there, gates met, and the decision drafted (domain 3.3)."""
    found = obstacles_from_dates(round)
    if round.opening_decision_id is None:
        found.append(Obstacle("Draft the decision that opens this round.", about="decision"))
    if round.question_set.published_at is None:
        found.append(Obstacle("Publish the application form first.", about="form"))
    criteria = {one.code: one.name for one in round.contest.rubric.criteria.all()}
    found += unserved(criteria, set(round.question_set.questions.values_list("criterion", flat=True)))
    if round.contest.rubric.frozen_at is None:
        found.append(Obstacle("Freeze the scoring criteria first.", about="rubric"))
    return found + _obstacles_from_money(round) + obstacles_from_gates(round.gate_sheet, "decision")


def _obstacles_from_money(round: Any) -> list[str]:
    pots = [one.pot for one in round.pots.select_related("pot__source")]
    if not pots:
        return [Obstacle("Give the round at least one pot of money.", about="pots")]
    wanted: dict[Any, int] = {}
    for pot in pots:
        wanted[pot.source] = wanted.get(pot.source, 0) + pot.planned_pence
    return [
        Obstacle(
            f"The pots need {pounds(pence)} and {source.name} has {pounds(source.available_pence)} free.", about="pots"
        )
        for source, pence in wanted.items()
        if pence > source.available_pence
    ]


def obstacles_to_opening(round: Any) -> list[str]:
    """Not before its time, not while a gate is open."""
    found: list[str] = []
    if clock.now() < round.opens_at:
        found.append(Obstacle("It is not time to open yet.", about="dates"))
    return found + obstacles_from_gates(round.gate_sheet, "opening")


def obstacles_to_deciding(round: Any) -> list[str]:
    """What the gates of its awards still want: no list is put to a decision, or signed, while one is open."""
    return obstacles_from_gates(round.award_sheet, "decision") if round.award_sheet else []


def obstacles_to_closing(round: Any) -> list[str]:
    """Not before its time: the server's clock decides."""
    return [] if clock.now() >= round.closes_at else ["It is not time to close yet."]


def obstacles_to_extending(round: Any) -> list[str]:
    """Before the close only, and for everyone, never for one."""
    return [] if clock.now() < round.closes_at else [Obstacle("This round has already closed.", about="dates")]


def obstacles_to_making_good(round: Any) -> list[str]:
    """An outage took some of the last day, and nothing was given back for one before."""
    return [] if new_close_after_outage(round) else [Obstacle("No outage took time from this round.", about="dates")]


def obstacles_to_completing(round: Any) -> list[str]:
    """Every agreement has ended."""
    from_states = ["complete", "ended", "lapsed"]
    still = round.applications.filter(award__isnull=False).exclude(award__agreement__state__in=from_states).count()
    return [Obstacle(f"{still} grants have not ended yet.", about="awards")] if still else []
