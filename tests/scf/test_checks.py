"""The automatic checks propose; each is shown to fire on its own fact."""

import datetime as dt

import pytest

from grants.applications.actions import save_answers, start_application
from scf.checks import proposed
from tests.grants.answers import GOOD
from tests.grants.conftest import *  # noqa: F403 (the story of a round, told once)


@pytest.fixture
def checked(opened, pot, group, lead):
    def check(self_check=None, **answers):
        bid = start_application(round=opened, pot=pot, organisation=group, by=lead, self_check=self_check)
        save_answers(application=bid, given={**GOOD, **answers}, base={}, by=lead)
        return [one.code for one in proposed(bid)]

    return check


def test_a_good_bid_has_nothing_against_it(checked):
    assert checked() == []


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        ({"q14": [{"item": "All", "working": "A guess", "cost": "7000", "ask": "7000"}]}, "amount"),
        ({"q04": {"districts": [], "areas": "Elsewhere"}}, "outside_area"),
        ({"q13": {"start": "2021-01-01", "end": "2021-12-01"}}, "outside_dates"),
        ({"self_check": {"S3": "yes"}}, "already_started"),
    ],
)
def test_each_check_fires(checked, answers, code):
    assert checked(**answers) == [code]


def test_more_than_twelve_months(checked):
    assert "over_12_months" in checked(q13={"start": "2021-02-01", "end": str(dt.date(2022, 2, 2))})


def test_one_question_may_ask_after_two_rules(checked):
    assert checked(self_check={"S5": "yes"}) == ["individual", "general_appeal"]
