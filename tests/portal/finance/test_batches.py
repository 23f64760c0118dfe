"""Finance's pages of files to the finance system and of remittances."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from office.agreements.models import Instalment
from office.records import clock
from office.records.steps import take
from tests.factories import agreed, approved, checked_bank_account

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]
FRONT = "/portal/finance/"
HEAD = "batch,payment,amount,date,status,reference\n"


def text_of(response):
    return response.content.decode()


@pytest.fixture
def released(at_noon, office, administrator, group, lead):
    agreement = agreed(office, administrator, group, lead)
    checked_bank_account(office, group, lead)
    with clock.set_to(clock.in_london(dt.date(2020, 12, 14), 12)):
        yield take(approved(agreement.instalments.get(number=1), office), "release", by=office.finance_2)


def upload(text):
    return {"file": SimpleUploadedFile("answer.csv", text if isinstance(text, bytes) else text.encode())}


def test_a_file_is_made_taken_and_answered(sign_in, office, released):
    client = sign_in(office.finance_1)
    assert "1 payment, £4,800" in text_of(client.get(f"{FRONT}batches/"))
    made = client.post(f"{FRONT}batches/")
    assert made["Location"] == f"{FRONT}batches/PB-0001/"
    assert client.post(f"{FRONT}batches/")["Location"] == f"{FRONT}batches/"  # pressed twice
    page = text_of(client.get(made["Location"]))
    assert "12345678" not in page
    assert client.get(f"{FRONT}batches/PB-0001/file/").status_code == 405
    file = client.post(f"{FRONT}batches/PB-0001/file/")
    assert "12345678" in text_of(file)
    assert file["Content-Disposition"] == 'attachment; filename="PB-0001.csv"'
    answer = HEAD + "PB-0001,AWD-24-001/1,4800.00,2020-12-14,failed,Account closed\n"
    assert client.post(f"{FRONT}batches/remittance/", upload(answer)).status_code == 302
    assert "Account closed" in text_of(client.get(f"{FRONT}batches/"))
    client.post(f"{FRONT}payments/AWD-24-001/1/again/")
    assert "1 payment, £4,800" in text_of(client.get(f"{FRONT}batches/"))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (HEAD + "PB-0001,AWD-24-001/1,1,2020-12-14,paid,x\n", "Line 2: AWD-24-001/1 is no payment that was sent."),
        ("a,b\n1,2\n", "The file has no column"),
        (b"\xff\xfe\x00", "This is not a CSV file in UTF-8"),
        (b"", "empty"),
    ],
)
def test_a_wrong_remittance_is_answered_in_words(text, says, sign_in, office, released):
    refused = sign_in(office.finance_1).post(f"{FRONT}batches/remittance/", upload(text))
    assert refused.status_code == 422
    assert says in text_of(refused)
    assert Instalment.objects.get(pk=released.pk).settled_on is None


def test_an_officer_prepares_a_payment_with_its_value(sign_in, at_noon, office, administrator, group, lead):
    payment = agreed(office, administrator, group, lead).instalments.get(number=1)
    client, at = sign_in(office.officer), "/portal/officers/awards/AWD-24-001/payments/1/prepare/"
    assert "Why is this value for money?" in text_of(client.get(at))
    refused = client.post(at, {"version": payment.version, "reason": ""})
    assert refused.status_code == 422
    assert "payments of £500 or more are published" in text_of(refused)
    client.post(at, {"version": payment.version, "reason": "The cheapest of three quotes."})
    payment.refresh_from_db()
    assert (payment.state, payment.prepared_by) == ("prepared", office.officer)
    page = text_of(sign_in(office.finance_1).get(f"{FRONT}payments/AWD-24-001/1/"))
    assert "The cheapest of three quotes." in page
    assert "Missing:</b> The bank details are checked and settled" in page
    assert "Ready:</b> The fund has a cost code" in page
