"""Commissioned again, varied, ended: each kind's own rules, and what its signed decision carries out."""

import datetime as dt

import pytest

from commissioning.cycles.actions import put_change, ring_the_alarm, write_plan
from commissioning.cycles.decision_text import of_cycle
from commissioning.cycles.models import Cycle
from commissioning.services.actions import propose_variation, raise_concern, record_hand_over, tick
from office.records import clock
from office.records.actors import THE_CLOCK
from office.records.steps import Refused, take
from tests.commissioning import story


def _at(day):
    return clock.set_to(clock.in_london(day))


# Commissioned again


def _extension(contract, officer, days=365):
    return propose_variation(
        contract=contract, cause="option", reason="The first option year.", days_change=days,
        value_change_pence=10_000_00, ground="light_touch", effective_on=story.TODAY, by=officer,
    )  # fmt: skip


def test_the_alarm_rings_nine_months_before_a_small_contract_ends_and_once(officer, provider_organisation):
    contract = story.running(officer, provider_organisation, value_pence=150_000_00)
    with _at(dt.date(2021, 3, 30)):
        assert ring_the_alarm(by=THE_CLOCK) == []
    with _at(dt.date(2021, 4, 2)):
        (cycle,) = ring_the_alarm(by=THE_CLOCK)
        assert (cycle.kind, cycle.contract, cycle.state_word) == ("recommission", contract, "Alarm")
        assert ring_the_alarm(by=THE_CLOCK) == []


def test_the_alarm_rings_twelve_months_before_a_large_one_ends(contract):
    with _at(dt.date(2020, 12, 30)):
        assert ring_the_alarm(by=THE_CLOCK) == []
    with _at(dt.date(2021, 1, 2)):
        assert len(ring_the_alarm(by=THE_CLOCK)) == 1


@pytest.mark.parametrize("code", ["extend", "as_is"])
def test_no_service_is_called_successful_on_three_accepted_reports(office, contract, code):
    type(contract).objects.update(accepted_reports=3)
    cycle = story.started(office.officer, "recommission", contract.service)
    put_change(cycle=cycle, variation=_extension(contract, office.officer), by=office.officer)
    with pytest.raises(Refused, match="takes 4 accepted reports; there are 3"):
        story.planned(cycle, office.officer, code)
    type(contract).objects.update(accepted_reports=4)
    take(Cycle.objects.get(), "consult", by=office.officer)


def test_an_extension_is_agreed_by_the_decision_and_signed_by_both(office, contract, provider):
    type(contract).objects.update(accepted_reports=4)
    cycle = story.started(office.officer, "recommission", contract.service)
    change = _extension(contract, office.officer)
    put_change(cycle=cycle, variation=change, by=office.officer)
    story.decided(story.planned(cycle, office.officer, "extend"), office)
    change.refresh_from_db()
    assert change.state == "agreed"
    with pytest.raises(Refused, match="provider has not signed"):
        take(change, "sign_deed_for_office", by=office.officer)
    take(change, "sign_deed_for_provider", by=provider, name="Jo Provider")
    take(change, "sign_deed_for_office", by=office.officer)
    with pytest.raises(Refused, match="not in force yet"):
        take(cycle, "complete", by=office.officer)
    take(change, "take_effect", by=THE_CLOCK)
    contract.refresh_from_db()
    assert (contract.ends_on, contract.value_pence) == (dt.date(2022, 12, 31), 310_000_00)
    assert (contract.original_ends_on, contract.original_value_pence) == (dt.date(2021, 12, 31), 300_000_00)
    take(cycle, "complete", by=office.officer)


def test_a_re_commission_that_becomes_a_stop_starts_the_end(office, contract):
    cycle = story.started(office.officer, "recommission", contract.service)
    story.decided(story.planned(cycle, office.officer, "stop"), office)
    ending = cycle.led_to
    assert (ending.kind, ending.contract, ending.state_word) == ("decommission", contract, "Trigger")
    assert cycle.decision.reference in ending.why


def test_a_redesign_goes_to_the_market_and_the_next_contract_follows_the_last(office, contract, provider_organisation):
    cycle = story.started(office.officer, "recommission", contract.service)
    story.decided(story.planned(cycle, office.officer, "redesign"), office)
    tender = story.tendered(office, cycle, route="direct_award", question_set=None, closes_at=None)
    story.awarded(office, tender, provider_organisation)
    with _at(tender.standstill_ends_on + dt.timedelta(days=1)):
        take(tender, "issue_contract", by=office.officer)
    tender.refresh_from_db()
    assert tender.contract.follows == contract
    with pytest.raises(Refused, match="next contract is not running"):
        take(cycle, "complete", by=office.officer)


# Varied


def _change(contract, officer, pence, **more):
    return propose_variation(
        contract=contract, cause="need", reason="Court backlog.", value_change_pence=pence, effective_on=story.TODAY,
        by=officer, **{"ground": "light_touch", **more},
    )  # fmt: skip


def _varying(office, contract, change):
    cycle = story.started(office.officer, "vary", contract.service, cause="need")
    put_change(cycle=cycle, variation=change, by=office.officer)
    return story.planned(cycle, office.officer, "vary")


def test_a_small_change_goes_to_the_deputy_and_a_large_one_to_the_office_holder(office, contract):
    small = _varying(office, contract, _change(contract, office.officer, 15_000_00))
    story.meet(small, "decision", by=office.officer)
    assert of_cycle(small)["signatory"] == "deputy"
    small.variation.value_change_pence += 1
    assert of_cycle(small)["signatory"] == "commissioner"


def test_a_cause_is_asked_for(officer, contract):
    with pytest.raises(Refused, match="what sets it off"):
        story.started(officer, "vary", contract.service)


def test_a_change_past_half_of_the_original_waits_for_legal(office, contract):
    cycle = _varying(office, contract, _change(contract, office.officer, 150_000_00))
    with pytest.raises(Refused, match="Legal must clear it"):
        story.decided(cycle, office)
    take(cycle.variation, "clear", by=office.legal, reason="Light touch, and the market was asked.")
    cycle.refresh_from_db()
    take(cycle, "ask_for_decision", by=office.officer)


def test_the_measures_are_set_again_when_the_outcome_changes(office, contract):
    cycle = _varying(office, contract, _change(contract, office.officer, 1_00, changes_outcome=True))
    with pytest.raises(Refused, match="performance measures again"):
        story.decided(cycle, office)


def test_a_refused_change_stays_refused_and_the_contract_as_it_was(office, contract):
    change = _change(contract, office.officer, 15_000_00)
    cycle = _varying(office, contract, change)
    take(change, "refuse", by=office.officer, reason="The need is met elsewhere.")
    take(cycle, "stop", by=office.officer, reason="Refused.")
    assert cycle.state_word == "Refused or withdrawn"
    contract.refresh_from_db()
    assert contract.value_pence == contract.original_value_pence


# Ended


def _ending(office, contract, cause="not_required", days=100):
    cycle = story.started(office.officer, "decommission", contract.service, cause=cause)
    story.exit_planned(contract, office.officer, days=days)
    story.planned(cycle, office.officer, "end")
    write_plan(cycle=cycle, review_on=contract.exit_on + dt.timedelta(days=200), by=office.officer)
    return cycle


def test_notice_is_three_months_at_least(office, contract):
    cycle = _ending(office, contract, days=89)
    with pytest.raises(Refused, match="Notice is 90 days"):
        story.decided(cycle, office)


def test_a_review_is_set_for_six_to_twelve_months_after(office, contract):
    cycle = _ending(office, contract)
    write_plan(cycle=cycle, review_on=contract.exit_on + dt.timedelta(days=100), by=office.officer)
    with pytest.raises(Refused, match="6 to 12 months"):
        story.decided(cycle, office)


def test_non_compliance_takes_a_plan_a_review_and_an_escalation_first(office, contract):
    cycle = story.started(office.officer, "decommission", contract.service, cause="non_compliance")
    with pytest.raises(Refused, match="dated improvement plan"):
        take(cycle, "analyse", by=office.officer)
    concern = raise_concern(contract=contract, text="Waits of nine weeks.", by=office.officer)
    take(concern, "start_improving", by=office.officer, plan="A rota.", review_on=dt.date(2021, 1, 15))
    with pytest.raises(Refused, match="reviewed on 15 January 2021 first"):
        take(concern, "escalate", by=office.officer, reason="No better.")
    with _at(dt.date(2021, 1, 15)):
        take(concern, "escalate", by=office.officer, reason="No better.")
        take(cycle, "analyse", by=office.officer)


def test_a_grave_matter_suspends_at_once_and_needs_no_plan_first(office, contract):
    take(contract, "suspend", by=office.legal, reason="A safeguarding matter.")
    cycle = story.started(office.officer, "decommission", contract.service, cause="non_compliance")
    take(cycle, "analyse", by=office.officer)


def test_closing_waits_for_the_exit_plan_the_people_and_the_certificate(office, contract):
    officer = office.officer
    cycle = story.decided(_ending(office, contract), office)
    contract.refresh_from_db()
    assert (contract.state, contract.notice_given_on) == ("ending", story.TODAY)
    record_hand_over(contract=contract, caseload=58, handed_over=22, by=officer)
    with _at(contract.exit_on):
        with pytest.raises(Refused) as refused:
            take(contract, "close", by=officer)
        assert len(refused.value.obstacles) == 16  # fourteen items, the people and the certificate
        assert "36 people have not been handed over yet." in refused.value.obstacles
        with pytest.raises(Refused, match="not closed yet"):
            take(cycle, "complete", by=officer)
        for item in contract.checklist.filter(part="exit"):
            tick(item=item, by=officer)
        record_hand_over(contract=contract, caseload=58, handed_over=58, data_certificate="In the file.", by=officer)
        take(contract, "close", by=officer)
        take(cycle, "complete", by=officer)
        with pytest.raises(Refused, match="review is due on"):
            take(cycle, "record_review", by=officer, lessons="Tell people sooner.")
    with _at(cycle.review_on):
        take(cycle, "record_review", by=officer, lessons="Tell people sooner.")
    assert cycle.gate_sheet.tally()["Met"] == 9


def test_nothing_closes_before_its_last_day(office, contract):
    story.decided(_ending(office, contract), office)
    contract.refresh_from_db()
    for item in contract.checklist.all():
        tick(item=item, by=office.officer)
    record_hand_over(contract=contract, caseload=0, handed_over=0, data_certificate="In.", by=office.officer)
    with pytest.raises(Refused, match="runs until"):
        take(contract, "close", by=office.officer)
