"""A new service, from a need to a contract that runs; and a procurement that fails and goes back."""

import datetime as dt

import pytest

from commissioning.cycles.actions import draft_cycle_decision, start_cycle, weigh_option
from commissioning.services.actions import register_service, tick
from commissioning.services.models import Contract
from commissioning.tenders.actions import close_due_tenders
from commissioning.tenders.queries import bids_visible_to
from office.principles.needs.actions import record_need
from office.records import clock
from office.records.steps import Forbidden, Refused, take
from tests.commissioning import story


@pytest.fixture
def service(officer):
    return register_service(name="Hate Crime Network", by=officer)


@pytest.fixture
def cycle(officer, service):
    need = record_need(**story.NEED, by=officer)
    return story.started(officer, "commission", service, needs=[need])


def test_doing_nothing_is_always_an_option(cycle):
    assert [one.title for one in cycle.options.all()] == ["Do nothing"]


def test_a_stage_is_not_left_while_its_gates_are_open_and_says_which(cycle, officer):
    take(cycle, "analyse", by=officer)
    with pytest.raises(Refused) as refused:
        take(cycle, "plan", by=officer)
    assert [one.about for one in refused.value.obstacles] == ["CP3", "CP4"]
    assert "add the needs evidence, with its sources" in str(refused.value)
    story.meet(cycle, "analysis", by=officer)
    take(cycle, "plan", by=officer)
    with pytest.raises(Refused) as refused:
        take(cycle, "consult", by=officer)
    assert [one.about for one in refused.value.obstacles][:3] == ["CP1", "CP2", "CP5"]


def test_it_answers_a_need_of_the_register(officer, service):
    cycle = story.started(officer, "commission", service)
    take(cycle, "analyse", by=officer)
    story.meet(cycle, "analysis", by=officer)
    with pytest.raises(Refused, match="Link the needs"):
        take(cycle, "plan", by=officer)


def test_no_decision_on_a_plan_without_options(cycle, officer):
    take(cycle, "analyse", by=officer)
    story.meet(cycle, "analysis", "plan", "decision", by=officer)
    take(cycle, "plan", by=officer)
    with pytest.raises(Refused, match="besides doing nothing"):
        take(cycle, "consult", by=officer)
    with pytest.raises(Refused, match="consulted on"):
        draft_cycle_decision(cycle=cycle, by=officer)


def test_only_officers_start_a_cycle_and_only_with_a_reason(officer, legal, service):
    with pytest.raises(Forbidden):
        start_cycle(kind="commission", service=service, why="So.", by=legal)
    with pytest.raises(Refused, match="why this starts now"):
        start_cycle(kind="commission", service=service, why=" ", by=officer)


def test_an_option_is_of_its_kind(cycle, officer):
    with pytest.raises(Refused, match="from the list"):
        weigh_option(cycle=cycle, code="extend", title="Extend", by=officer)


def test_from_a_need_to_a_service_that_runs(office, cycle, provider, provider_organisation):
    officer = office.officer
    story.decided(story.planned(cycle, officer, "tender"), office)
    assert cycle.state_word == "Procurement and start-up"
    tender = story.tendered(office, cycle)
    take(tender, "go_live", by=officer)
    bid = story.bidding(tender, provider_organisation, provider)
    take(bid, "send", by=provider)
    assert bids_visible_to(officer).count() == 0  # sealed, and uncounted, until they are opened
    with clock.set_to(tender.closes_at):
        assert close_due_tenders() == [tender]
        tender.refresh_from_db()
        take(tender, "open_bids", by=officer)
        assert list(bids_visible_to(officer)) == [bid]
        with pytest.raises(Refused) as refused:
            take(tender, "recommend", by=officer, winner=provider_organisation, price_pence=1, reasons="R",
                 starts_on=story.TODAY, ends_on=story.TODAY)  # fmt: skip
        assert [one.about for one in refused.value.obstacles] == ["CP6", "CP10"]
        story.awarded(office, tender, provider_organisation)
        with pytest.raises(Refused, match="standstill runs until the end of"):
            take(tender, "issue_contract", by=officer)
    with clock.set_to(clock.in_london(tender.standstill_ends_on + dt.timedelta(days=1))):
        take(tender, "issue_contract", by=officer)
        contract = Contract.objects.get()
        assert (contract.decision, contract.provider, contract.value_pence) == (
            tender.decision, provider_organisation, 450_000_00)  # fmt: skip
        take(contract, "sign_for_provider", by=provider, name="Jo Provider")
        take(contract, "sign_for_office", by=officer)
        with pytest.raises(Refused, match="Referral routes"):
            take(contract, "go_live", by=officer)
        for item in contract.checklist.all():
            tick(item=item, by=officer)
        with pytest.raises(Refused, match="not running yet"):
            take(cycle, "complete", by=officer)
        take(contract, "go_live", by=officer)
        take(cycle, "complete", by=officer)
    assert cycle.state_word == "Running"


def test_a_failed_procurement_returns_to_its_plan_and_may_be_tried_again(office, cycle):
    story.decided(story.planned(cycle, office.officer, "tender"), office)
    first = cycle.decision
    tender = story.tendered(office, cycle)
    with pytest.raises(Refused, match="has a tender already"):
        story.tendered(office, cycle)
    take(tender, "fail", by=office.officer, reason="Nobody bid.")
    cycle.refresh_from_db()
    assert (cycle.state, cycle.sent_back_because) == ("plan", "Nobody bid.")
    take(cycle, "consult", by=office.officer)
    with pytest.raises(Refused, match="Draft the decision"):
        take(cycle, "ask_for_decision", by=office.officer)
    decision = draft_cycle_decision(cycle=cycle, by=office.officer)
    assert decision != first


def test_no_tender_before_the_decision_is_signed(office, cycle):
    with pytest.raises(Refused, match="signed first"):
        story.tendered(office, cycle)
