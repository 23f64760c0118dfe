"""The papers of a tender: the same words as a page and as a PDF, and nothing that is sealed."""

import pytest

from commissioning.services.actions import register_service
from commissioning.tenders import papers
from commissioning.tenders.actions import answer_clarifications, ask_clarification
from commissioning.tenders.queries import bids_of
from commissioning.tenders.summaries import summary_of
from office.records import clock
from office.records.stationery import as_html, as_pdf
from office.records.steps import take
from tests.commissioning import evaluating, story
from tests.commissioning.tenders.test_evaluation import listed, rivals, tender  # noqa: F401 (two bids, evaluated)


@pytest.fixture
def asked(office, administrator, provider, provider_organisation):
    """A tender in the market with one answer given and one question still open."""
    cycle = story.commissioning(office, register_service(name="Hate Crime Network", by=office.officer))
    tender = take(evaluating.shipped(office, cycle, administrator), "go_live", by=office.officer)  # noqa: F811
    for words in ("Is TUPE due?", "Is there a venue?"):
        ask_clarification(tender=tender, organisation=provider_organisation, question=words, by=provider)
    first = tender.clarifications.first()
    answer_clarifications(tender=tender, answers={first.pk: "Yes, four staff."}, by=office.officer)
    return tender


def words(paper):
    return as_html(paper)


def test_the_invitation_says_what_is_wanted_and_on_what_bids_are_judged(asked):
    text = words(papers.invitation(asked))
    for one in ("Evening hours.", "Quality 70%, price 30%", "£480,000", "T1", "Delivery", "30%"):
        assert one in text
    assert papers.invitation(asked).reference == f"{asked.reference}/ITT"


def test_the_log_holds_answers_in_their_batch_and_never_who_asked(asked, provider_organisation):
    text = words(papers.clarification_log(asked, asked.clarifications.all()))
    assert "Yes, four staff." in text
    assert "Is there a venue?" not in text
    assert provider_organisation.name not in text


def test_the_report_puts_quality_price_and_reasons_together(listed, provider_organisation):  # noqa: F811
    text = words(papers.evaluation_report(listed))
    for one in ("Calder Victim Care", "81.00", "£400,000", evaluating.REASON):
        assert one in text


def test_a_summary_names_its_bidder_and_the_one_chosen_and_no_other(listed, office, provider_organisation,  # noqa: F811
                                                                   administrator, rivals):  # noqa: F811  # fmt: skip
    story.awarded(office, listed, provider_organisation, price_pence=480_000_00)
    letter = papers.assessment_summary(summary_of(bids_of(rivals[1]).get()))
    text = words(letter)
    assert letter.to == ("Dale Advocacy",)
    for one in ("Calder Victim Care", "72.00", "81.00", "Delivery: 4 points of 5 against your 3", "6 January 2021"):
        assert one in text
    assert "£400,000" not in text  # its own price it knows; nobody else reads it here


def test_each_is_a_pdf_that_is_the_same_every_time(listed):  # noqa: F811
    for made in (papers.invitation, papers.evaluation_report):
        with clock.set_to(listed.prices_opened_at):
            assert as_pdf(made(listed)) == as_pdf(made(listed))
            assert as_pdf(made(listed)).startswith(b"%PDF")
