"""Both funds plug into the same socket: their data loads, and a round of each can be prepared and put to a decision."""

import pytest

from grants.fund_types import fund_type
from grants.funds.actions import draft_opening_decision, give_fund_key, prepare_round, set_up_fund
from grants.funds.loading import load_fund_data
from tests.grants.conftest import *  # noqa: F403 (the story of a round, told once)
from tests.grants.conftest import DATES


@pytest.mark.parametrize("code", ["safer_communities", "crime_reduction"])
def test_a_round_of_either_fund_is_prepared(code, administrator, officer, source, plan, principles):
    for _ in range(2):
        load_fund_data(type=code, by=administrator)
    fund = set_up_fund(code="FND", slug="fund", name="A fund", type=code, by=administrator)
    give_fund_key(fund=fund, officer=officer, by=administrator)
    round = prepare_round(
        fund=fund, number=1, name="Round 1", theme="", dates=DATES, pots=[(source, "F-1", "All", 20_000_00)], by=officer
    )
    kind = fund_type(code)
    assert (round.question_set.code, round.contest.rubric.code) == (kind.question_set, kind.rubric)
    asked = {question.code for question in round.question_set.questions.all()}
    told = kind.answers
    assert {told.title, told.summary, told.districts, told.plan_fit, told.dates, told.budget, told.changes} <= asked
    assert kind.legal_power in draft_opening_decision(round=round, by=officer).sections.get(code="legal_power").text
