"""How checks are looked up."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from office.records import clock, sight

from ..permissions import has_role
from ..standing import standing_of
from .asked import Asked, asked_from, shipped
from .models import BodyCheck, CheckList
from .permissions import SEE


@sight.register(BodyCheck)
def visible_to(user: Any) -> QuerySet[BodyCheck]:
    """The office's who work with it; nobody sees those of a body in which they have an interest."""
    if not has_role(user, *SEE):
        return BodyCheck.objects.none()
    standing = standing_of(user)
    return BodyCheck.objects.exclude(organisation_id__in=standing.interests | standing.belongs_to)


def checks_in_force(on: dt.date | None = None) -> tuple[Asked, ...]:
    """The list on a day; the shipped one before the office has set its own."""
    found = CheckList.objects.filter(effective_from__lte=on or clock.today()).order_by("-effective_from").first()
    return asked_from(found.checks) if found else shipped()


def newest_of(organisation_ids: Iterable[int]) -> dict[int, dict[str, BodyCheck]]:
    """The newest check of each code, by body: one query for any number."""
    found: dict[int, dict[str, BodyCheck]] = {}
    rows = BodyCheck.objects.filter(organisation_id__in=list(organisation_ids)).select_related("by")
    for one in rows.order_by("pk"):
        found.setdefault(one.organisation_id, {})[one.code] = one
    return found
