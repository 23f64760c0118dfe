"""What signing a decision on a round carries out, with the decision itself as the actor."""

from typing import Any

from office.decisions import kinds
from office.ledger.actions import ring_fence
from office.records.steps import take


def carry_out_opening(decision: Any) -> None:
    """The round is announced and each pot's money set aside: round before source and pot, by key."""
    for round in decision.rounds_opened.all():
        take(round, "schedule", by=decision)
        for one in round.pots.select_related("pot").order_by("pot_id"):
            ring_fence(pot=one.pot, pence=one.pot.planned_pence, decision=decision, by=decision)


def carry_out_raise(decision: Any) -> None:
    """More money goes into each pot that the decision names."""
    for raised in decision.pot_raises.select_related("round_pot__pot").order_by("round_pot__pot_id"):
        ring_fence(pot=raised.round_pot.pot, pence=raised.amount_pence, decision=decision, by=decision)


kinds.register(kinds.DecisionKind("fund_round", "Opening of a round", carry_out_opening))
kinds.register(kinds.DecisionKind("fund_round_change", "Change to a round", carry_out_raise))
