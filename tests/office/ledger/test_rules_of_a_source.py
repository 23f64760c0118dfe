"""A giver's rules hold, corrections take two people, and promises run ahead only under a signed decision."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from office.ledger import invariants
from office.ledger.actions import (
    allow_over_programming,
    ask_adjustment,
    ask_over_programming,
    commit,
    open_pot,
    open_source,
    pay,
    receive,
    recover,
    ring_fence,
    set_rules,
)
from office.ledger.models import Adjustment, Commitment, LedgerEntry, Pot, Source
from office.records import clock
from office.records.steps import Forbidden, Refused, take
from tests.factories import funded_pot, funded_source, signed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]

NONE = {"only_for": [], "opens_on": None, "closes_on": None, "return_by": None}


@pytest.fixture
def decision(office):
    return signed(office)


@pytest.fixture
def source(office):
    """£100,000."""
    return funded_source(office, code="VRU")


def pot_of(office, source, purpose="", code="P-1"):
    return open_pot(source=source, code=code, name=f"Pot {code}", purpose=purpose, by=office.officer)


def broken():
    return [sentence for check in invariants.ALL.values() for sentence in check()]


def on(*day):
    return clock.set_to(clock.in_london(dt.date(*day), 12))


def fresh(row):
    return type(row).objects.get(pk=row.pk)


def test_money_tied_to_a_purpose_goes_nowhere_else(office, decision, source):
    set_rules(source=source, by=office.finance_1, **{**NONE, "only_for": ["serious_violence"]})
    wrong, right = pot_of(office, source, "victims"), pot_of(office, source, "serious_violence", "P-2")
    silent = pot_of(office, source, "", "P-3")
    said = "Purpose rule of Proceeds of crime: it may only be used for preventing serious violence. "
    for pot, why in ((wrong, "Pot P-1 is for services for victims"), (silent, "Pot P-3 does not say what it is for")):
        with pytest.raises(Refused, match=said + why):
            ring_fence(pot=pot, pence=1, decision=decision, by=decision)
    assert ring_fence(pot=right, pence=1, decision=decision, by=decision)


def test_promises_are_made_within_the_givers_period(office, decision, source):
    pot = pot_of(office, source)
    set_rules(source=source, by=office.finance_1,
              **{**NONE, "opens_on": dt.date(2020, 12, 1), "closes_on": dt.date(2021, 3, 31)})  # fmt: skip
    with pytest.raises(Refused, match="Period rule of Proceeds of crime: it may be used from 1 December 2020"):
        ring_fence(pot=pot, pence=500_00, decision=decision, by=decision)
    with on(2020, 12, 1):
        ring_fence(pot=pot, pence=500_00, decision=decision, by=decision)
    with on(2021, 3, 31):
        made = commit(pot=pot, pence=100_00, decision=decision, label="AWD-1", by=decision)
    with on(2021, 4, 1):
        with pytest.raises(Refused, match=r"Period rule of .* until 31 March 2021"):
            commit(pot=pot, pence=100_00, decision=decision, label="AWD-2", by=decision)
        assert pay(commitment=made, pence=100_00, note="In arrears", by=office.finance_1)  # promised in time


def test_nothing_is_paid_after_the_rest_had_to_go_back(office, decision):
    pot = funded_pot(office, decision=decision)
    made = commit(pot=pot, pence=100_00, decision=decision, label="AWD-1", by=decision)
    set_rules(source=pot.source, by=office.finance_1, **{**NONE, "return_by": dt.date(2020, 11, 30)})
    with on(2020, 11, 30):
        pay(commitment=made, pence=50_00, note="", by=office.finance_1)
    with on(2020, 12, 1), pytest.raises(Refused, match=r"Return rule of .* 30 November 2020 goes back to its giver"):
        pay(commitment=made, pence=50_00, note="", by=office.finance_1)


def test_only_finance_sets_the_rules_and_in_order(office, source):
    with pytest.raises(Forbidden):
        set_rules(source=source, by=office.officer, **NONE)
    for wrong in ({"only_for": ["anything"]}, {"opens_on": dt.date(2021, 1, 2), "closes_on": dt.date(2021, 1, 1)}):
        with pytest.raises(Refused):
            set_rules(source=source, by=office.finance_1, **{**NONE, **wrong})
    with pytest.raises(Refused):
        open_source(code="X", name="X", only_for=["anything"], by=office.finance_1)


def ask(office, source, kind, pence=10_000_00, **more):
    return ask_adjustment(source=source, kind=kind, pence=pence, reason=more.pop("reason", "Counted twice."),
                          by=office.finance_1, **more)  # fmt: skip


@pytest.mark.parametrize(("kind", "after"), [("more", 110_000_00), ("less", 90_000_00), ("give_back", 90_000_00)])
def test_an_adjustment_moves_when_a_second_person_agrees(office, source, kind, after):
    asked = ask(office, source, kind)
    assert fresh(source).received_pence == 100_000_00
    with pytest.raises(Forbidden):
        take(asked, "agree", by=office.finance_1)
    with pytest.raises(Forbidden):
        take(asked, "agree", by=office.officer)
    take(asked, "agree", by=office.finance_2)
    assert fresh(source).received_pence == after
    entry = LedgerEntry.objects.get(adjustment=asked)
    assert (entry.kind, entry.made_by, entry.note) == (kind, office.finance_2, "Counted twice.")
    assert broken() == []


def test_what_is_left_is_carried_forward_to_another_source(office, source):
    next_year = open_source(code="VRU-21", name="Next year", by=office.finance_1)
    take(ask(office, source, "carry", to_source=next_year), "agree", by=office.finance_2)
    assert (fresh(source).received_pence, fresh(next_year).received_pence) == (90_000_00, 10_000_00)
    assert set(LedgerEntry.objects.values_list("kind", flat=True)) == {"receipt", "carry_out", "carry_in"}
    with pytest.raises(Refused, match="Choose another source"):
        ask(office, source, "carry", to_source=source)
    set_rules(source=source, by=office.finance_1, **{**NONE, "return_by": dt.date(2021, 3, 31)})
    with pytest.raises(Refused, match="cannot be carried forward"):
        ask(office, fresh(source), "carry", to_source=next_year)
    assert broken() == []


def test_an_adjustment_needs_a_reason_and_what_is_in_no_pot(office, decision):
    pot = funded_pot(office, decision=decision)  # £80,000 of £100,000
    with pytest.raises(Refused, match="Give a reason"):
        ask(office, pot.source, "less", reason=" ")
    with pytest.raises(Refused, match="£20,000 received and in no pot"):
        ask(office, pot.source, "less", 20_000_01)
    asked = ask(office, pot.source, "less", 20_000_00)
    other = pot_of(office, pot.source)
    ring_fence(pot=other, pence=1, decision=decision, by=decision)  # meanwhile
    with pytest.raises(Refused, match=r"£19,999\.99 received"):
        take(asked, "agree", by=office.finance_2)
    assert take(asked, "refuse", by=office.finance_1, reason="No longer needed.").state == "refused"
    with pytest.raises(Forbidden):
        ask_adjustment(source=pot.source, kind="more", pence=1, reason="x", by=office.officer)


def test_the_database_refuses_one_person_for_both(office, source):
    asked = ask(office, source, "more")
    with pytest.raises(IntegrityError), transaction.atomic():
        Adjustment.objects.filter(pk=asked.pk).update(agreed_by=office.finance_1)


def test_an_adjusting_entry_without_its_second_person_is_found(office, source):
    asked = ask(office, source, "more")
    take(asked, "agree", by=office.finance_2)
    Adjustment.objects.filter(pk=asked.pk).update(agreed_by=None)
    assert [one for one in broken() if "two people" in one]


def test_promises_run_ahead_only_under_a_signed_decision(office, decision, source):
    pot = pot_of(office, source)
    with pytest.raises(Refused, match="£100,000 free"):
        ring_fence(pot=pot, pence=105_000_00, decision=decision, by=decision)
    with pytest.raises(Refused, match="£10,000 more from"):
        ask_over_programming(source=source, pence=10_000_01, because="Late grants.", by=office.officer)
    with pytest.raises(Forbidden):
        ask_over_programming(source=source, pence=1, because="Late grants.", by=office.finance_1)
    draft = ask_over_programming(source=source, pence=5_000_00, because="Grants end under plan.", by=office.officer)
    for by in (office.commissioner, decision):
        with pytest.raises(Forbidden):
            allow_over_programming(asked=draft.over_programming, by=by)
    signed_one = signed(office, draft)
    assert fresh(source).over_pence == 5_000_00
    ring_fence(pot=pot, pence=105_000_00, decision=signed_one, by=signed_one)
    assert broken() == []


def test_only_money_that_came_in_is_paid(office, decision, source):
    signed(office, ask_over_programming(source=source, pence=5_000_00, because="Late.", by=office.officer))
    pot = pot_of(office, source)
    ring_fence(pot=pot, pence=105_000_00, decision=decision, by=decision)
    made = commit(pot=fresh(pot), pence=105_000_00, decision=decision, label="AWD-1", by=decision)
    pay(commitment=made, pence=100_000_00, note="", by=office.finance_1)
    with pytest.raises(Refused, match="£0 in hand from Proceeds of crime"):
        pay(commitment=made, pence=1, note="", by=office.finance_1)
    recover(commitment=made, pence=2_000_00, note="Unspent", by=office.finance_1)
    receive(source=source, pence=1_000_00, note="Late", by=office.finance_1)
    pay(commitment=Commitment.objects.get(), pence=3_000_00, note="", by=office.finance_1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Source.objects.update(paid_pence=103_000_01)
    assert Pot.objects.get().paid_pence == fresh(source).paid_pence == 103_000_00
    assert broken() == []
