"""The check before the account: every question answered, kept for the application, and said in words."""

import pytest

from cms.funds.checking import CHECKS
from grants.fund_types import fund_type

pytestmark = pytest.mark.django_db

CHECK = "/funds/safer-communities-fund/round-24/check/"


@pytest.fixture
def right(opened):
    """An answer to every question that lets the group through."""
    return {
        one.code: "BRA" if one.districts else one.right_answer
        for one in fund_type(opened.fund.type).eligibility_questions
    }


def answered(client, answers):
    return client.post(CHECK, answers, follow=True).content.decode()


def test_a_group_that_may_apply_goes_on_with_its_answers(client, opened, right):
    page = answered(client, right)
    assert "Your group can apply" in page
    assert "/portal/applicants/apply/safer-communities-fund/round-24/" in page
    assert client.session[CHECKS][str(opened.pk)] == right


def test_a_wrong_answer_that_matters_says_why_and_ends_it(client, right):
    page = answered(client, {**right, "E2": "none"})
    assert "This fund pays for work in West Yorkshire only." in page
    assert "Apply for this round" not in page


def test_a_wrong_answer_that_may_not_matter_is_said_before_one_goes_on(client, right):
    page = answered(client, {**right, "S6": "yes"})
    assert "We cannot pay for food or refreshments." in page
    assert "Apply for this round" in page


def test_a_question_left_out_is_asked_again_and_the_rest_is_kept(client, right):
    answer = client.post(CHECK, {**right, "E1": "", "S3": "<script>"})
    assert answer.status_code == 422
    assert answer.content.decode().count("Choose yes or no: ") >= 2
    assert answer.content.decode().count("checked") >= len(right) - 2
    assert CHECKS not in client.session


def test_there_is_no_answer_before_there_are_answers(client, opened):
    assert client.get(f"{CHECK}result/").status_code == 302
    assert client.get(CHECK).status_code == 200


def test_a_round_that_is_not_open_has_no_check(client, scheduled):
    assert client.get(CHECK).status_code == 404


def test_there_are_at_most_eight_questions(client, right):
    assert len(right) <= 8
    assert client.get(CHECK).content.decode().count("<fieldset") == len(right)


def test_places_and_none_of_them_cannot_both_be_ticked(client, right):
    answer = client.post(CHECK, {**right, "E2": ["BRA", "none"]})
    assert answer.status_code == 422
    assert "but not both" in answer.content.decode()


def test_going_back_every_answer_is_still_ticked(client, right):
    answered(client, {**right, "E2": ["BRA", "LEE"]})
    assert client.get(CHECK).content.decode().count(" checked") == len(right) + 1
