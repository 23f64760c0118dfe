"""Deeds: a draw among bids too close to call is registered before any score, and held with a public seed."""

import datetime as dt
from typing import Any

from office.records import clock, trail
from office.records.deeds import deed
from office.records.steps import Forbidden, Obstacle, Refused

from .. import permissions
from ..drawing import draw_order
from ..lots import too_close_to_call
from ..models import Contest, Lots
from ..states import ContestState


@deed
def register_draw(*, contest: Contest, seed_from: str, seed_on: dt.date, by: Any) -> Lots:
    """Say, before the reading starts, which public number will be the seed. seed_on: the day it becomes known."""
    held = _locked(contest, by)
    found = []
    if held.state != ContestState.PREPARING:
        found.append(Obstacle("The reading has started: it is too late to choose this.", about="state"))
    if Lots.objects.filter(contest=held).exists():
        found.append(Obstacle("The draw is registered already.", about="state"))
    if not seed_from.strip():
        found.append(Obstacle("Say which public number will be the seed.", about="seed_from"))
    if seed_on <= clock.today():
        found.append(Obstacle("Choose a day after today: nobody may know the number yet.", about="seed_on"))
    if found:
        raise Refused(found)
    made = Lots.objects.create(
        contest=held, seed_from=seed_from.strip(), seed_on=seed_on, registered_at=clock.now(), registered_by=by
    )
    trail.note(held, "draw_registered", by=by, words={"seed_from": made.seed_from, "seed_on": seed_on})
    return made


@deed
def hold_draw(*, contest: Contest, seed: str, by: Any) -> Lots:
    """Put the bids that are too close to call in the order the seed gives. It is done once."""
    held = _locked(contest, by)
    lots = Lots.objects.select_for_update(no_key=True).filter(contest=held).first()
    seed = " ".join(seed.split())
    if found := _obstacles(held, lots, seed):
        raise Refused(found)
    assert lots is not None  # an obstacle otherwise
    codes = too_close_to_call(held)
    if not codes:
        raise Refused([Obstacle("No bid is too close to call, so there is nothing to draw.", about="state")])
    lots.seed, lots.held_at, lots.held_by = seed, clock.now(), by
    lots.order = [list(one) for one in draw_order(seed, codes)]
    lots.save(update_fields=["seed", "held_at", "held_by", "order"])
    trail.note(held, "draw_held", by=by, words={"seed": seed, "order": [code for code, _ in lots.order]})
    return lots


def _obstacles(contest: Contest, lots: Lots | None, seed: str) -> list[Obstacle]:
    if lots is None:
        return [Obstacle("No draw was registered before the reading.", about="state")]
    if lots.held_at is not None:
        return [Obstacle("The draw was held already. It is held once.", about="state")]
    if contest.state != ContestState.RANKED:
        return [Obstacle("Close the scoring first, and draw before the decision.", about="state")]
    if clock.today() < lots.seed_on:
        return [Obstacle("The number is not known yet.", about="seed")]
    return [] if seed else [Obstacle("Enter the number.", about="seed")]


def _locked(contest: Contest, by: Any) -> Contest:
    held = Contest.objects.select_for_update(no_key=True, of=("self",)).select_related("rubric").get(pk=contest.pk)
    if not permissions.may_run_contest(held, by):
        raise Forbidden
    return held
