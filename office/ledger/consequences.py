"""What moves when an adjustment is agreed: the source's counter, and one append-only entry for each side of it."""

from collections.abc import Sequence
from typing import Any

from django.db.models import F

from office.records import clock
from office.records.steps import Refused

from . import rules

# What each kind writes: (the entry's kind, whether the source gains).
SIDES = {"more": ("more", 1), "less": ("less", -1), "carry": ("carry_out", -1), "give_back": ("give_back", -1)}


def move_what_was_agreed(adjustments: Sequence[Any], *, by: Any) -> None:
    """Lock the sources by key, look again, then write."""
    for one in adjustments:
        sources = type(one.source).objects.select_for_update(no_key=True)
        keys = sorted({one.source_id, one.to_source_id or one.source_id})
        held = {source.pk: source for source in sources.filter(pk__in=keys).order_by("pk")}
        one.source = held[one.source_id]
        if why := rules.obstacles_to_adjustment(one):
            raise Refused(why)
        kind, gains = SIDES[one.kind]
        _move(one, held[one.source_id], kind, gains, by)
        if one.to_source_id:
            _move(one, held[one.to_source_id], "carry_in", 1, by)


def _move(one: Any, source: Any, kind: str, gains: int, by: Any) -> None:
    type(source).objects.filter(pk=source.pk).update(received_pence=F("received_pence") + gains * one.amount_pence)
    one.entries.create(
        kind=kind, amount_pence=one.amount_pence, source=source, note=one.reason[:200], on=clock.today(),
        at=clock.now(), actor=by.trail_name, made_by=by,
    )  # fmt: skip
