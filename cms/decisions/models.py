"""The page of a decision."""

from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet, Sum

from cms.pages import chains
from cms.pages.records import RecordPage
from grants.funds.models import Round
from grants.funds.queries import with_pots
from office.agreements.models import Agreement
from office.decisions.models import DecisionRecord
from office.records.publication.workflow import PublicationState
from office.screens import words


class DecisionPage(RecordPage):
    """/decisions/PCC-2020-034/"""

    template = "cms/decisions/decision.html"

    def chain(self) -> list[dict[str, Any]]:
        """From the money to what came of it, as far as this kind of decision reaches."""
        decision = _with_rounds().filter(publication=self.publication).first()
        if decision is None:
            return []
        opened, decided = list(decision.rounds_opened.all()), list(decision.rounds_decided.all())
        links = [chains.money_in(opened + decided)]
        links += [chains.decision_link(one.opening_decision, "Round opened") for one in decided if one.opening_decision]
        links.append(self._here(decision))
        links += [chains.round_link(one) for one in opened]
        return [one for one in links if one] + (_what_followed(decision) if decided else [])

    def _here(self, decision: DecisionRecord) -> dict[str, Any]:
        day = words.plain_date(decision.signed_at)
        return chains.link("This decision", day, current=True)


def _with_rounds() -> QuerySet[DecisionRecord]:
    """Decisions with the rounds they opened and decided, each with its pots and sources."""
    rounds = with_pots(Round.objects.select_related("opening_decision__publication"))
    return DecisionRecord.objects.prefetch_related(
        Prefetch("rounds_opened", rounds), Prefetch("rounds_decided", rounds.all())
    )


def _what_followed(decision: DecisionRecord) -> list[dict[str, Any]]:
    """How many public grants it made and what was paid on them."""
    public = Agreement.objects.filter(award__decision=decision, award__publication__state=PublicationState.PUBLISHED)
    found = public.aggregate(
        count=Count("pk", distinct=True), paid=Sum("instalments__amount_pence", filter=Q(instalments__state="paid"))
    )
    count = found["count"]
    return [
        chains.link("Agreements", words.counted(count, "grant") if count else "not published yet"),
        chains.link("Paid so far", words.pounds(found["paid"] or 0)),
    ]
