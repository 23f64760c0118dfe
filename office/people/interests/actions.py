"""Deeds: interests are registered and ended."""

from typing import Any

from office.records import clock, trail
from office.records.deeds import deed
from office.records.steps import Forbidden, Obstacle, Refused

from ..permissions import may_keep_interests
from ..standing import forget
from .models import Interest, InterestKind


@deed
def register_interest(
    *, user: Any, kind: str, organisation: Any = None, body: str = "", pecuniary: bool = False, note: str = "", by: Any
) -> Interest:
    """Enter an interest in the register: in one of our organisations, or in another body by name."""
    if not may_keep_interests(by, user):
        raise Forbidden
    if organisation is None and not body.strip():
        raise Refused([Obstacle("Say which group or body it is.", about="organisation")])
    if kind not in InterestKind.values:
        raise Refused([Obstacle("Choose what the interest is.", about="kind")])
    interest = Interest.objects.create(
        user=user, organisation=organisation, body=body.strip(), kind=kind, pecuniary=pecuniary,
        note=note.strip(), since=clock.now(),
    )  # fmt: skip
    forget(user)
    trail.note(interest, "registered", by=by, words={"kind": InterestKind(kind), "pecuniary": pecuniary})
    return interest


@deed
def end_interest(*, interest: Interest, by: Any) -> None:
    """Say that an interest has ended. It stays in the register."""
    held = Interest.objects.select_for_update(no_key=True, of=("self",)).select_related("user").get(pk=interest.pk)
    if not may_keep_interests(by, held.user):
        raise Forbidden
    if held.until:
        raise Refused(["This interest has ended already."])
    held.until = clock.now()
    held.save(update_fields=["until"])
    trail.note(held, "ended", by=by)
