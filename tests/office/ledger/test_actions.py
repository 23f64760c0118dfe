"""Every movement of money: who may, how much, and that the counters equal the entries."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from office.ledger import invariants, queries
from office.ledger.actions import commit, open_pot, open_source, pay, receive, recover, release, ring_fence, uncommit
from office.ledger.models import Commitment, LedgerEntry, Pot, Source
from office.records import sight
from office.records.steps import Forbidden, Refused
from tests.factories import drafted, funded_pot, funded_source, signed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


@pytest.fixture
def decision(office):
    return signed(office)


@pytest.fixture
def pot(office, decision):
    """£80,000 set aside of £100,000."""
    return funded_pot(office, decision=decision)


@pytest.fixture
def commitment(pot, decision):
    """£6,000 promised."""
    return commit(pot=pot, pence=6_000_00, decision=decision, label="AWD-24-001", by=decision)


def broken():
    return [sentence for check in invariants.ALL.values() for sentence in check()]


def test_from_receipt_to_return(office, pot, decision, commitment):
    pay(commitment=commitment, pence=4_800_00, note="First", by=office.finance_1)
    recover(commitment=commitment, pence=300_00, note="Unspent", by=office.finance_1)
    uncommit(commitment=commitment, pence=1_200_00, decision=decision, by=decision)
    release(pot=pot, pence=10_000_00, decision=decision, by=decision)
    source, pot, commitment = Source.objects.get(), Pot.objects.get(), Commitment.objects.get()
    assert (source.received_pence, source.ring_fenced_pence, source.available_pence) == (
        100_300_00, 70_000_00, 30_300_00,
    )  # fmt: skip
    assert (pot.set_aside_pence, pot.committed_pence, pot.paid_pence) == (70_000_00, 4_800_00, 4_800_00)
    assert (commitment.amount_pence, commitment.paid_pence, commitment.recovered_pence) == (4_800_00, 4_800_00, 300_00)
    assert queries.totals() == {
        "received": 100_000_00, "set_aside": 70_000_00, "awarded": 4_800_00, "paid": 4_800_00, "returned": 300_00,
    }  # fmt: skip
    assert broken() == []


def test_not_a_penny_more_than_is_there(office, pot, decision, commitment):
    tries = [
        (lambda: ring_fence(pot=pot, pence=20_000_01, decision=decision, by=decision), "£20,000 free in"),
        (lambda: commit(pot=pot, pence=74_000_01, decision=decision, label="x", by=decision), "£74,000 left in"),
        (lambda: release(pot=pot, pence=74_000_01, decision=decision, by=decision), "£74,000 left in"),
        (lambda: pay(commitment=commitment, pence=6_000_01, note="", by=office.finance_1), "£6,000 still unpaid"),
        (lambda: uncommit(commitment=commitment, pence=6_000_01, decision=decision, by=decision), "still unpaid"),
        (lambda: recover(commitment=commitment, pence=1, note="", by=office.finance_1), "£0 paid and not returned"),
        (lambda: receive(source=pot.source, pence=0, note="", by=office.finance_1), "above £0"),
        (lambda: pay(commitment=commitment, pence=-5, note="", by=office.finance_1), "above £0"),
    ]
    before = LedgerEntry.objects.count()
    for attempt, sentence in tries:
        with pytest.raises(Refused, match=sentence):
            attempt()
    assert LedgerEntry.objects.count() == before
    assert broken() == []


def test_only_a_signed_decision_sets_aside_and_promises(office, pot, decision, commitment):
    draft, other = drafted(office), signed(office)
    for stands_for, by in ((draft, draft), (decision, other), (decision, office.officer), (decision, office.finance_1)):
        for attempt in (
            lambda d=stands_for, b=by: ring_fence(pot=pot, pence=1, decision=d, by=b),
            lambda d=stands_for, b=by: release(pot=pot, pence=1, decision=d, by=b),
            lambda d=stands_for, b=by: commit(pot=pot, pence=1, decision=d, label="x", by=b),
            lambda d=stands_for, b=by: uncommit(commitment=commitment, pence=1, decision=d, by=b),
        ):
            with pytest.raises(Forbidden):
                attempt()


def test_only_finance_banks(office, pot, decision, commitment):
    for attempt in (
        lambda: receive(source=pot.source, pence=1, note="", by=office.officer),
        lambda: pay(commitment=commitment, pence=1, note="", by=office.officer),
        lambda: recover(commitment=commitment, pence=1, note="", by=decision),
    ):
        with pytest.raises(Forbidden):
            attempt()


def test_sources_and_pots_are_named_by_the_office(office, lead):
    with pytest.raises(Forbidden):
        open_source(code="X", name="X", by=lead)
    with pytest.raises(Refused, match="Enter a name"):
        open_source(code="X", name=" ", by=office.officer)
    source = funded_source(office)
    with pytest.raises(Forbidden):
        open_pot(source=source, code="P", name="P", by=lead)


def test_the_database_refuses_an_overdraft_whoever_writes_it(pot):
    for wrong in ({"committed_pence": 80_000_01}, {"paid_pence": 1}, {"paid_pence": -1}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Pot.objects.filter(pk=pot.pk).update(**wrong)


def test_no_entry_is_altered_or_removed(pot):
    entry = LedgerEntry.objects.first()
    with pytest.raises(DatabaseError), transaction.atomic():
        LedgerEntry.objects.filter(pk=entry.pk).update(amount_pence=1)
    with pytest.raises(DatabaseError), transaction.atomic():
        entry.delete()


def test_a_lost_update_is_found_from_the_entries(pot, commitment):
    Pot.objects.filter(pk=pot.pk).update(committed_pence=0)
    assert broken() == [
        "Pot R24-A Pot R24-A: committed_pence is 0, and its entries make 600000.",
        "The commitments of pot R24-A make £6,000 promised and £0 paid.",
    ]


def test_lists_take_the_same_queries_for_one_row_and_for_many(office, decision, django_assert_num_queries):
    source = funded_source(office)
    for number in range(3):
        funded_pot(office, decision=decision, source=source, code=f"P-{number}", pence=1_00)
        assert office.finance_1.standing
        with django_assert_num_queries(1):
            assert [str(one.pot or one.source) for one in queries.entries(office.finance_1)]
        with django_assert_num_queries(2):
            assert [list(one.pots.all()) for one in queries.balances(office.finance_1)]


def test_sight(office, pot, commitment, lead, panel_chair, auditor):
    for thing in (pot, pot.source, commitment, LedgerEntry.objects.first()):
        for user in (office.finance_1, office.officer, auditor):
            assert sight.may_see(user, thing)
        for user in (lead, panel_chair):
            assert not sight.may_see(user, thing)
