"""Finance's pages of a source: its rules, its corrections by two people, and the year by month and fund."""

import datetime as dt

import pytest

from office.agreements import forecasting
from office.decisions.models import DecisionRecord
from office.ledger.models import Adjustment, Source
from office.records import clock
from office.records.steps import take
from tests.factories import agreed, approved, checked_bank_account, funded_source

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]
FRONT = "/portal/finance/ledger/"


def text_of(response):
    return response.content.decode()


def test_the_givers_rules_are_written_down_and_shown(sign_in, office):
    source = funded_source(office)
    client = sign_in(office.finance_1)
    day = {"return_by-day": "31", "return_by-month": "3", "return_by-year": "2021"}
    refused = client.post(f"{FRONT}POCA/rules/", {"only_for": ["anything"], **day})
    assert refused.status_code == 422
    assert 'value="2021"' in text_of(refused)
    assert client.post(f"{FRONT}POCA/rules/", {"only_for": ["victims"], **day}).status_code == 302
    source.refresh_from_db()
    assert (source.only_for, source.return_by) == (["victims"], dt.date(2021, 3, 31))
    page = text_of(client.get(f"{FRONT}POCA/"))
    assert "services for victims and witnesses" in page
    assert "by 31 March 2021" in page


def test_one_asks_for_a_correction_and_another_agrees(sign_in, office):
    funded_source(office)
    client = sign_in(office.finance_1)
    too_much = {"kind": "less", "amount": "100000.01", "reason": "Counted twice."}
    refused = client.post(f"{FRONT}POCA/adjust/", too_much)
    assert refused.status_code == 422
    assert "£100,000 received and in no pot" in text_of(refused)
    client.post(f"{FRONT}POCA/adjust/", {**too_much, "amount": "400"})
    asked = Adjustment.objects.get()
    at = f"{FRONT}adjustments/{asked.pk}/steps/agree/"
    assert at not in text_of(client.get(f"{FRONT}POCA/"))
    assert client.post(at, {"version": 0}).status_code == 404
    other = sign_in(office.finance_2)
    assert f"{FRONT}POCA/" in text_of(other.get("/portal/finance/"))
    assert at in text_of(other.get(f"{FRONT}POCA/"))
    assert "Counted twice." in text_of(other.get(at))
    other.post(at, {"version": 0})
    assert Source.objects.get().received_pence == 99_600_00


def test_an_officer_asks_for_over_programming(sign_in, office):
    source = funded_source(office)
    client, address = sign_in(office.officer), "/portal/officers/decisions/over-programming/"
    said = {"source": source.pk, "amount": "10000.01", "because": "Grants end under plan."}
    assert client.post(address, said).status_code == 422
    assert client.post(address, {**said, "amount": "10000"}).status_code == 302
    assert DecisionRecord.objects.get().kind == "over_programming"


@pytest.fixture
def year(office, administrator, group, lead):
    """£6,000 promised in November; £4,800 paid in December; £1,200 planned after June."""
    agreement = agreed(office, administrator, group, lead)
    checked_bank_account(office, group, lead)
    with clock.set_to(clock.in_london(dt.date(2020, 12, 14))):
        first = approved(agreement.instalments.get(number=1), office)
        take(first, "release", by=office.finance_2)
        yield agreement


def test_each_month_and_fund_adds_up(office, year, lead, django_assert_num_queries):
    assert office.finance_1.standing
    with django_assert_num_queries(3):
        found = forecasting.year(office.finance_1, 2020)
    by_month = {one.name: (one.promised_pence, one.to_come_pence, one.paid_pence) for one in found.months}
    assert by_month["November 2020"] == (6_000_00, 0, 0)
    assert by_month["December 2020"] == (0, 0, 4_800_00)
    assert [one.promised_pence for one in found.pots] == [found.whole.promised_pence] == [6_000_00]
    later = forecasting.year(office.finance_1, 2021)
    assert {one.name: one.to_come_pence for one in later.months if one.to_come_pence} == {"July 2021": 1_200_00}
    assert later.whole.outturn_pence == 1_200_00
    assert forecasting.year(office.finance_1, 2020, source="OTHER").whole.paid_pence == 0
    assert forecasting.year(lead, 2020).whole.paid_pence == 0


def test_what_is_overdue_counts_in_this_month(office, year):
    with clock.set_to(clock.in_london(dt.date(2021, 9, 3))):
        found = forecasting.year(office.finance_1, 2021)
    assert {one.name: one.to_come_pence for one in found.months if one.to_come_pence} == {"September 2021": 1_200_00}


def test_the_year_on_a_page_whatever_is_asked(sign_in, office, year):
    client = sign_in(office.finance_1)
    page = text_of(client.get(f"{FRONT}months/"))
    assert "The money of 2020-21" in page
    assert "£4,800" in page
    for odd in ("?year=x", "?year=1899", "?year=²", "?source=nothing"):
        assert "The money of 2020-21" in text_of(client.get(f"{FRONT}months/{odd}"))
    assert "£1,200" in text_of(client.get(f"{FRONT}months/?year=2021"))
