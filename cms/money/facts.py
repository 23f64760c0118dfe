"""The sums of the money pages. They hold what is public; whatever is not yet stands in one remainder.

So each line adds up to what the ledger says came in, and nobody learns of a decision before it is published.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

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


@dataclass(frozen=True)
class Grant:
    """One published grant, as the sums need it: keys, the outcome by name, and pence."""

    application: int
    group: int
    round: int
    outcome: str | None
    source: int
    awarded_pence: int
    paid_pence: int


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


def public_grants() -> list[Grant]:
    """Every published grant, in one query: a page that sums them in several ways reads them once."""
    rows = public_awards().order_by().values_list(
        "application", "application__organisation", "application__round", "application__tags__outcome__name",
        "commitment__pot__source", "commitment__amount_pence", "commitment__paid_pence",
    )  # fmt: skip
    return [Grant(*row) for row in rows]


def summed(grants: Iterable[Grant]) -> Sums:
    """As `sums_of`, of grants read already."""
    rows = list(grants)
    return Sums(
        projects=len(rows),
        groups=len({one.group for one in rows}),
        awarded_pence=sum(one.awarded_pence for one in rows),
        paid_pence=sum(one.paid_pence for one in rows),
    )


def lines(grants: list[Grant]) -> list[Line]:
    """Every source by name, in two queries."""
    found = {source.pk: Line(source) for source in Source.objects.order_by("name", "pk")}
    pots = RoundPot.objects.filter(round__in=public_rounds().order_by()).values_list("pot__source")
    for source, pence in pots.annotate(Sum("pot__set_aside_pence")):
        found[source].announced_pence = pence or 0
    for source, line in found.items():
        line.given = summed(one for one in grants if one.source == source)
    return list(found.values())


def by_district(grants: list[Grant]) -> dict[str, Sums]:
    """Grants of each district, in two queries. A grant for several counts in each, with an equal share of its pence.

    A penny that cannot be shared goes to the first district by name, so that the shares add up to the whole.
    """
    found = {district.name: Sums() for district in District.objects.order_by("name")}
    groups: dict[str, set[int]] = {name: set() for name in found}
    names = _districts_of_applications()
    for one in grants:
        places = names.get(one.application, [])
        for at, name in enumerate(places):
            sums = found[name]
            sums.projects += 1
            sums.awarded_pence += _share(one.awarded_pence, at, len(places))
            sums.paid_pence += _share(one.paid_pence, at, len(places))
            groups[name].add(one.group)
    for name, sums in found.items():
        sums.groups = len(groups[name])
    return found


def _districts_of_applications() -> dict[int, list[str]]:
    """Names in order, by the key of each application with a published grant."""
    found: dict[int, list[str]] = {}
    rows = public_awards().order_by("application__districts__name")
    for application, name in rows.values_list("application", "application__districts__name"):
        if name is not None:
            found.setdefault(application, []).append(name)
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
