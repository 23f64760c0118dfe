"""The sums of the money pages. They hold what is public; whatever is not yet stands in one remainder.

So each line adds up to what the ledger says came in, and nobody learns of a decision before it is published.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, QuerySet, Sum

from grants.awards.models import Award
from grants.funds.models import Round, RoundPot
from grants.funds.queries import public_rounds
from office.ledger.models import Source
from office.plan.models import District
from office.records.publication.workflow import PublicationState


@dataclass
class Sums:
    """What was given: in grants, to groups, in pence, and how much of it is paid."""

    projects: int = 0
    groups: int = 0
    awarded_pence: int = 0
    paid_pence: int = 0


@dataclass
class Line:
    """One source of money and where its money stands."""

    source: Source
    announced_pence: int = 0  # set aside for announced rounds
    given: Sums = field(default_factory=Sums)

    @property
    def address(self) -> str:
        """Its page."""
        return f"/money/{self.source.code.lower()}/"

    @property
    def waiting_pence(self) -> int:
        """Set aside for an announced round, and not in a published grant."""
        return self.announced_pence - self.given.awarded_pence

    @property
    def rest_pence(self) -> int:
        """Received, and not set aside for anything announced."""
        return self.source.received_pence - self.announced_pence


def public_awards() -> QuerySet[Award]:
    """Grants that everyone can read about now."""
    return Award.objects.filter(publication__state=PublicationState.PUBLISHED)


def sums_of(awards: QuerySet[Award]) -> Sums:
    """Projects and groups are counted apart: a group may have many."""
    found = awards.aggregate(
        projects=Count("pk", distinct=True),
        groups=Count("application__organisation", distinct=True),
        awarded_pence=Sum("commitment__amount_pence"),
        paid_pence=Sum("commitment__paid_pence"),
    )
    return Sums(**{name: value or 0 for name, value in found.items()})


def lines() -> list[Line]:
    """Every source by name, in three queries."""
    found = {source.pk: Line(source) for source in Source.objects.order_by("name", "pk")}
    pots = RoundPot.objects.filter(round__in=public_rounds().order_by()).values_list("pot__source")
    for source, pence in pots.annotate(Sum("pot__set_aside_pence")):
        found[source].announced_pence = pence or 0
    given = public_awards().order_by().values_list("commitment__pot__source")
    for source, *sums in given.annotate(
        Count("pk"), Count("application__organisation", distinct=True),
        Sum("commitment__amount_pence"), Sum("commitment__paid_pence"),
    ):  # fmt: skip
        found[source].given = Sums(*sums)
    return list(found.values())


def by_round() -> dict[int, int]:
    """Pence in published grants of each round, by the round's key."""
    rows = public_awards().order_by().values_list("application__round")
    return dict(rows.annotate(Sum("commitment__amount_pence")))


def by_outcome() -> dict[str, int]:
    """Pence in published grants by the outcome of the Plan they serve."""
    rows = public_awards().order_by().values_list("application__tags__outcome__name")
    summed = rows.annotate(Sum("commitment__amount_pence"))
    return {name or "Not tagged": pence for name, pence in summed}


def by_district(awards: Iterable[Any] | None = None) -> dict[str, Sums]:
    """Grants of each district. A grant for several counts in each, with an equal share of its pence.

    A penny that cannot be shared goes to the first district by name, so that the shares add up to the whole.
    """
    found = {district.name: Sums() for district in District.objects.order_by("name")}
    groups: dict[str, set[int]] = {name: set() for name in found}
    rows = awards if awards is not None else public_awards()
    if isinstance(rows, QuerySet):
        rows = rows.select_related("commitment", "application").prefetch_related("application__districts")
    for award in rows:
        names = sorted(district.name for district in award.application.districts.all())
        for at, name in enumerate(names):
            sums = found[name]
            sums.projects += 1
            sums.awarded_pence += _share(award.commitment.amount_pence, at, len(names))
            sums.paid_pence += _share(award.commitment.paid_pence, at, len(names))
            groups[name].add(award.application.organisation_id)
    for name, sums in found.items():
        sums.groups = len(groups[name])
    return found


def _share(pence: int, at: int, count: int) -> int:
    """Of `count` shares, the one at this place: the first ones take the odd pennies."""
    whole, rest = divmod(pence, count)
    return whole + (at < rest)


def rounds_of(source: Source) -> list[tuple[Round, int]]:
    """The announced rounds a source pays for, newest first, with the pence it set aside for each."""
    pots = RoundPot.objects.filter(pot__source=source, round__in=public_rounds().order_by())
    rows = pots.select_related("round__fund", "pot").order_by("-round__opens_at", "-round__pk")
    found: dict[int, tuple[Round, int]] = {}
    for row in rows:
        _, before = found.get(row.round_id, (row.round, 0))
        found[row.round_id] = (row.round, before + row.pot.set_aside_pence)
    return list(found.values())
