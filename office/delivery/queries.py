"""How quarters, returns and figures are looked up."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from office.people.permissions import has_role
from office.people.standing import standing_of
from office.records import sight

from .models import Figure, MeasureOwner, MeasureReturn, Quarterly
from .permissions import OWNERS, SEE_ALL

Key = tuple[int, str, str]  # measure, quarter, series


@sight.register(Quarterly)
def visible_to(user: Any) -> QuerySet[Quarterly]:
    """The office and its auditors, and those who give figures to it. Everyone else reads what is published."""
    return Quarterly.objects.all() if has_role(user, *SEE_ALL, *OWNERS) else Quarterly.objects.none()


@sight.register(MeasureReturn)
def returns_visible_to(user: Any) -> QuerySet[MeasureReturn]:
    """Their own for owners; all for the office."""
    if has_role(user, *SEE_ALL):
        return MeasureReturn.objects.all()
    own = standing_of(user).user_id if has_role(user, *OWNERS) else None
    return MeasureReturn.objects.filter(owner_id=own) if own else MeasureReturn.objects.none()


def whole_returns(user: Any) -> QuerySet[MeasureReturn]:
    """Returns with all that a list shows of each, in printed order."""
    rows = returns_visible_to(user).select_related("quarterly", "measure__objective__outcome", "owner")
    return rows.order_by("-quarterly__starts_on", "measure__position")


def newest(user: Any) -> Quarterly | None:
    """The quarter that is collected now, or was last."""
    return visible_to(user).select_related("publication").first()


def owners_of(plan: Any) -> dict[int, MeasureOwner]:
    """Measure to who owns it."""
    rows = MeasureOwner.objects.filter(measure__plan=plan).select_related("user")
    return {one.measure_id: one for one in rows}


def figures_of(measures: Iterable[Any]) -> dict[Key, list[Figure]]:
    """Every figure of some measures, the revisions of each in order, in one query."""
    found: dict[Key, list[Figure]] = {}
    for one in Figure.objects.filter(measure__in=measures).order_by("revision"):
        found.setdefault((one.measure_id, one.quarter, one.series), []).append(one)
    return found


def baselines_of(measures: Iterable[Any]) -> dict[tuple[int, str], Figure]:
    """Measure and series to its baseline, the newest revision."""
    rows = Figure.objects.filter(measure__in=measures, is_baseline=True).order_by("revision")
    return {(one.measure_id, one.series): one for one in rows}
