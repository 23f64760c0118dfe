"""Changing the letterhead: always a row with a date, noted on the trail."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

from ..deeds import deed
from ..trail import note
from .models import Letterhead

SHIPPED = Path(__file__).with_name("west_yorkshire_2020.json")


@deed
def set_letterhead(*, effective_from: dt.date, by: Any, **names: Any) -> Letterhead:
    """The office's names from a date on. Names left out stay as they were the day before.

    Raises ValidationError by field. A second call for the same date corrects that row.
    """
    before = Letterhead.objects.filter(effective_from__lte=effective_from).order_by("-effective_from").first()
    made = before or Letterhead()
    if made.effective_from != effective_from:
        made.pk, made.effective_from = None, effective_from
        made._state.adding = True
    for name, value in names.items():
        setattr(made, name, value)
    made.full_clean()
    made.save()
    note(made, "set_letterhead", by=by, words={"effective_from": effective_from, "changed": sorted(names)})
    return made


def load_unless_named(by: Any) -> None:
    """The shipped names, unless the office has given its own."""
    if not Letterhead.objects.exists():
        load_letterhead(by=by)


@deed
def load_letterhead(*, by: Any) -> Letterhead:
    """The names shipped with the product: West Yorkshire in 2020, with an invented telephone and e-mail."""
    shipped = json.loads(SHIPPED.read_text(encoding="utf-8"))
    start = dt.date.fromisoformat(shipped.pop("effective_from"))
    return set_letterhead(effective_from=start, by=by, **shipped)
