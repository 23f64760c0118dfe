"""Deed: the sealed prices of a contest are opened, once quality can no longer change."""

from typing import Any

from office.records import clock, trail
from office.records.deeds import deed
from office.records.steps import Forbidden, Refused

from .. import permissions, rules
from ..models import Contest


@deed
def open_prices(*, contest: Contest, by: Any) -> Contest:
    """From now on prices may be read, and the scoring is not opened again."""
    held = Contest.objects.select_for_update(no_key=True, of=("self",)).get(pk=contest.pk)
    if not permissions.may_run_contest(held, by):
        raise Forbidden
    if why := rules.obstacles_to_opening_prices(held):
        raise Refused(why)
    held.price_open, held.prices_opened_at = True, clock.now()
    held.save(update_fields=["price_open", "prices_opened_at"])
    trail.note(held, "prices_opened", by=by)
    contest.refresh_from_db()
    return held
