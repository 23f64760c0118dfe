"""Anyone can check a receipt by its reference and digest; with one of them alone nobody learns anything."""

import pytest

from office.records.steps import take
from office.submissions.models import Answer, Receipt
from tests.portal.applicants.conftest import *  # noqa: F403 (a bid, written)

TRUE, NONE = "This receipt is true", "We have no such receipt."


def asked(client, **what):
    answer = client.get("/receipts/", what)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def receipt(written, lead):
    take(written, "submit", by=lead)
    return Receipt.objects.get()


def test_reference_and_digest_together_are_vouched_for(client, receipt):
    page = asked(client, reference=" scf-24-001 ", digest=receipt.content_hash.upper())
    assert TRUE in page
    assert "SCF-24-001 came in on" in page
    for private in ("Beckside", "Friday Lights", "4,130"):
        assert private not in page


@pytest.mark.parametrize(
    "change", [{"digest": ""}, {"digest": "0" * 64}, {"digest": "12"}, {"reference": ""}, {"reference": "SCF-24-002"},
               {"reference": "\x00"}, {"digest": "%" * 5000}],
)  # fmt: skip
def test_one_wrong_and_nobody_learns_anything(client, receipt, change):
    page = asked(client, **{"reference": receipt.reference, "digest": receipt.content_hash, **change})
    assert TRUE not in page
    assert "came in on" not in page


def test_what_was_altered_after_sending_is_not_vouched_for(client, receipt):
    Answer.objects.filter(question__code="q02").update(text="Something else.")
    page = asked(client, reference=receipt.reference, digest=receipt.content_hash)
    assert TRUE not in page
    assert "can no longer show" in page


def test_nothing_asked_nothing_said(client, db):
    assert NONE not in asked(client)


def test_the_receipt_says_where_to_check_it(receipt, sign_in, lead, address):
    assert "/receipts/" in sign_in(lead).get(address("receipt/")).content.decode()
