"""What must hold for a round to move."""

from typing import Any

from office.ledger.rules import pounds
from office.principles.rules import obstacles_from_gates
from office.records import clock
from office.records.steps import Obstacle


def obstacles_to_asking_for_a_decision(round: Any) -> list[str]:
    """Dates in order, form and rubric frozen, money there, gates met, and the decision drafted (domain 3.3)."""
    found: list[str] = []
    if round.opening_decision_id is None:
        found.append(Obstacle("Draft the decision that opens this round.", about="decision"))
    if not round.opens_at < round.closes_at:
        found.append(Obstacle("The round must close after it opens.", about="dates"))
    if round.question_set.published_at is None:
        found.append(Obstacle("Publish the application form first.", about="form"))
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
        Obstacle(f"The pots need {pounds(pence)} and {source.name} has {pounds(source.available_pence)} free.", "pots")
        for source, pence in wanted.items()
        if pence > source.available_pence
    ]


def obstacles_to_opening(round: Any) -> list[str]:
    """Not before its time, not while a gate is open."""
    found: list[str] = []
    if clock.now() < round.opens_at:
        found.append(Obstacle("It is not time to open yet.", about="dates"))
    return found + obstacles_from_gates(round.gate_sheet, "opening")


def obstacles_to_closing(round: Any) -> list[str]:
    """Not before its time: the server's clock decides."""
    return [] if clock.now() >= round.closes_at else ["It is not time to close yet."]


def obstacles_to_extending(round: Any) -> list[str]:
    """Before the close only, and for everyone, never for one."""
    return [] if clock.now() < round.closes_at else [Obstacle("This round has already closed.", about="dates")]


def obstacles_to_completing(round: Any) -> list[str]:
    """Every agreement has ended."""
    from_states = ["complete", "ended", "lapsed"]
    still = round.applications.filter(award__isnull=False).exclude(award__agreement__state__in=from_states).count()
    return [Obstacle(f"{still} grants have not ended yet.", about="awards")] if still else []
