"""Deeds: rubrics are loaded from data and frozen."""

from collections.abc import Mapping
from typing import Any

from office.records import clock, trail
from office.records.deeds import deed
from office.records.steps import Forbidden, Obstacle, Refused

from .. import permissions, rules
from ..models import Anchor, Criterion, Rubric
from ..rubrics import content_hash, content_of


@deed
def load_rubric(*, data: Mapping[str, Any], by: Any) -> Rubric:
    """Bring a rubric in from data (`scf/data/rubric-1.json` shows the shape). Loading the same again changes nothing.

    A frozen version is never changed: other content must come as the next number.
    """
    if not permissions.may_keep_rubrics(None, by):
        raise Forbidden
    rubric, _ = Rubric.objects.select_for_update().get_or_create(
        code=data["code"], number=data["number"], defaults={"title": data["title"]}
    )
    if content_of(rubric) == content_of(data):
        return rubric
    if rubric.frozen_at:
        raise Refused([Obstacle("This version is frozen. Make the next version.", about="number")])
    rubric.title, rubric.words_for_extremes = data["title"], data.get("words_for_extremes", 0)
    rubric.save(update_fields=["title", "words_for_extremes"])
    rubric.criteria.all().delete()
    rubric.anchors.all().delete()
    Criterion.objects.bulk_create(
        [Criterion(rubric=rubric, order=order, **one) for order, one in enumerate(data["criteria"], start=1)]
    )
    Anchor.objects.bulk_create([Anchor(rubric=rubric, **one) for one in data["anchors"]])
    trail.note(rubric, "loaded", by=by)
    return rubric


@deed
def freeze_rubric(*, rubric: Rubric, by: Any) -> Rubric:
    """Fix the rubric with a hash of all it says, before anybody scores. Freezing it again changes nothing."""
    if not permissions.may_keep_rubrics(rubric, by):
        raise Forbidden
    held = Rubric.objects.select_for_update().get(pk=rubric.pk)
    if held.frozen_at is None:
        if why := rules.obstacles_to_freezing(held):
            raise Refused(why)
        held.frozen_at, held.content_hash = clock.now(), content_hash(held)
        held.save(update_fields=["frozen_at", "content_hash"])
        trail.note(held, "frozen", by=by)
    rubric.frozen_at, rubric.content_hash = held.frozen_at, held.content_hash
    return held
