"""Bank details, and a payment that two people make."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from office.agreements import queries
from office.agreements.banking import give_bank_details, read_bank_details, verify_bank_details
from office.agreements.models import BankAccount, Instalment
from office.ledger.models import Commitment
from office.people.appointments.actions import give_role
from office.post.models import Message
from office.records import clock, sight
from office.records.models import Event
from office.records.steps import Forbidden, Refused, take
from tests.factories import agreed, approved, checked_bank_account, reported

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]

FIRST_DAY = clock.in_london(dt.date(2020, 12, 14))
GOOD = {"account_name": "Beckside Youth Club", "sort_code": "30 90 09", "account_number": "12345678"}


@pytest.fixture
def agreement(office, administrator, group, lead):
    made = agreed(office, administrator, group, lead)
    checked_bank_account(office, group, lead)
    return made


@pytest.fixture
def first(agreement):
    """The first payment, on its day."""
    with clock.set_to(FIRST_DAY):
        yield agreement.instalments.get(number=1)


def test_numbers_are_sealed_masked_and_read_only_by_finance_on_the_trail(office, group, lead):
    account = give_bank_details(organisation=group, by=lead, **GOOD)
    row = BankAccount.objects.values().get()
    assert "12345678" not in str(row)
    assert "309009" not in str(row)
    assert account.masked == "••••5678"
    assert read_bank_details(account=account, by=office.finance_1) == ("30-90-09", "12345678")
    assert Event.objects.filter(verb="bank_details_read", actor=office.finance_1.trail_name).count() == 1
    with pytest.raises(Forbidden):
        read_bank_details(account=account, by=office.officer)


def test_only_the_lead_gives_bank_details(office, group, colleague):
    for by in (colleague, office.officer, office.finance_1):
        with pytest.raises(Forbidden):
            give_bank_details(organisation=group, by=by, **GOOD)


@pytest.mark.parametrize(
    ("field", "wrong"),
    [("account_name", " "), ("sort_code", "30900"), ("sort_code", "30-9O-09"), ("account_number", "1234567"),
     ("account_number", "١٢٣٤٥٦٧٨")],
)  # fmt: skip
def test_wrong_details_are_refused_beside_their_field(field, wrong, group, lead):
    with pytest.raises(Refused) as no:
        give_bank_details(organisation=group, by=lead, **{**GOOD, field: wrong})
    assert [one.about for one in no.value.obstacles] == [field]


def test_a_change_replaces_unchecks_and_tells_everybody_in_the_group(office, group, lead, colleague):
    first = checked_bank_account(office, group, lead)
    second = give_bank_details(organisation=group, by=lead, **{**GOOD, "account_number": "87654321"})
    first.refresh_from_db()
    assert first.replaced_at is not None
    assert second.verified_at is None
    assert {one.to_user for one in Message.objects.filter(kind="agreements.bank_changed")} == {lead, colleague}
    assert list(queries.accounts_to_check(office.finance_1)) == [second]


def test_finance_checks_by_ringing_the_number_on_file(office, group, lead):
    account = give_bank_details(organisation=group, by=lead, **GOOD)
    with pytest.raises(Forbidden):
        verify_bank_details(account=account, called_number=group.phone_on_file, by=office.officer)
    with pytest.raises(Refused, match="Ring the number on file"):
        verify_bank_details(account=account, called_number="07700 900000", by=office.finance_2)
    assert verify_bank_details(account=account, called_number="(0113) 4960000", by=office.finance_2).verified_at
    with pytest.raises(Refused, match="checked already"):
        verify_bank_details(account=account, called_number="0113 496 0000", by=office.finance_1)


def test_who_gave_the_details_never_checks_them(office, administrator, group, lead):
    give_role(user=lead, role="finance", by=administrator)
    account = give_bank_details(organisation=group, by=lead, **GOOD)
    with pytest.raises(Refused, match="somebody else must check"):
        verify_bank_details(account=account, called_number=group.phone_on_file, by=lead)


def test_two_people_pay_and_the_ledger_is_written(office, agreement, first):
    approved(first, office)
    with pytest.raises(Forbidden):
        take(first, "release", by=office.finance_1)
    take(first, "release", by=office.finance_2)
    commitment = Commitment.objects.get(agreement=agreement)
    assert (first.state, commitment.paid_pence, commitment.pot.paid_pence) == ("paid", 4_800_00, 4_800_00)
    agreement.refresh_from_db()
    assert agreement.state == "active"
    assert Message.objects.filter(kind="agreements.paid").exists()


def test_the_database_refuses_one_person_for_both(office, first):
    approved(first, office)
    with pytest.raises(IntegrityError), transaction.atomic():
        Instalment.objects.filter(pk=first.pk).update(paid_by=office.finance_1)


def test_who_checked_the_bank_details_does_not_approve(office, first):
    with pytest.raises(Refused, match="You checked these bank details"):
        approved(first, office, by=office.finance_2)


def test_who_signed_the_agreement_does_not_approve(office, administrator, first):
    give_role(user=office.officer, role="finance", by=administrator)
    with pytest.raises(Refused, match="You signed this agreement"):
        approved(first, office, by=office.officer)


def test_nothing_is_paid_before_its_day(office, agreement, at_noon):
    with clock.set_to(FIRST_DAY - dt.timedelta(days=1)), pytest.raises(Refused, match="due on Monday 14 December 2020"):
        approved(agreement.instalments.get(number=1), office)


def test_nothing_is_paid_to_an_account_nobody_checked_or_that_just_changed(office, agreement, first, group, lead):
    approved(first, office)
    account = give_bank_details(organisation=group, by=lead, **{**GOOD, "account_number": "87654321"})
    with pytest.raises(Refused) as no:
        take(first, "release", by=office.finance_2)
    assert [str(one) for one in no.value.obstacles] == [
        "The bank details have not been checked by ringing the group.",
        "The bank details are new. We pay from Monday 21 December 2020.",
    ]
    verify_bank_details(account=account, called_number=group.phone_on_file, by=office.finance_2)
    with clock.set_to(FIRST_DAY + dt.timedelta(days=7)):
        take(first, "release", by=office.finance_2)


def test_nothing_is_paid_while_paused(office, agreement, first):
    approved(first, office)
    take(agreement, "start", by=office.officer)
    take(agreement, "pause", by=office.officer, reason="The hall is shut.")
    with pytest.raises(Refused, match="or is paused"):
        take(Instalment.objects.get(pk=first.pk), "release", by=office.finance_2)


def test_the_second_payment_waits_for_the_mid_point_report(office, agreement, lead):
    second = agreement.instalments.get(number=2)
    with clock.set_to(clock.in_london(second.due_on)):
        take(agreement, "start", by=office.officer)
        with pytest.raises(Refused) as no:
            approved(second, office)
        assert [str(one) for one in no.value.obstacles] == [
            "Waiting for: mid-point report accepted.", "Mid-point report is overdue.",
        ]  # fmt: skip
        report = reported(agreement.reports.get(kind="mid_point"), lead)
        take(report, "accept", by=office.officer, reply="A good start.")
        take(second, "approve", by=office.finance_1)
        assert take(second, "release", by=office.finance_2).state == "paid"


def test_approval_is_taken_back_and_a_payment_cancelled_with_a_reason(office, first):
    approved(first, office)
    take(first, "take_back", by=office.finance_1)
    assert (first.state, first.approved_by) == ("planned", None)
    with pytest.raises(Refused, match="Say why"):
        take(first, "cancel", by=office.finance_1, reason=" ")
    assert take(first, "cancel", by=office.finance_1, reason="Not needed.").state == "cancelled"
    with pytest.raises(Refused, match="not possible now"):
        approved(first, office)


def test_lists_of_work_and_their_queries(office, agreement, first, django_assert_num_queries):
    assert list(queries.to_approve(office.finance_1)) == [first]
    approved(first, office)
    assert list(queries.to_release(office.finance_1)) == []
    assert list(queries.to_release(office.finance_2)) == [first]


def test_sight_of_bank_accounts(office, agreement, group, lead, colleague, auditor, stranger):
    account = group.bank_accounts.get()
    for user in (lead, office.finance_1, auditor):
        assert sight.may_see(user, account)
    for user in (colleague, office.officer, stranger):
        assert not sight.may_see(user, account)
