"""Deeds on earlier grants: a table is brought in, and undone."""

from collections.abc import Mapping
from typing import Any

from office.records import clock, trail
from office.records.deeds import deed
from office.records.steps import Forbidden, Obstacle, Refused

from . import permissions, queries, rows
from .models import EarlierAward, EarlierFile


@deed
def bring_in(*, name: str, text: str, mapping: Mapping[str, str], by: Any) -> EarlierFile:
    """Bring in every good row of a table; rows with a fault and doubles of what there is stay out."""
    if not permissions.may_bring_in(by):
        raise Forbidden
    good = [one for one in rows.read(text, mapping, queries.likenesses()) if one.is_good]
    if not good:
        raise Refused([Obstacle("No row of this file can be brought in. Look at what is wrong with each.")])
    made = EarlierFile.objects.create(name=name[:120] or "Earlier grants", brought_by=by)
    EarlierAward.objects.bulk_create(
        [
            EarlierAward(
                file=made, group=one.group, title=one.title, purpose=one.purpose, district=one.district,
                amount_pence=one.amount_pence, awarded_on=one.awarded_on, likeness=one.likeness,
            )
            for one in good
            if one.awarded_on  # as every good row has
        ],
        batch_size=500,
    )  # fmt: skip
    trail.note(made, "brought_in", by=by, words={"grants": len(good)})
    return made


@deed
def undo(*, file: EarlierFile, by: Any) -> None:
    """Take all of one file off the site. Its rows are kept with the file, and may be brought in again."""
    if not permissions.may_bring_in(by):
        raise Forbidden
    held = EarlierFile.objects.select_for_update(no_key=True).get(pk=file.pk)
    if held.undone_at is not None:
        raise Refused(["This file was undone already."])
    held.undone_at = clock.now()
    held.save(update_fields=["undone_at"])
    held.awards.update(is_live=False)
    trail.note(held, "undone", by=by)
