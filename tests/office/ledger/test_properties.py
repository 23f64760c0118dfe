"""Whatever is tried in whatever order, the counters equal the entries and nothing is overspent."""

from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from office.ledger import invariants
from office.ledger.actions import commit, open_pot, pay, receive, recover, release, ring_fence, uncommit
from office.ledger.models import Commitment, Pot, Source
from office.records.steps import Refused
from tests.factories import funded_source, signed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]

MOVES = ("receive", "ring_fence", "release", "commit", "uncommit", "pay", "recover")
PENCE = st.one_of(st.integers(-5, 5), st.integers(1, 3_000_00))


@pytest.fixture
def scene(office):
    """Two pots of one source with £2,000 in it."""
    decision = signed(office)
    source = funded_source(office, pence=2_000_00)
    for code in ("A", "B"):
        open_pot(source=source, code=code, name=code, by=office.officer)
    return office, decision, source


def move(scene, name, which, pence):
    """Try one movement on some pot or commitment."""
    office, decision, source = scene
    pot = Pot.objects.order_by("pk")[which % 2]
    commitments = list(Commitment.objects.order_by("pk"))
    chosen = commitments[which % len(commitments)] if commitments else None
    if name == "receive":
        receive(source=source, pence=pence, note="", by=office.finance_1)
    elif name in ("ring_fence", "release"):
        {"ring_fence": ring_fence, "release": release}[name](pot=pot, pence=pence, decision=decision, by=decision)
    elif name == "commit":
        commit(pot=pot, pence=pence, decision=decision, label=f"AWD-{which}", by=decision)
    elif chosen and name == "uncommit":
        uncommit(commitment=chosen, pence=pence, decision=decision, by=decision)
    elif chosen:
        {"pay": pay, "recover": recover}[name](commitment=chosen, pence=pence, note="", by=office.finance_1)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=st.lists(st.tuples(st.sampled_from(MOVES), st.integers(0, 7), PENCE), max_size=20))
def test_money_always_adds_up(scene, moves):
    for name, which, pence in moves:
        with suppress(Refused):
            move(scene, name, which, pence)
    assert [sentence for check in invariants.ALL.values() for sentence in check()] == []
    assert Source.objects.get().available_pence >= 0
