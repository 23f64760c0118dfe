"""The page of due diligence: what is checked, answered and chosen, on a bid and on its award."""

import pytest

from grants.awards.models import Award
from grants.diligence.models import SubsidyCheck
from grants.panels.actions import draft_awards_decision
from grants.panels.models import Recommendation

pytestmark = pytest.mark.django_db

AT = "/portal/officers/applications/SCF-24-001/diligence/"
CHECK = {"source": "The charity register.", "checked_on-day": "4", "checked_on-month": "12", "checked_on-year": "2020",
         "result": "clear"}  # fmt: skip


@pytest.fixture
def first(recommended, sent):
    return sent[0]


def test_what_is_checked_stands_there_with_source_and_last_day(page, first):
    said = page("applications/SCF-24-001/diligence/")
    assert "Before an offer of £4,130" in said
    assert "Everything is checked" in said
    assert said.count("Read at the office.") == 4
    assert "Section 9, Police Reform" in said


def test_a_check_is_written_down_once_for_every_grant_of_the_group(desk, first, officer):
    response = desk.post(f"{AT}checks/identity/", CHECK, follow=True)
    assert "is written down for Group 1" in response.content.decode()
    newest = first.organisation.checks.order_by("pk").last()
    assert (newest.code, newest.source, newest.by) == ("identity", "The charity register.", officer)


@pytest.mark.parametrize(
    ("rest", "typed", "said"),
    [
        ("checks/identity/", {**CHECK, "result": "failed"}, "Say what the concern is"),
        ("checks/identity/", {**CHECK, "checked_on-year": "2999"}, "still to come"),
        ("checks/identity/", {}, "Choose what the check showed"),
        ("subsidy/", {}, "Choose yes or no"),
        ("subsidy/", {"sells": "yes"}, "Choose under what"),
        ("subsidy/", {"sells": "yes", "route": "small", "other_aid": "-3"}, "confirmed"),
        ("power/", {"power": "other"}, "Name the section"),
    ],
)
def test_a_wrong_answer_is_told_beside_its_field(rest, typed, said, desk, first):
    response = desk.post(f"{AT}{rest}", typed)
    assert response.status_code == 422
    assert said in response.content.decode()


def test_a_check_nobody_asks_for_is_no_page(page, first):
    page("applications/SCF-24-001/diligence/checks/nothing/", status=404)


def test_the_subsidy_questions_add_up_three_years(desk, page, first):
    typed = {"sells": "yes", "route": "small", "other_aid": "1,000", "confirmed_on-day": "4",
             "confirmed_on-month": "12", "confirmed_on-year": "2020"}  # fmt: skip
    desk.post(f"{AT}subsidy/", typed)
    assert SubsidyCheck.objects.get(application=first).other_aid_pence == 1_000_00
    said = page("applications/SCF-24-001/diligence/")
    assert "<b>£5,130</b> of £170,000" in said


def test_another_law_is_named_in_words(desk, first):
    desk.post(f"{AT}power/", {"power": "other", "other": "Section 17, Crime and Disorder Act 1998"})
    assert Recommendation.objects.get(application=first).legal_power == "Section 17, Crime and Disorder Act 1998"


def test_an_award_that_waits_names_the_check_and_cannot_be_sent_by_hand(page, first, meeting, officer, signed):
    SubsidyCheck.objects.filter(application=first).delete()
    signed(draft_awards_decision(round=first.round, meeting=meeting, by=officer))
    said = page(f"awards/{Award.objects.get(application=first).reference}/")
    assert "the subsidy questions are not answered" in said
    assert 'href="/portal/officers/applications/SCF-24-001/diligence/"' in said
    assert "Send it all the same" not in said
