"""How reports and figures are looked up: the scorecard of a contract, and how many reports were accepted."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Prefetch, QuerySet

from commissioning.services.queries import contracts_visible_to
from office.records import sight

from .models import Figure, Kpi, Promise, ServiceReport
from .rules import rating_of
from .states import TONES, Rating, ServiceReportState

SHOWN = 4  # quarters of a year


@sight.register(ServiceReport)
def reports_visible_to(user: Any) -> QuerySet[ServiceReport]:
    """A report is seen by whoever sees its contract."""
    return ServiceReport.objects.filter(contract__in=contracts_visible_to(user))


def reports_of(contract: Any) -> QuerySet[ServiceReport]:
    """The reports of a contract, newest first, with their figures."""
    figures = Figure.objects.select_related("kpi", "promise")
    return contract.service_reports.select_related("contract").prefetch_related(Prefetch("figures", figures))


def accepted_reports(contract: Any) -> int:
    """Those accepted here, counted from their rows, and those counted before reports were kept here."""
    return contract.accepted_reports + contract.service_reports.filter(state=ServiceReportState.ACCEPTED).count()


@dataclass(frozen=True)
class Line:
    """One measure with its newest figures, oldest first, and the rating of the last."""

    kpi: Kpi
    figures: list[Figure]

    @property
    def last(self) -> Figure | None:
        """The newest figure; None before the first accepted report."""
        return self.figures[-1] if self.figures else None

    @property
    def rating(self) -> Rating:
        """How it does against its target."""
        last = self.last
        return rating_of(self.kpi, last.value if last else None, is_disputed=bool(last and last.disputed_because))

    @property
    def tone(self) -> str:
        """The colour of its tag."""
        return TONES[self.rating]


@dataclass(frozen=True)
class Kept:
    """One promise: what was promised over the whole term, and what accepted reports say was delivered."""

    promise: Promise
    delivered: Decimal

    @property
    def percent(self) -> int:
        """How much of it is delivered, in whole percent."""
        return int(100 * self.delivered / self.promise.promised)


def scorecard(contract: Any) -> list[Line]:
    """Each measure of a contract with the figures of its last four accepted reports, in two queries."""
    accepted = Figure.objects.filter(report__state=ServiceReportState.ACCEPTED).select_related("report")
    kpis = contract.kpis.prefetch_related(Prefetch("figures", accepted.order_by("report__period_from", "pk")))
    return [Line(one, list(one.figures.all())[-SHOWN:]) for one in kpis]


def promises_kept(contract: Any) -> list[Kept]:
    """Each promise with what was delivered; disputed figures do not count. Two queries."""
    accepted = Figure.objects.filter(report__state=ServiceReportState.ACCEPTED, disputed_because="")
    promises = contract.promises.prefetch_related(Prefetch("figures", accepted))
    return [Kept(one, sum((each.value for each in one.figures.all()), Decimal(0))) for one in promises]
