"""How money is looked up. It is public money: balances are for everyone, entries for those who work with them."""

from typing import Any

from django.db.models import Case, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce

from office.people.permissions import has_role
from office.people.roles import Role
from office.records import sight

from .models import Adjustment, Commitment, LedgerEntry, Pot, Source
from .states import AdjustmentState

Kind = LedgerEntry.Kind
SEE_ALL = (Role.OFFICER, Role.FINANCE, Role.LEGAL, Role.COMMISSIONER, Role.DEPUTY, Role.AUDITOR)

# What each counter is the sum of: the kinds that add to it, and those that take from it.
SOURCE_SUMS = {
    "received_pence": (
        (Kind.RECEIPT, Kind.RECOVER, Kind.MORE, Kind.CARRY_IN),
        (Kind.LESS, Kind.CARRY_OUT, Kind.GIVE_BACK),
    ),
    "over_pence": ((Kind.OVER,), ()),
    "paid_pence": ((Kind.PAY,), ()),
    "ring_fenced_pence": ((Kind.RING_FENCE,), (Kind.RELEASE,)),
}
POT_SUMS = {
    "set_aside_pence": ((Kind.RING_FENCE,), (Kind.RELEASE,)),
    "committed_pence": ((Kind.COMMIT,), (Kind.UNCOMMIT,)),
    "paid_pence": ((Kind.PAY,), ()),
}
COMMITMENT_SUMS = {
    "amount_pence": ((Kind.COMMIT,), (Kind.UNCOMMIT,)),
    "paid_pence": ((Kind.PAY,), ()),
    "recovered_pence": ((Kind.RECOVER,), ()),
}


@sight.register(LedgerEntry)
def entries_visible_to(user: Any) -> QuerySet[LedgerEntry]:
    """Those who promise, pay, advise on and audit."""
    return LedgerEntry.objects.all() if has_role(user, *SEE_ALL) else LedgerEntry.objects.none()


@sight.register(Source)
def sources_visible_to(user: Any) -> QuerySet[Source]:
    """Likewise."""
    return Source.objects.all() if has_role(user, *SEE_ALL) else Source.objects.none()


@sight.register(Pot)
def pots_visible_to(user: Any) -> QuerySet[Pot]:
    """Likewise."""
    return Pot.objects.all() if has_role(user, *SEE_ALL) else Pot.objects.none()


@sight.register(Commitment)
def commitments_visible_to(user: Any) -> QuerySet[Commitment]:
    """Likewise."""
    return Commitment.objects.all() if has_role(user, *SEE_ALL) else Commitment.objects.none()


@sight.register(Adjustment)
def adjustments_visible_to(user: Any) -> QuerySet[Adjustment]:
    """Likewise."""
    return Adjustment.objects.all() if has_role(user, *SEE_ALL) else Adjustment.objects.none()


def adjustments_waiting(user: Any) -> QuerySet[Adjustment]:
    """Asked for, and waiting for a second person, the oldest first."""
    rows = adjustments_visible_to(user).filter(state=AdjustmentState.ASKED)
    return rows.select_related("source", "to_source", "asked_by").order_by("pk")


def entries(user: Any) -> QuerySet[LedgerEntry]:
    """The money page: the newest first, each with its source, pot, commitment and decision, in one query."""
    rows = entries_visible_to(user).select_related("source", "pot", "commitment", "decision", "made_by")
    return rows.order_by("-on", "-pk")


def balances(user: Any) -> QuerySet[Source]:
    """Sources with their pots, as the money page shows them, in two queries."""
    return sources_visible_to(user).prefetch_related("pots").order_by("name", "pk")


def recomputed(model: Any, sums: dict[str, Any], path: str) -> QuerySet[Any]:
    """Rows with each counter summed again from the entries, as ``<counter>_again``."""
    return model.objects.annotate(**{f"{name}_again": _sum(path, *kinds) for name, kinds in sums.items()})


def sources_recomputed() -> QuerySet[Any]:
    """Sources with their counters recomputed."""
    return recomputed(Source, SOURCE_SUMS, "source")


def pots_recomputed() -> QuerySet[Any]:
    """Pots with their counters recomputed."""
    return recomputed(Pot, POT_SUMS, "pot")


def commitments_recomputed() -> QuerySet[Any]:
    """Commitments with their counters recomputed."""
    return recomputed(Commitment, COMMITMENT_SUMS, "commitment")


def totals() -> dict[str, int]:
    """For the public: in, set aside, awarded, paid and returned, in whole pence, over everything."""
    found = LedgerEntry.objects.aggregate(
        received=_plain_sum((Kind.RECEIPT,)),
        set_aside=_plain_sum((Kind.RING_FENCE,), (Kind.RELEASE,)),
        awarded=_plain_sum((Kind.COMMIT,), (Kind.UNCOMMIT,)),
        paid=_plain_sum((Kind.PAY,)),
        returned=_plain_sum((Kind.RECOVER,)),
    )
    return {name: int(pence) for name, pence in found.items()}


def _signed(adds: tuple[str, ...], takes: tuple[str, ...]) -> Case:
    return Case(
        When(kind__in=adds, then=F("amount_pence")),
        *([When(kind__in=takes, then=-F("amount_pence"))] if takes else []),
        default=Value(0),
        output_field=IntegerField(),
    )


def _plain_sum(adds: tuple[str, ...], takes: tuple[str, ...] = ()) -> Coalesce:
    return Coalesce(Sum(_signed(adds, takes)), 0)


def _sum(path: str, adds: tuple[str, ...], takes: tuple[str, ...]) -> Coalesce:
    """A correlated subquery, so that several sums do not multiply each other."""
    own = LedgerEntry.objects.filter(Q(**{path: OuterRef("pk")})).order_by().values(path)
    return Coalesce(Subquery(own.annotate(total=Sum(_signed(adds, takes))).values("total")), 0)
