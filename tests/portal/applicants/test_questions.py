"""Asking about a round from its pages, and the answer everyone reads."""

import pytest

from grants.questions.actions import answer_question, ask_question
from grants.questions.models import RoundQuestion

ASK = "/portal/applicants/apply/safer-communities-fund/round-24/questions/"
ROUND = "/funds/safer-communities-fund/round-24/"
OFFICER = "/portal/officers/rounds/SCF/24/questions/"


def text(response):
    return response.content.decode()


@pytest.fixture
def asked(opened, group, lead):
    return ask_question(round=opened, question="Can Beckside buy a van?", by=lead)


def test_from_the_public_page_one_signs_in_and_asks(client, opened, group, lead, sign_in):
    assert ASK in text(client.get(ROUND))
    assert client.get(ASK).status_code == 302
    shown = sign_in(lead).post(ASK, {"question": "May we start in May?"}, follow=True)
    assert "We have your question." in text(shown)
    assert "May we start in May?" in text(shown)
    assert RoundQuestion.objects.get().asked_by == lead


def test_a_draft_leads_there(as_lead, draft, address):
    assert ASK in text(as_lead.get(address()))


def test_an_empty_question_stands_beside_its_field(as_lead, opened, group):
    refused = as_lead.post(ASK, {"question": ""})
    assert refused.status_code == 422
    assert "Write your question" in text(refused)


def test_the_officer_answers_and_the_public_reads_it(asked, client, sign_in, officer):
    assert "Can Beckside buy a van?" not in text(client.get(ROUND))
    desk = sign_in(officer)
    assert "Can Beckside buy a van?" in text(desk.get(OFFICER))
    page = f"{OFFICER}{asked.pk}/"
    assert "Group lead" not in text(desk.get(page))
    desk.post(page, {"question": "Can we buy a van?", "answer": "No. You can hire one."})
    desk.logout()
    shown = text(desk.get(ROUND))
    assert "Can we buy a van?" in shown
    assert "No. You can hire one." in shown
    assert "Beckside" not in shown


def test_an_officer_of_another_fund_finds_nothing(asked, sign_in, officer_2):
    assert sign_in(officer_2).get(f"{OFFICER}{asked.pk}/").status_code == 404


def test_once_closed_nobody_is_invited_to_ask(opened, officer, asked, client):
    answer_question(asked=asked, question="A van?", answer="No.", by=officer)
    opened.closes_at = opened.opens_at
    opened.save(update_fields=["closes_at"])
    shown = text(client.get(ROUND))
    assert ASK not in shown
    assert "A van?" in shown


def test_the_public_page_asks_little(asked, officer, client, django_assert_max_num_queries):
    answer_question(asked=asked, question="A van?", answer="No.", by=officer)
    client.get(ROUND)
    with django_assert_max_num_queries(8):
        client.get(ROUND)
