"""The page of a published progress report."""

from typing import Any

from django.db.models import Prefetch

from cms.pages import chains
from cms.pages.records import RecordPage
from grants.funds.models import RoundPot
from office.agreements.models import ProgressReport


class ProgressPage(RecordPage):
    """/progress/PR-AWD-23-005-FIN/"""

    template = "cms/progress/report.html"

    def chain(self) -> list[dict[str, Any]]:
        """Back from what came of it to the grant, the decision and the round."""
        report = (
            ProgressReport.objects.filter(publication=self.publication)
            .select_related(
                "agreement__award__application__round__fund",
                "agreement__award__decision__publication",
                "agreement__award__publication",
            )
            .prefetch_related(
                Prefetch("agreement__award__application__round__pots", RoundPot.objects.select_related("pot__source")),
                "agreement__instalments",
            )
            .first()
        )
        award = getattr(report.agreement, "award", None) if report else None
        if report is None or award is None:
            return []
        links = [
            chains.money_in([award.application.round]),
            chains.round_link(award.application.round),
            chains.decision_link(award.decision),
            _grant(award),
            chains.paid(report.agreement.instalments.all()),
            chains.link("This report", report.get_kind_display(), current=True),
        ]
        return [one for one in links if one]


def _grant(award: Any) -> dict[str, Any]:
    if chains.is_public(award.publication):
        return chains.link("Grant", award.reference, award.publication.address)
    return chains.link("Grant", "to be published")
