"""How earlier grants are looked up, and the running totals with those of today."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet, Sum

from grants.awards.models import Award
from office.people.permissions import has_role
from office.people.roles import Role
from office.records import sight

from .models import EarlierAward, EarlierFile
from .rows import Row


@dataclass(frozen=True)
class Totals:
    """Projects and groups are counted apart: a group may have had many grants."""

    projects: int
    groups: int
    awarded_pence: int


@sight.register(EarlierFile)
def files_visible_to(user: Any) -> QuerySet[EarlierFile]:
    """The office's own affair."""
    rows = EarlierFile.objects.select_related("brought_by").annotate(count=Count("awards"))
    return rows.order_by("-pk") if has_role(user, Role.OFFICER, Role.AUDITOR) else rows.none()


@sight.register(EarlierAward)
def visible_to(user: Any) -> QuerySet[EarlierAward]:
    """Everyone reads them, until their file is undone."""
    return EarlierAward.objects.filter(is_live=True).order_by("-awarded_on", "-pk")


def likenesses() -> set[str]:
    """Of every grant there is: those brought in, and the published ones of today."""
    found = set(EarlierAward.objects.filter(is_live=True).values_list("likeness", flat=True))
    rows = Award.objects.filter(publication__state="published").values_list(
        "publish_as", "application__title", "commitment__amount_pence", "awarded_on"
    )
    return found | {Row(0, group=a, title=b, amount_pence=c, awarded_on=d).likeness for a, b, c, d in rows}


def running_totals() -> Totals:
    """Of earlier years and of today together, in three queries. A withheld group is a group of its own."""
    earlier = EarlierAward.objects.filter(is_live=True)
    today = Award.objects.filter(publication__state="published")
    sums = earlier.aggregate(count=Count("pk"), sum=Sum("amount_pence"))
    names = {name.casefold() for name in earlier.order_by().values_list("group", flat=True).distinct()}
    rows = list(today.values_list("publish_as", "commitment__amount_pence", "name_withheld_because", "pk"))
    names |= {f"withheld {pk}" if withheld else name.casefold() for name, _, withheld, pk in rows}
    return Totals(sums["count"] + len(rows), len(names), (sums["sum"] or 0) + sum(pence for _, pence, _, _ in rows))
