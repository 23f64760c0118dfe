"""Steps on one agreement at the same moment: none waits for another that waits for it, and all end lawfully."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from office.agreements.actions import prepare_ending
from office.agreements.models import Agreement, Instalment
from office.agreements.promises import Payment
from office.agreements.timekeeping import keep_time
from office.decisions.actions import declare_before_signing
from office.decisions.models import DecisionRecord
from office.ledger.models import Pot
from office.people.models import User
from office.records import clock, deeds
from office.records.steps import take
from tests.factories import agreed, approved, checked_bank_account, drafted, offered, ready
from tests.faults.crossing import Runner, all_is_well, cross

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("at_noon")]

START = dt.date(2020, 12, 14)
CANCELLED = "This is not possible now: it is not to be paid."


def step(row, name, user, /, **said):
    """A step as its own request would take it: everything read anew."""
    return lambda: take(type(row).objects.get(pk=row.pk), name, by=User.objects.get(pk=user.pk), **said)


def state(row):
    return type(row).objects.get(pk=row.pk).state


@pytest.fixture
def first_day():
    with clock.set_to(clock.in_london(START)):
        yield


@pytest.fixture
def agreement(office, administrator, group, lead):
    """Signed by both, in two payments of £3,000 on the first day."""
    halves = [Payment(3_000_00, START, "signed"), Payment(3_000_00, START, "signed")]
    made = agreed(office, administrator, group, lead, schedule=halves)
    checked_bank_account(office, group, lead)
    return made


@pytest.fixture
def payments(agreement, office, first_day):
    """Both approved."""
    return [approved(one, office) for one in agreement.instalments.order_by("number")]


@pytest.fixture
def ending(agreement, payments, office):
    """A decision that ends the agreement, waiting for its signature."""
    decision = drafted(office, kind="agreement_ending")
    prepare_ending(agreement=agreement, decision=decision, by=office.officer)
    ready(office, decision)
    declare_before_signing(decision=decision, has_interest=False, by=office.commissioner)
    return decision


@pytest.fixture
def one_try(monkeypatch):
    """A deadlock would reach the caller."""
    monkeypatch.setattr(deeds, "TRIES", 1)


@pytest.mark.parametrize("first", ["signing", "releasing"])
def test_a_payment_is_released_while_the_agreement_is_ended(one_try, agreement, payments, ending, office, first):
    signing, releasing = cross(
        Runner(step(ending, "sign", office.commissioner), holding=Agreement if first == "signing" else None),
        Runner(step(payments[0], "release", office.finance_2), holding=Instalment if first == "releasing" else None),
    )
    assert signing == "done"
    assert (state(ending), state(agreement)) == ("signed", "ended")
    assert (releasing, state(payments[0])) in [
        ("done", "paid"),
        (CANCELLED, "cancelled"),
    ]
    assert state(payments[1]) == "cancelled"
    assert Pot.objects.get().committed_pence == (3_000_00 if releasing == "done" else 0)
    assert all_is_well()


@pytest.mark.postgres
def test_a_payment_locks_in_the_order_of_the_house(payments, office):
    """Agreement, instalment, source, pot, commitment: whoever locks otherwise can wait for one who waits for them."""
    with CaptureQueriesContext(connection) as asked:
        step(payments[0], "release", office.finance_2)()
    locking = re.compile(r'FROM "(?:agreements|ledger)_(\w+)".* FOR NO KEY UPDATE')
    locked = [found[1] for one in asked if (found := locking.search(one["sql"]))]
    assert list(dict.fromkeys(locked)) == ["agreement", "instalment", "source", "pot", "commitment"]


def test_two_first_payments_at_once_are_both_made(agreement, payments, office):
    said = cross(*(Runner(step(one, "release", office.finance_2), holding=Instalment) for one in payments))
    assert said == ["done", "done"]
    assert state(agreement) == "active"
    assert Pot.objects.get().paid_pence == 6_000_00
    assert all_is_well()


def test_one_payment_is_released_by_two_people_at_once(payments, office):
    said = cross(*(Runner(step(payments[0], "release", office.finance_2)) for _ in range(2)))
    assert sorted(said) == ["This is not possible now: it is paid.", "done"]
    assert Pot.objects.get().paid_pence == 3_000_00
    assert all_is_well()


def test_a_payment_is_approved_and_cancelled_at_once(agreement, office, first_day):
    payment = agreement.instalments.get(number=1)
    take(payment, "prepare", by=office.officer_2, reason="As quoted.")
    approving, cancelling = cross(
        Runner(step(payment, "approve", office.finance_1)),
        Runner(step(payment, "cancel", office.finance_1, reason="The project stopped.")),
    )
    assert cancelling == "done"
    assert approving in ("done", CANCELLED)
    assert state(payment) == "cancelled"
    assert all_is_well()


def test_an_offer_is_accepted_and_turned_down_at_once(office, administrator, group, lead):
    offer = offered(office, administrator, group)
    accepting, turning_down = cross(
        Runner(step(offer, "accept", lead, name="A. Lead")), Runner(step(offer, "turn_down", lead))
    )
    assert (accepting, turning_down, state(offer)) in [
        ("done", "This is not possible now: it is accepted.", "accepted"),
        ("This is not possible now: it is lapsed.", "done", "lapsed"),
    ]
    assert Pot.objects.get().committed_pence == (6_000_00 if accepting == "done" else 0)
    assert all_is_well()


def test_an_offer_lapses_in_two_workers_while_the_group_accepts_too_late(office, administrator, group, lead):
    offer = offered(office, administrator, group)
    with clock.set_to(clock.in_london(offer.accept_by + dt.timedelta(days=1))):
        said = cross(Runner(keep_time), Runner(keep_time), Runner(step(offer, "accept", lead, name="A. Lead")))
    assert said[:2] == ["done", "done"]
    assert said[2] != "done"
    assert state(offer) == "lapsed"
    assert Pot.objects.get().committed_pence == 0
    assert DecisionRecord.objects.get().state == "signed"
    assert all_is_well()
