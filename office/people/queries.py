"""How a person's standing is read: one query for roles, memberships and interests together."""

from typing import Any

from django.db.models import BigIntegerField, CharField, F, Value
from django.db.models.functions import Cast

from .appointments.models import RoleHeld
from .interests.models import Interest
from .organisations.models import Membership, MembershipKind
from .organisations.queries import live
from .standing import Standing


def read_standing(user: Any) -> Standing:
    """What this person is now. Nobody who was shut out has any standing."""
    if user.pk is None or not user.is_active:
        return Standing()
    sorts = ("role", *MembershipKind.values, "interest", "money")
    found: dict[str, set[Any]] = {sort: set() for sort in sorts}
    for what, word, number in _rows(user.pk):
        found[_sort_of(what, word)].add(word if what == "role" else number)
    return Standing(
        user_id=user.pk,
        roles=frozenset(found["role"]),
        leads=frozenset(found["lead"]),
        writes_for=frozenset(found["lead"] | found["member"]),
        signs_for=frozenset(found["lead"] | found["signatory"]),
        belongs_to=frozenset().union(*(found[kind] for kind in MembershipKind.values)),
        interests=frozenset(found["interest"] | found["money"]),
        pecuniary_interests=frozenset(found["money"]),
    )


def _sort_of(what: str, word: str) -> str:
    if what == "membership":
        return word
    return what


def _rows(user_id: int) -> Any:
    roles = RoleHeld.objects.filter(live(), user_id=user_id)
    memberships = Membership.objects.filter(live(), user_id=user_id)
    interests = Interest.objects.filter(live(), user_id=user_id, organisation__isnull=False)
    return _triple(roles, "role", "role", Value(0)).union(
        _triple(memberships, "membership", "kind", F("organisation_id")),
        _triple(interests.filter(pecuniary=False), "interest", "kind", F("organisation_id")),
        _triple(interests.filter(pecuniary=True), "money", "kind", F("organisation_id")),
        all=True,
    )


def _triple(rows: Any, what: str, word: str, number: Any) -> Any:
    """Rows of one shape, so that the database can put them under each other."""
    return rows.order_by().values_list(
        Value(what, output_field=CharField()),
        Cast(word, CharField()),
        Cast(number, BigIntegerField()),
    )
