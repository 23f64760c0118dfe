"""The page of an award."""

from typing import Any

from django.db.models import F, Prefetch
from django.http import HttpRequest

from cms.pages import chains
from cms.pages.records import RecordPage
from grants.awards.models import Award
from grants.funds.models import RoundPot
from office.agreements.models import Agreement, ProgressReport
from office.records import publication as publishing
from office.records.publication.models import PublishedVersion
from office.screens import words


class AwardPage(RecordPage):
    """/awards/AWD-23-005/"""

    template = "cms/awards/award.html"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """With what was promised beside what the newest published report says came of it."""
        context = super().get_context(request, *args, **kwargs)
        return {**context, "report": _reported(self.publication.reference) if context["record"] else None}

    def chain(self) -> list[dict[str, Any]]:
        """The whole life of one grant."""
        award = (
            Award.objects.filter(publication=self.publication)
            .select_related("application__round__fund", "decision__publication", "agreement")
            .prefetch_related(
                Prefetch("application__round__pots", RoundPot.objects.select_related("pot__source")),
                "agreement__instalments",
                Prefetch("agreement__reports", ProgressReport.objects.select_related("publication")),
            )
            .first()
        )
        return _links(award) if award else []


def _reported(reference: str) -> PublishedVersion | None:
    """The shown version of the newest public report on a grant."""
    reports = ProgressReport.objects.filter(agreement__award__reference=reference).values("publication")
    shown = publishing.queries.versions_visible_to(None).filter(
        publication__in=reports, number=F("publication__shown")
    )  # fmt: skip
    return shown.select_related("publication").order_by("-publication__published_at", "-pk").first()


def _links(award: Award) -> list[dict[str, Any]]:
    links = [
        chains.money_in([award.application.round]),
        chains.round_link(award.application.round),
        chains.decision_link(award.decision),
        *_promised(award.agreement),
    ]
    return [one for one in links if one]


def _promised(agreement: Agreement | None) -> list[dict[str, Any]]:
    """The agreement, what was paid on it and what came of it."""
    signed = words.plain_date(agreement.signed_at) if agreement else ""
    here = chains.link("This grant", f"Signed {signed}" if signed else "Offered", current=True)
    if agreement is None:
        return [here]
    return [here, chains.paid(agreement.instalments.all()), chains.results(agreement.reports.all())]
