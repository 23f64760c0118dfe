"""The papers of a contract: particulars, a deed with old and new, the notice that it ends, the exit checklist."""

import datetime as dt

import pytest

from commissioning.services import papers
from commissioning.services.actions import propose_variation, record_hand_over, tick
from commissioning.services.queries import whole
from office.records.stationery import as_html, as_pdf
from office.records.steps import take
from tests import factories
from tests.commissioning import story


def again(contract):
    return whole(type(contract).objects.all()).get(pk=contract.pk)


def change(contract, office, **more):
    given = {
        "cause": "need",
        "reason": "Backlog.",
        "ground": "light_touch",
        "effective_on": dt.date(2021, 1, 4),
        **more,
    }
    return propose_variation(contract=contract, by=office.officer, **given)


def test_the_particulars_say_who_what_how_much_how_long_and_who_signed(contract):
    text = as_html(papers.contract_particulars(again(contract)))
    for one in ("Calder Victim Care", "£300,000", "1 January 2019", "31 December 2021", "90 days", "A. Provider"):
        assert one in text


def test_a_deed_puts_old_and_new_side_by_side_counting_the_changes_before_it(contract, office):
    first = change(contract, office, value_change_pence=10_000_00, days_change=31)
    type(first).objects.update(state="in_force")
    change(contract, office, value_change_pence=5_000_00, old_words="Nine advisers.", new_words="Eleven advisers.")
    second = again(contract).variations.get(number=2)
    text = as_html(papers.variation_deed(second))
    for one in ("£310,000", "£315,000", "31 January 2022", "Nine advisers.", "Eleven advisers.", "Not signed yet"):
        assert one in text
    assert papers.variation_deed(second).reference == f"{contract.reference}/V2"


@pytest.fixture
def ending(contract, office):
    story.exit_planned(contract, office.officer)
    decision = factories.signed(office, title="The end of the service")
    type(contract).objects.update(ending_decision=decision)
    contract.refresh_from_db()
    take(contract, "give_notice", by=decision)
    return contract


def test_the_notice_names_its_decision_and_its_days(ending):
    text = as_html(papers.notice_of_decommissioning(again(ending)))
    for one in ("23 November 2020", "3 March 2021", ending.ending_decision.reference, "Where to get help now"):
        assert one in text


def test_the_exit_checklist_says_what_is_done_and_by_whom(ending, office):
    tick(item=ending.checklist.filter(part="exit").first(), by=office.officer)
    record_hand_over(contract=ending, caseload=58, handed_over=22, by=office.officer)
    text = as_html(papers.exit_checklist(again(ending)))
    for one in ("22 of 58", "Done 23 November 2020", "To do", "Commissioning officer"):
        assert one in text


def test_the_papers_there_are_grow_with_the_contract(contract, ending, office):
    assert list(papers.contract_papers(again(ending))) == ["particulars", "notice", "exit"]
    for _, made in papers.contract_papers(again(ending)).values():
        assert as_pdf(made()).startswith(b"%PDF")
