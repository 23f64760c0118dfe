"""Three people to a payment, the file to the finance system, and its answer read back line by line."""

import csv
import datetime as dt
import io

import pytest
from django.db import IntegrityError, transaction

from office.agreements.banking import give_bank_details
from office.agreements.batching import make_batch, name_of, pay_again, read_batch, read_remittance
from office.agreements.models import Instalment, PaymentBatch
from office.agreements.rules import readiness
from office.ledger.models import LedgerEntry, Pot
from office.people.models import Policy
from office.records import clock
from office.records.models import Event
from office.records.steps import Forbidden, Refused, take
from tests.factories import agreed, approved, checked_bank_account

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]
FIRST_DAY = clock.in_london(dt.date(2020, 12, 14), 12)
HEAD = "batch,payment,amount,date,status,reference\n"


@pytest.fixture
def first(office, administrator, group, lead):
    """A payment of £4,800 on its day."""
    agreement = agreed(office, administrator, group, lead, title="=cmd()")
    checked_bank_account(office, group, lead)
    with clock.set_to(FIRST_DAY):
        yield agreement.instalments.get(number=1)


@pytest.fixture
def released(office, first):
    return take(approved(first, office), "release", by=office.finance_2)


@pytest.fixture
def batch(office, released):
    return make_batch(by=office.finance_1)


def test_three_different_people_make_a_payment(office, first):
    with pytest.raises(Refused, match="not possible now"):
        take(first, "approve", by=office.finance_1)
    take(first, "prepare", by=office.finance_1, reason="As quoted.")
    with pytest.raises(Refused, match="You prepared this payment"):
        take(first, "approve", by=office.finance_1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Instalment.objects.filter(pk=first.pk).update(approved_by=office.finance_1)


def test_who_prepared_does_not_release(office, administrator, first, finance_3):
    take(first, "prepare", by=office.finance_2, reason="As quoted.")
    take(first, "approve", by=office.finance_1)
    with pytest.raises(Refused, match="You prepared this payment"):
        take(first, "release", by=office.finance_2)
    assert take(first, "release", by=finance_3).state == "paid"


def test_value_for_money_is_said_where_it_will_be_published(office, first):
    with pytest.raises(Refused, match="payments of £500 or more are published"):
        take(first, "prepare", by=office.officer, reason=" ")
    Instalment.objects.filter(pk=first.pk).update(amount_pence=499_99)
    assert take(Instalment.objects.get(pk=first.pk), "prepare", by=office.officer, reason="").state == "prepared"


def missing(payment):
    return {words: [str(one) for one in found] for words, found in readiness(payment) if found}


def fresh(payment):
    return Instalment.objects.select_related("agreement__commitment__pot__source").get(pk=payment.pk)


def test_the_page_says_exactly_what_is_missing(office, first, group):
    assert missing(fresh(first)) == {}
    Pot.objects.update(cost_code="")
    Policy.objects.create(organisation=group, kind="insurance", agreed_on=dt.date(2019, 1, 1),
                          review_on=dt.date(2020, 12, 13))  # fmt: skip
    Instalment.objects.filter(pk=first.pk).update(amount_pence=6_000_01)
    assert missing(fresh(first)) == {
        "The group's papers are in date": ["Public liability insurance: it was to be renewed by 13 December 2020."],
        "The fund has a cost code": ["Pot POT-AWD-24-001 has no cost code."],
        "The money is promised and in hand": ["£6,000.01 is more than the £6,000 still unpaid."],
    }
    Policy.objects.create(organisation=group, kind="insurance", agreed_on=dt.date(2020, 12, 1))
    assert "The group's papers are in date" not in missing(fresh(first))


def test_nothing_is_approved_while_something_is_missing(office, first):
    Pot.objects.update(cost_code=" ")
    with pytest.raises(Refused, match="has no cost code"):
        approved(first, office)


def test_the_file_is_made_once_and_never_differs(office, released, batch):
    text = read_batch(batch=batch, by=office.finance_1)
    assert read_batch(batch=batch, by=office.finance_2) == text
    (row,) = csv.DictReader(io.StringIO(text))
    assert row == {
        "batch": "PB-0001", "payment": "AWD-24-001/1", "payee": "Beckside Youth Club", "sort_code": "309009",
        "account_number": "12345678", "amount": "4800.00", "cost_code": "POT-AWD-24-001", "narrative": "'=cmd()",
    }  # fmt: skip
    assert "12345678" not in str(PaymentBatch.objects.values().get())
    assert Event.objects.filter(verb="read", subject_id=batch.pk).count() == 2
    with pytest.raises(Refused, match="No payment is waiting"):
        make_batch(by=office.finance_1)
    with pytest.raises(Forbidden):
        read_batch(batch=batch, by=office.officer)
    with pytest.raises(Forbidden):
        make_batch(by=office.officer)


def test_a_payment_to_details_that_just_changed_is_not_sent(office, released, group, lead):
    give_bank_details(organisation=group, account_name="X", sort_code="309009", account_number="87654321", by=lead)
    with pytest.raises(Refused, match="No payment is waiting"):
        make_batch(by=office.finance_1)


def line(**other):
    row = {"batch": "PB-0001", "payment": "AWD-24-001/1", "amount": "4800.00", "date": "2020-12-14", "status": "paid",
           "reference": "BACS 7", **other}  # fmt: skip
    return ",".join(f'"{value}"' for value in row.values()) + "\n"


def test_a_remittance_settles_a_payment_once(office, batch, released):
    (done,) = read_remittance(text=HEAD + line(), by=office.finance_1)
    assert (done.payment, done.is_paid) == (released, True)
    released.refresh_from_db()
    assert (released.settled_on, released.settled_reference) == (dt.date(2020, 12, 14), "BACS 7")
    events = Event.objects.count()
    read_remittance(text="\ufeff" + HEAD + line(date="14/12/2020", amount="£4,800"), by=office.finance_2)
    assert Event.objects.count() == events
    with pytest.raises(Refused, match="settled before on 14 December 2020"):
        read_remittance(text=HEAD + line(reference="BACS 8"), by=office.finance_1)
    assert LedgerEntry.objects.filter(kind="pay").count() == 1


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"batch": "PB-0009"}, "was sent in PB-0001, not in PB-0009"),
        ({"payment": "AWD-24-001/2"}, "is no payment that was sent"),
        ({"payment": "AWD-24-001/²"}, "is no payment that was sent"),
        ({"payment": ""}, "Nothing is no payment"),
        ({"amount": "4800.01"}, "The amount is 4800.01, and £4,800 was sent"),
        ({"amount": "4800.001"}, "The amount is"),
        ({"amount": "NaN"}, "The amount is"),
        ({"amount": "Infinity"}, "The amount is"),
        ({"date": "2020-12-15"}, "not a day that has been"),
        ({"date": "31/02/2020"}, "not a day that has been"),
        ({"status": "maybe"}, "neither paid nor failed"),
        ({"reference": ""}, "The reference is missing"),
    ],
)
def test_each_wrong_line_is_named_and_nothing_is_written(other, why, office, batch, released):
    with pytest.raises(Refused) as no:
        read_remittance(text=HEAD + line() + line(**other), by=office.finance_1)
    (said,) = no.value.obstacles
    assert said.startswith("Line 3: ")
    assert why in said
    released.refresh_from_db()
    assert released.settled_on is None


def test_a_payment_twice_in_a_file_is_named(office, batch):
    with pytest.raises(Refused, match="Line 3: This payment stands on an earlier line too"):
        read_remittance(text=HEAD + line() + line(), by=office.finance_1)


@pytest.mark.parametrize("text", ["", "\0", "batch,payment\n", HEAD, "<html>", HEAD + '"' * 7])
def test_what_is_no_remittance_is_refused_in_words(text, office, batch):
    with pytest.raises(Refused):
        read_remittance(text=text, by=office.finance_1)


def test_a_payment_sent_back_goes_into_the_next_file(office, batch, released):
    with pytest.raises(Refused, match="has not sent this payment back"):
        pay_again(payment=released, by=office.finance_1)
    read_remittance(text=HEAD + line(status="failed", reference="Account closed"), by=office.finance_1)
    released.refresh_from_db()
    assert (released.failed_because, released.settled_on) == ("Account closed", None)
    with pytest.raises(Forbidden):
        pay_again(payment=released, by=office.officer)
    pay_again(payment=released, by=office.finance_1)
    second = make_batch(by=office.finance_2)
    assert second.reference == "PB-0002"
    assert name_of(second.instalments.select_related("agreement").get()) == "AWD-24-001/1"
    assert LedgerEntry.objects.filter(kind="pay").count() == 1
