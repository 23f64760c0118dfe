"""Both fund types keep the same contract with the socket; the Safer Communities Fund keeps its own guidance."""

import datetime as dt
from types import SimpleNamespace

import pytest

from crime_reduction.fund_type import CRIME_REDUCTION
from grants.fund_types import codes, fund_type, register
from office.agreements.models import Instalment, ProgressReport
from office.records.months import months_after
from scf.fund_type import SAFER_COMMUNITIES

START, END = dt.date(2021, 3, 1), dt.date(2021, 12, 17)
both = pytest.mark.parametrize("kind", [SAFER_COMMUNITIES, CRIME_REDUCTION], ids=lambda kind: kind.code)


def test_both_are_plugged_in():
    assert codes() == ["crime_reduction", "safer_communities"]


@both
def test_it_is_found_by_its_code_and_may_be_registered_again(kind):
    assert fund_type(kind.code) is kind
    assert register(kind) is kind


@both
@pytest.mark.parametrize("pence", [1, 500_00, 5_000_00, 5_000_01, 5_980_00, 1_234_567_89])
def test_the_payments_make_the_grant_to_the_penny(kind, pence):
    parts = [part for part in kind.schedule(pence)]
    assert sum(amount for amount, _ in parts) == pence
    assert {trigger for _, trigger in parts} <= set(Instalment.Trigger.values)


@both
@pytest.mark.parametrize("pence", [500_00, 5_980_00])
def test_every_payment_that_waits_for_a_report_has_that_report(kind, pence):
    due = dict(kind.reports(pence, START, END))
    assert set(due) <= set(ProgressReport.Kind.values)
    assert {trigger for _, trigger in kind.schedule(pence)} - {"signed"} <= set(due)
    assert all(START <= day <= END + dt.timedelta(days=28) for day in due.values())


@both
def test_its_numbers_are_in_order_and_its_power_is_named(kind):
    assert 0 < kind.terms.min_award_pence <= kind.terms.max_award_pence
    assert "Police Reform and Social Responsibility Act 2011" in kind.legal_power
    assert kind.exclusions
    assert all(question.right_answer in ("yes", "no") for question in kind.eligibility_questions)
    assert kind.eligibility_questions[0].code == "E1"


@pytest.mark.parametrize(
    ("pence", "parts"),
    [(5_000_00, [(5_000_00, "signed")]), (5_980_00, [(4_784_00, "signed"), (1_196_00, "mid_point")])],
)
def test_up_to_5000_at_once_and_80_20_above(pence, parts):
    assert SAFER_COMMUNITIES.schedule(pence) == parts


@pytest.mark.parametrize(
    ("day", "twelve_later"),
    [
        (dt.date(2021, 3, 1), dt.date(2022, 3, 1)),
        (dt.date(2020, 2, 29), dt.date(2021, 2, 28)),
        (dt.date(2020, 12, 31), dt.date(2021, 12, 31)),
    ],
)
def test_twelve_months(day, twelve_later):
    assert months_after(day, 12) == twelve_later


def test_a_partnership_may_hold_a_crime_reduction_grant_and_a_club_may_not():
    def found(kind):
        return CRIME_REDUCTION.checks(SimpleNamespace(organisation=SimpleNamespace(kind=kind)))

    assert found("partnership") == []
    assert [one.code for one in found("sports_club")] == ["not_a_partnership"]
