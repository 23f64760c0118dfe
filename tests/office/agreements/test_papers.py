"""The offer, the agreement and the remittance on paper."""

import datetime as dt

import pytest

from office.agreements.papers import grant_agreement, offer_letter, remittance
from office.records import clock
from office.records.stationery import as_html, as_pdf
from office.records.steps import take
from tests.factories import agreed, approved, checked_bank_account, offered

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


def test_the_offer_says_how_much_when_and_by_when(office, administrator, group):
    letter = offer_letter(offered(office, administrator, group))
    page = as_html(letter)
    for words in ("We offer you £6,000 for Friday nights.", "Monday 7 December 2020", "£4,800", "£1,200",
                  "Keep two adults at every session.", "Fewer calls from the park on Fridays"):  # fmt: skip
        assert words in page
    assert letter.to[0] == "Beckside Youth Club"
    assert as_pdf(letter).startswith(b"%PDF")


def test_the_agreement_holds_the_thirteen_terms_and_both_signatures(office, administrator, group, lead):
    agreement = agreed(office, administrator, group, lead)
    page = as_html(grant_agreement(agreement))
    assert len(agreement.terms.clauses) == 13
    for clause in agreement.terms.clauses:
        assert clause.replace("'", "&#x27;") in page
    for words in ("Safer Communities Fund grant agreement, version 1", "A. Lead, Monday 23 November 2020",
                  "Signed for the office"):  # fmt: skip
        assert words in page


def test_a_remittance_shows_the_end_of_the_account_only(office, administrator, group, lead):
    agreement = agreed(office, administrator, group, lead)
    checked_bank_account(office, group, lead)
    with clock.set_to(clock.in_london(dt.date(2020, 12, 14))):
        first = approved(agreement.instalments.get(number=1), office)
        page = as_html(remittance(take(first, "release", by=office.finance_2)))
    assert "account ending 5678" in page
    assert "12345678" not in page
    assert "£4,800" in page
