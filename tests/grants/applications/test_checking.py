"""The eligibility check: two officers for a refusal, two questions at most, five working days to answer."""

import datetime as dt

import pytest

from grants.applications.actions import answer_query, ask_query, propose_eligible, propose_ineligible
from grants.applications.models import Application, Query
from grants.applications.queries import (
    applications_for_officer,
    applications_of,
    barred_from_reading,
    export_rows,
    overdue_queries,
    visible_to,
)
from grants.funds.actions import give_fund_key
from office.judging.models import Entry
from office.people.interests.actions import register_interest
from office.people.standing import forget
from office.post.models import Message
from office.records import clock
from office.records.steps import Forbidden, Refused, take
from tests.grants import story

WHY = {"code": "individual", "reason": "The grant would help one person."}


@pytest.fixture
def bid(opened, group, lead):
    return take(story.written_bid(opened, group, lead), "submit", by=lead)


@pytest.fixture
def second(officer_2, fund, administrator):
    """Another officer who holds the fund's key."""
    give_fund_key(fund=fund, officer=officer_2, by=administrator)
    return officer_2


def test_an_eligible_bid_enters_the_contest(bid, officer):
    propose_eligible(application=bid, by=officer)
    assert (bid.state, bid.eligibility.result) == ("eligible", "eligible")
    assert Entry.objects.get().submission == bid.submission
    assert barred_from_reading(bid) == {officer.pk}


def test_the_step_alone_does_not_pass_by_the_check(bid, officer):
    with pytest.raises(Refused, match="Write down your check first"):
        take(bid, "pass_check", by=officer)


def test_a_refusal_takes_two_officers_and_tells_the_group_why(bid, officer, second):
    propose_ineligible(application=bid, by=officer, **WHY)
    with pytest.raises(Forbidden):
        take(bid, "find_ineligible", by=officer)
    assert Application.objects.get().state == "submitted"
    take(bid, "find_ineligible", by=second)
    assert bid.state == "ineligible"
    assert "help one person" in Message.objects.get(kind="grants.application_ineligible").body


@pytest.mark.parametrize(("given", "about"), [({"code": "nonsense"}, "code"), ({"reason": " "}, "reason")])
def test_a_refusal_has_a_code_and_plain_words(bid, officer, given, about):
    with pytest.raises(Refused) as refused:
        propose_ineligible(application=bid, by=officer, **{**WHY, **given})
    assert [one.about for one in refused.value.obstacles] == [about]


def test_a_wrong_refusal_is_put_right(bid, officer, second):
    propose_ineligible(application=bid, by=officer, **WHY)
    take(bid, "find_ineligible", by=second)
    take(bid, "restore", by=second, reason="It is for a group.")
    propose_eligible(application=bid, by=second)
    assert bid.state == "eligible"


def test_an_officer_with_an_interest_neither_checks_nor_sees(bid, officer, group):
    assert bid in visible_to(officer)
    register_interest(user=officer, kind="family", organisation=group, by=officer)
    forget(officer)
    assert bid not in visible_to(officer)
    with pytest.raises(Forbidden):
        propose_eligible(application=bid, by=officer)


def test_without_the_key_an_officer_sees_nothing(bid, officer_2, assessor_1, lead, stranger, commissioner):
    assert [list(visible_to(one)) for one in (officer_2, assessor_1, stranger)] == [[], [], []]
    assert list(visible_to(lead)) == list(visible_to(commissioner)) == [bid]


def test_a_question_waits_five_working_days_and_blocks_the_check(bid, officer, lead):
    query = ask_query(application=bid, question="Which hall?", by=officer)
    assert query.answer_by == dt.date(2020, 11, 25)
    assert "Which hall?" in Message.objects.get(kind="grants.application_queried").body
    with pytest.raises(Refused, match="waiting"):
        propose_eligible(application=bid, by=officer)
    answer_query(query=query, answer="The one by the beck.", by=lead)
    assert Message.objects.filter(kind="grants.query_answered", to_user=officer).exists()
    propose_eligible(application=bid, by=officer)


def test_after_the_last_day_what_is_held_decides(bid, officer, lead):
    query = ask_query(application=bid, question="Which hall?", by=officer)
    with clock.set_to(clock.in_london(dt.date(2020, 11, 26))):
        assert list(overdue_queries(officer)) == [query]
        propose_eligible(application=bid, by=officer)
        with pytest.raises(Refused, match="decided on what we had"):
            answer_query(query=query, answer="Too late.", by=lead)


def test_two_questions_at_most_and_one_at_a_time(bid, officer, lead):
    for question in ("One?", "Two?"):
        query = ask_query(application=bid, question=question, by=officer)
        with pytest.raises(Refused):
            ask_query(application=bid, question="Another?", by=officer)
        answer_query(query=query, answer="Yes.", by=lead)
    with pytest.raises(Refused, match="2 times already"):
        ask_query(application=bid, question="Three?", by=officer)
    assert Query.objects.count() == 2


def test_strangers_do_not_answer(bid, officer, stranger):
    query = ask_query(application=bid, question="Which hall?", by=officer)
    with pytest.raises(Forbidden):
        answer_query(query=query, answer="Mine.", by=stranger)


def test_the_officers_list_is_one_query_for_any_number(opened, officer, fund, django_assert_num_queries):
    for count in (1, 4):
        for number in range(count):
            group, lead = story.another_group(opened.applications.count() + number + 100)
            story.written_bid(opened, group, lead)
        forget(officer)
        rows = applications_for_officer(officer)
        with django_assert_num_queries(1):
            assert [(one.readers, one.organisation.name, one.pot.pot.code) for one in rows]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, 1), ({"state": "submitted"}, 1), ({"state": "eligible"}, 0), ({"round": "24"}, 1), ({"round": "x"}, 0),
        ({"district": "BRA"}, 1), ({"district": "LDS"}, 0), ({"words": "friday"}, 1), ({"words": "%"}, 0),
        ({"waiting": "query"}, 0), ({"waiting": "second_check"}, 0), ({"pot": "R24-A"}, 1), ({"fund": "SCF"}, 1),
    ],
)  # fmt: skip
def test_filters(bid, officer, filters, found):
    assert applications_for_officer(officer, filters).count() == found


def test_a_groups_own_list(bid, lead, stranger):
    assert list(applications_of(lead)) == [bid]
    assert list(applications_of(stranger)) == []


def test_an_export_runs_no_formula(bid, officer):
    Application.objects.update(title="=HYPERLINK(1)")
    (row,) = export_rows(applications_for_officer(officer))
    assert (row["title"], row["asked"]) == ("'=HYPERLINK(1)", "4130.00")
