"""What must always be true holds after a payment, and what breaks it is named."""

import datetime as dt

import pytest

from office.agreements.invariants import ALL
from office.ledger.models import Commitment
from office.records import clock
from office.records.steps import take
from tests.factories import agreed, approved, checked_bank_account

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


def broken():
    return [sentence for check in ALL.values() for sentence in check()]


def test_a_payment_that_the_ledger_does_not_know_is_named(office, administrator, group, lead):
    agreement = agreed(office, administrator, group, lead)
    checked_bank_account(office, group, lead)
    with clock.set_to(clock.in_london(dt.date(2020, 12, 14))):
        first = approved(agreement.instalments.get(number=1), office)
        take(first, "release", by=office.finance_2)
    assert broken() == []
    Commitment.objects.filter(pk=agreement.commitment_id).update(paid_pence=0)
    assert broken() == ["The payments of AWD-24-001 do not make what its commitment paid."]
