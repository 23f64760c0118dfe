"""How the Plan is looked up."""

import datetime as dt
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from office.records import clock, sight

from .models import District, Forum, Measure, Objective, Outcome, PlanVersion, Priority
from .permissions import may_write_plan
from .states import PlanState


@sight.register(PlanVersion)
def visible_to(user: Any) -> QuerySet[PlanVersion]:
    """Everyone sees published Plans; those who write Plans see drafts too."""
    plans = PlanVersion.objects.all()
    return plans if may_write_plan(None, user) else plans.filter(state=PlanState.PUBLISHED)


def plan_in_force(on: dt.date | None = None) -> PlanVersion | None:
    """The Plan in force on a day (today without one); of two that start together, the newer. None before any."""
    published = PlanVersion.objects.filter(state=PlanState.PUBLISHED, in_force_from__lte=on or clock.today())
    return published.order_by("-in_force_from", "-pk").first()


def whole(plans: QuerySet[PlanVersion]) -> QuerySet[PlanVersion]:
    """Plans with every part, in a constant number of queries."""
    return plans.prefetch_related(
        "themes", "priorities", "pledges", "success_statements", "source_notes",
        Prefetch("outcomes", Outcome.objects.prefetch_related(
            "commitments__theme", Prefetch("objectives", Objective.objects.prefetch_related("measures")))),
    )  # fmt: skip


def measures_of(plan: PlanVersion) -> QuerySet[Measure]:
    """The measures of a Plan in printed order, each with its objective and outcome."""
    return Measure.objects.filter(plan=plan).select_related("objective__outcome").order_by("position")


def priorities_of(plan: PlanVersion, on: dt.date | None = None) -> QuerySet[Priority]:
    """The priorities of a Plan that count on a day (today without one), in printed order."""
    day = on or clock.today()
    begun = Q(effective_from__isnull=True) | Q(effective_from__lte=day)
    not_over = Q(effective_until__isnull=True) | Q(effective_until__gte=day)
    return Priority.objects.filter(begun, not_over, plan=plan).order_by("position")


def districts() -> QuerySet[District]:
    """Every district, by name."""
    return District.objects.order_by("name")


def forum_called(name: str) -> Forum | None:
    """The forum of this name, code or other printed name, whatever its capitals."""
    wanted = name.strip().casefold()
    for forum in Forum.objects.all():
        known = [forum.name, forum.code, *(alias["name"] for alias in forum.aliases)]
        if wanted in (one.casefold() for one in known):
            return forum
    return None
