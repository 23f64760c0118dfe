"""Setting up funds, preparing rounds, and what a signed decision does to them."""

import datetime as dt

import pytest

from grants.funds import queries
from grants.funds.actions import (
    change_round,
    draft_opening_decision,
    draft_pot_raise,
    give_fund_key,
    prepare_round,
    set_up_fund,
    turn_rounds,
    withdraw_fund_key,
)
from office.ledger.models import LedgerEntry, Pot
from office.records import clock
from office.records.models import Event
from office.records.sight import visible
from office.records.steps import Forbidden, Refused, take
from tests.grants.conftest import CLOSES, DATES, OPENS, meet_all_gates

FUND = {"slug": "another-fund", "name": "Another fund", "type": "safer_communities"}


def test_an_administrator_sets_up_a_fund(administrator):
    fund = set_up_fund(code="ANO", by=administrator, **FUND)
    assert (fund.code, fund.name, fund.type) == ("ANO", "Another fund", "safer_communities")


def test_an_officer_does_not(officer):
    with pytest.raises(Forbidden):
        set_up_fund(code="ANO", by=officer, **FUND)


def test_a_code_is_used_once_and_a_type_is_known(fund, administrator):
    with pytest.raises(Refused) as refused:
        set_up_fund(code="SCF", by=administrator, **{**FUND, "type": "no_such_type"})
    assert [one.about for one in refused.value.obstacles] == ["type", "code"]


def test_a_key_opens_and_closes_a_fund(fund, officer_2, administrator, prepared):
    assert prepared not in visible(type(prepared), officer_2)
    give_fund_key(fund=fund, officer=officer_2, by=administrator)
    assert prepared in visible(type(prepared), officer_2)
    withdraw_fund_key(fund=fund, officer=officer_2, by=administrator)
    assert prepared not in visible(type(prepared), officer_2)


def test_only_officers_hold_keys(fund, lead, administrator):
    with pytest.raises(Refused, match="Only an officer"):
        give_fund_key(fund=fund, officer=lead, by=administrator)


def test_a_round_is_pinned_to_its_form_rubric_plan_and_gates(prepared, form, rubric, plan):
    assert (prepared.question_set, prepared.contest.rubric, prepared.plan) == (form, rubric, plan)
    assert prepared.gate_sheet.kind == "round"
    assert prepared.contest.funding_line == 66
    assert (prepared.min_award_pence, prepared.max_award_pence) == (500_00, 6_000_00)
    assert Pot.objects.get().planned_pence == 20_000_00


def test_without_the_funds_key_no_round(fund, form, rubric, plan, principles, officer_2):
    with pytest.raises(Forbidden):
        prepare_round(fund=fund, number=24, name="R", theme="", dates=DATES, pots=[], by=officer_2)


def test_a_round_needs_form_rubric_plan_and_a_free_number(prepared, fund, officer, form):
    with pytest.raises(Refused, match="has a round 24 already"):
        prepare_round(fund=fund, number=24, name="R", theme="", dates=DATES, pots=[], by=officer)


def test_nothing_to_pin_to_refuses(fund, principles, officer):
    with pytest.raises(Refused) as refused:
        prepare_round(fund=fund, number=1, name="R", theme="", dates=DATES, pots=[], by=officer)
    assert [one.about for one in refused.value.obstacles] == ["form", "rubric", "plan"]


def test_dates_stay_in_order(prepared, officer):
    with pytest.raises(Refused, match="must close after it opens"):
        change_round(round=prepared, closes_at=OPENS, by=officer)
    assert change_round(round=prepared, theme="Road safety", by=officer).theme == "Road safety"


def test_the_opening_decision_says_amounts_dates_and_power(prepared, officer):
    decision = draft_opening_decision(round=prepared, by=officer)
    words = {section.code: section.text for section in decision.sections.all()}
    assert decision.amount_pence == 20_000_00
    assert "Set aside £20,000 from Proceeds of crime" in words["decision"]
    assert "12 noon on Monday 16 November 2020 to 12 noon on Friday 18 December 2020" in words["decision"]
    assert words["legal_power"].startswith("Section 9, Police Reform and Social Responsibility Act 2011")
    assert "This leaves £180,000" in words["financial"]


def test_a_round_asks_for_a_decision_only_when_gates_are_met(prepared, officer):
    draft_opening_decision(round=prepared, by=officer)
    with pytest.raises(Refused) as refused:
        take(prepared, "ask_for_decision", by=officer)
    assert {one.about for one in refused.value.obstacles} <= {f"CP{number}" for number in range(1, 11)}
    meet_all_gates(prepared.gate_sheet, officer)
    assert take(prepared, "ask_for_decision", by=officer).state == "awaiting_decision"


def test_money_that_is_not_there_refuses(prepared, officer):
    meet_all_gates(prepared.gate_sheet, officer)
    draft_opening_decision(round=prepared, by=officer)
    Pot.objects.update(planned_pence=300_000_00)
    with pytest.raises(Refused, match="£300,000"):
        take(prepared, "ask_for_decision", by=officer)


def test_the_signature_schedules_the_round_and_sets_its_money_aside(scheduled, source):
    pot, decision = Pot.objects.get(), scheduled.opening_decision
    source.refresh_from_db()
    assert scheduled.state == "scheduled"
    assert (pot.set_aside_pence, source.ring_fenced_pence) == (20_000_00, 20_000_00)
    entry = LedgerEntry.objects.get(kind="ring_fence")
    assert (entry.decision, entry.actor) == (decision, decision.trail_name)
    assert Event.objects.filter(verb="schedule", actor=decision.trail_name).exists()


def test_no_person_and_no_other_decision_schedules(prepared, officer, commissioner):
    meet_all_gates(prepared.gate_sheet, officer)
    draft_opening_decision(round=prepared, by=officer)
    take(prepared, "ask_for_decision", by=officer)
    for actor in (officer, commissioner, prepared.opening_decision):
        with pytest.raises(Forbidden):
            take(prepared, "schedule", by=actor)


def test_a_further_decision_raises_a_pot(opened, pot, officer, signed):
    signed(draft_pot_raise(raises=[(pot, 5_000_00)], reason="More bids than expected.", by=officer))
    assert Pot.objects.get().set_aside_pence == 25_000_00


@pytest.mark.parametrize(("pence", "reason"), [(0, "Why."), (500_000_00, "Why."), (100, " ")])
def test_a_raise_is_within_the_source_and_says_why(opened, pot, officer, pence, reason):
    with pytest.raises(Refused):
        draft_pot_raise(raises=[(pot, pence)], reason=reason, by=officer)


def test_the_clock_opens_and_closes_at_the_stored_instant_once(scheduled):
    one = dt.timedelta(seconds=1)
    for instant, moved in (
        (OPENS - one, []),
        (OPENS, ["open"]),
        (CLOSES - one, []),
        (CLOSES, ["closed"]),
        (CLOSES, []),
    ):
        with clock.set_to(instant):
            assert [round.state for round in turn_rounds()] == moved


def test_a_clock_that_slept_through_both_hours_catches_up(scheduled):
    with clock.set_to(CLOSES + dt.timedelta(days=1)):
        turn_rounds()
    scheduled.refresh_from_db()
    assert scheduled.state == "closed"


def test_the_public_knows_of_announced_rounds_alone(prepared, stranger):
    assert not queries.public_rounds().exists()
    assert not visible(type(prepared), stranger).exists()


def test_open_and_next_rounds_go_by_the_hour(scheduled, django_assert_max_num_queries):
    assert queries.next_to_open() == scheduled
    assert not queries.open_rounds().exists()
    with clock.set_to(OPENS), django_assert_max_num_queries(4):
        (found,) = queries.open_rounds()
        assert [one.pot.code for one in found.pots.all()] == ["R24-A"]
        assert queries.next_to_open() is None


@pytest.mark.parametrize("slug", ["round-24", "round-x", "round-99999999999999999999", "24"])
def test_a_public_address_finds_its_round_or_nothing(scheduled, slug):
    found = queries.round_at("safer-communities-fund", slug)
    assert (found == scheduled) == (slug in ("round-24", "24"))


def test_an_officer_gives_everyone_more_time(opened, officer):
    later = CLOSES + dt.timedelta(days=7)
    with pytest.raises(Refused, match="Say why"):
        take(opened, "extend", by=officer, closes_at=later, reason=" ")
    take(opened, "extend", by=officer, closes_at=later, reason="The form was down on Thursday.")
    assert opened.closes_at == later
