"""Finance's desk: advice, the ledger, bank checks, and payments by two people."""

import datetime as dt

import pytest

from office.agreements.banking import give_bank_details
from office.agreements.models import BankAccount, Instalment
from office.ledger.models import LedgerEntry, Source
from office.records import clock
from office.records.models import Event
from office.records.steps import take
from tests.factories import advised, agreed, checked_bank_account, drafted, funded_pot, funded_source

pytestmark = pytest.mark.django_db
FRONT = "/portal/finance/"


def text_of(response):
    return response.content.decode()


@pytest.fixture
def due(at_noon, office, administrator, group, lead):
    """A first payment whose day has come, its bank details checked and settled."""
    agreement = agreed(office, administrator, group, lead)
    checked_bank_account(office, group, lead)
    with clock.set_to(clock.in_london(dt.date(2020, 12, 14))):
        payment = agreement.instalments.get(number=1)
        yield take(payment, "prepare", by=office.officer_2, reason="As quoted.")


def at(payment, rest=""):
    return f"{FRONT}payments/{payment.agreement.reference}/{payment.number}/{rest}"


def test_one_approves_and_another_releases(sign_in, due, office):
    client = sign_in(office.finance_1)
    assert at(due) in text_of(client.get(FRONT))
    assert "Approve payment" in text_of(client.get(at(due)))
    client.post(at(due, "steps/approve/"), {"version": due.version})
    due.refresh_from_db()
    assert due.approved_by == office.finance_1
    assert client.post(at(due, "steps/release/"), {"version": due.version}).status_code == 404
    other = sign_in(office.finance_2)
    assert at(due) in text_of(other.get(FRONT))
    other.post(at(due, "steps/release/"), {"version": due.version})
    due.refresh_from_db()
    assert (due.state, due.paid_by) == ("paid", office.finance_2)
    assert LedgerEntry.objects.filter(kind="pay").get().amount_pence == due.amount_pence


def test_what_is_missing_stands_in_sentences(sign_in, due, office):
    client = sign_in(office.finance_2)  # who checked the bank details
    words = "You checked these bank details, so somebody else must approve this."
    assert words in text_of(client.get(FRONT))
    assert words in text_of(client.get(at(due)))
    refused = client.post(at(due, "steps/approve/"), {"version": due.version})
    assert refused.status_code == 422
    assert words in text_of(refused)


def test_the_whole_numbers_are_shown_on_asking_and_that_is_kept(sign_in, due, office):
    client = sign_in(office.finance_1)
    assert "12345678" not in text_of(client.get(at(due)))
    assert "30-90-09 12345678" in text_of(client.post(at(due, "numbers/")))
    assert Event.objects.filter(verb="bank_details_read", actor=office.finance_1.trail_name).exists()
    assert client.get(at(due, "numbers/")).status_code == 405


def test_a_payment_is_cancelled_with_a_reason(sign_in, due, office):
    client = sign_in(office.finance_1)
    assert client.post(at(due, "steps/cancel/"), {"version": due.version, "reason": " "}).status_code == 422
    client.post(at(due, "steps/cancel/"), {"version": due.version, "reason": "The group closed."})
    assert Instalment.objects.get(pk=due.pk).state == "cancelled"


def test_bank_details_are_checked_by_ringing_the_number_on_file(sign_in, office, group, lead):
    account = give_bank_details(
        organisation=group, account_name="Beckside", sort_code="309009", account_number="12345678", by=lead
    )
    client, address = sign_in(office.finance_1), f"{FRONT}bank/{account.pk}/"
    assert address in text_of(client.get(FRONT))
    assert "12345678" not in text_of(client.get(address))
    assert "30-90-09 12345678" in text_of(client.post(address, {"read": "yes"}))
    refused = client.post(address, {"called_number": "0113 496 9999"})
    assert refused.status_code == 422
    assert "Ring the number on file" in text_of(refused)
    assert "0113 496 9999" in text_of(refused)
    client.post(address, {"called_number": group.phone_on_file})
    assert BankAccount.objects.get().verified_by == office.finance_1
    assert client.get(address).status_code == 404  # nothing is left to check


def test_money_received_is_written_down(sign_in, office):
    funded_source(office)
    client, address = sign_in(office.finance_1), f"{FRONT}ledger/POCA/receive/"
    refused = client.post(address, {"amount": "-5", "note": "Kept words."})
    assert refused.status_code == 422
    assert "Kept words." in text_of(refused)
    client.post(address, {"amount": "£1,250.50", "note": "Quarter 3"})
    assert Source.objects.get().received_pence == 101_250_50
    page = text_of(client.get(f"{FRONT}ledger/"))
    assert "£101,250.50" in page
    assert "Quarter 3" in page


def test_a_source_is_named_once(sign_in, office):
    client, address = sign_in(office.finance_1), f"{FRONT}ledger/new-source/"
    assert "No source is named yet." in text_of(client.get(f"{FRONT}ledger/"))
    said = {"name": "Proceeds of crime", "code": "POCA"}
    assert client.post(address, said)["Location"] == f"{FRONT}ledger/"
    again = client.post(address, said)
    assert again.status_code == 422
    assert "There is a source with this code already" in text_of(again)
    assert client.post(address, {**said, "code": "two words"}).status_code == 422


def test_the_ledger_asks_the_same_number_of_questions(sign_in, office, django_assert_max_num_queries):
    for number in range(10):
        funded_pot(office, code=f"POT-{number}")
    client = sign_in(office.finance_1)
    with django_assert_max_num_queries(12):
        assert "Pot POT-9" in text_of(client.get(f"{FRONT}ledger/"))


def test_finance_advises_once_it_is_asked(sign_in, office):
    decision = drafted(office)
    client = sign_in(office.finance_1)
    assert "No decision is waiting for finance advice." in text_of(client.get(FRONT))
    take(decision, "ask_for_advice", by=office.officer)
    address = f"{FRONT}decisions/{decision.reference}/"
    assert address in text_of(client.get(FRONT))
    refused = client.post(f"{address}advise/", {"result": "comment", "text": ""})
    assert refused.status_code == 422
    assert "Write your comment." in text_of(refused)
    client.post(f"{address}advise/", {"result": "comment", "text": "There is enough."})
    assert decision.advice.get().by == office.finance_1
    assert "There is enough." in text_of(client.get(address))


def test_others_do_not_come_in(sign_in, due, office, lead):
    for other in (office.officer, office.commissioner, lead):
        for address in (FRONT, at(due), f"{FRONT}ledger/"):
            assert sign_in(other).get(address).status_code == 403
    assert sign_in(office.finance_1).get(at(due).replace("AWD-24-001", "AWD-99-999")).status_code == 404
    assert advised(office).advice.filter(kind="finance").exists()
