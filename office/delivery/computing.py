"""Figures worked out from accepted reports: nobody types them a second time.

M20, M21 and the providers' part of M17 (domain.md 1.2). Which question gives which figure: data/series.json.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from office.agreements.models import ProgressReport
from office.agreements.states import ReportState
from office.records.suppression import LEAST_SHOWN
from office.submissions.models import Answer

from .series import Series

TENTH = Decimal("0.1")


@dataclass
class Given:
    """What the accepted reports of one quarter say: question to sum, and who answered it."""

    sums: dict[str, Decimal] = field(default_factory=dict)
    reports: dict[str, list[str]] = field(default_factory=dict)

    def value_of(self, series: Series) -> Decimal | None:
        """The figure; None while no report speaks of it, or too few people stand behind a share."""
        if series.adds:
            return self.sums.get(series.adds)
        part, whole = (self.sums.get(code, Decimal(0)) for code in series.shares)
        return (part * 100 / whole).quantize(TENTH) if whole >= LEAST_SHOWN else None

    def made_from(self, series: Series) -> list[str]:
        """The reports it was worked out from: each cell leads back to a provider's own figure."""
        codes = [series.adds] if series.adds else list(series.shares)
        return sorted({reference for code in codes for reference in self.reports.get(code, [])})


def given_in(quarterly: Any, codes: Iterable[str]) -> Given:
    """What accepted reports on this quarter answered to these questions."""
    accepted = ProgressReport.objects.filter(state=ReportState.ACCEPTED, period_ends_on=quarterly.ends_on)
    rows = Answer.objects.filter(
        submission__progress_report__in=accepted, question__code__in=list(codes), number__isnull=False
    ).values_list("question__code", "number", "submission__progress_report__reference")  # fmt: skip
    found = Given()
    for code, number, reference in rows:
        found.sums[code] = found.sums.get(code, Decimal(0)) + (number or 0)
        found.reports.setdefault(code, []).append(reference)
    return found
