"""What signing an awards decision carries out, in one transaction, with the decision as the actor."""

from typing import Any

from grants.funds.models import Round
from grants.funds.rules import obstacles_to_deciding
from grants.panels.actions import adopt_proposal
from grants.panels.models import Recommendation
from office.decisions import kinds
from office.decisions.models import DecisionRecord
from office.ledger.actions import release
from office.ledger.models import Pot
from office.principles.queries import with_gates
from office.records import clock, outbox
from office.records.steps import take

from .actions import decide_each, make_awards, release_outcomes

RELEASE = "grants.release_outcomes"


def obstacles_to_the_awards(decision: Any) -> list[str]:
    """The gates of the awards, opened again since the list was put to the decision, hold it too."""
    rounds = with_gates(decision.rounds_decided.select_related("award_sheet"), through="award_sheet")
    return [obstacle for round in rounds for obstacle in obstacles_to_deciding(round)]


def carry_out_awards(decision: Any) -> None:
    """Round, then bids, then pots and commitments: the house's one order of locks."""
    for round in decision.rounds_decided.all():
        take(round, "decide", by=decision)
        funded = decide_each(recommendations=_recommendations(decision), decision=decision)
        make_awards(applications=funded, decision=decision)
        _give_back_the_rest(round, decision)
        _release_when_free(round, decision)


def carry_out_reserve_award(decision: Any) -> None:
    """One project of the reserve list is funded, in a round that is already decided."""
    funded = decide_each(recommendations=[adopt_proposal(decision=decision)], decision=decision)
    make_awards(applications=funded, decision=decision)
    for application in funded:
        _release_when_free(application.round, decision)


def carry_out_reviewed_awards(decision: Any) -> None:
    """What the panel said anew of the bids that a review sent back, in a round that is already decided."""
    said = _recommendations(decision)
    make_awards(applications=decide_each(recommendations=said, decision=decision), decision=decision)
    for round in Round.objects.filter(applications__recommendation__in=said).distinct():
        _release_when_free(round, decision)


def _recommendations(decision: Any) -> list[Recommendation]:
    return list(Recommendation.objects.filter(decision=decision).select_related("application").order_by("pk"))


def _give_back_the_rest(round: Round, decision: Any) -> None:
    """What the awards leave is free again in its source."""
    for pot in Pot.objects.filter(round_pot__round=round).order_by("pk"):
        if pot.left_pence:
            release(pot=pot, pence=pot.left_pence, decision=decision, by=decision)


def _release_when_free(round: Round, decision: Any) -> None:
    """Now, or when the embargo ends: then the outbox does it."""
    if round.embargo_until is None or round.embargo_until <= clock.now():
        release_outcomes(decision=decision)
    else:
        outbox.put(RELEASE, {"decision": decision.pk}, key=f"{RELEASE}:{decision.pk}", run_after=round.embargo_until)


def release_from_the_outbox(payload: dict[str, Any]) -> None:
    """The outbox's handler: the embargo is over."""
    release_outcomes(decision=DecisionRecord.objects.get(pk=payload["decision"]))


kinds.register(kinds.DecisionKind("awards", "Grant awards", carry_out_awards, obstacles_to_the_awards))
kinds.register(kinds.DecisionKind("reviewed_awards", "Grants after a review", carry_out_reviewed_awards))
kinds.register(kinds.DecisionKind("reserve_award", "Grant to a reserve project", carry_out_reserve_award))
outbox.register(RELEASE, release_from_the_outbox)
