"""The page of an award."""

from typing import Any

from cms.pages import chains
from cms.pages.records import RecordPage
from grants.awards.models import Award
from office.screens import words


class AwardPage(RecordPage):
    """/awards/AWD-23-005/"""

    template = "cms/awards/award.html"

    def chain(self) -> list[dict[str, Any]]:
        """The whole life of one grant."""
        award = (
            Award.objects.filter(publication=self.publication)
            .select_related("application__round__fund", "decision__publication", "agreement")
            .prefetch_related(
                "application__round__pots__pot__source", "agreement__instalments", "agreement__reports__publication"
            )
            .first()
        )
        return _links(award) if award else []


def _links(award: Award) -> list[dict[str, Any]]:
    round, agreement = award.application.round, award.agreement
    signed = words.plain_date(agreement.signed_at)
    links = [
        chains.money_in([round]),
        chains.round_link(round),
        chains.decision_link(award.decision),
        chains.link("This grant", f"Signed {signed}" if signed else "Offered", current=True),
        chains.paid(agreement.instalments.all()),
        chains.results(agreement.reports.all()),
    ]
    return [one for one in links if one]
