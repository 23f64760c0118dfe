"""The four cycles of commissioning, each taken from its start to its end through the pages of those who do it."""

import datetime as dt

import pytest

from commissioning.cycles.models import Cycle
from commissioning.services.actions import bring_due_changes_into_force
from commissioning.services.models import Contract, Service, Variation
from commissioning.tenders.actions import close_due_tenders
from commissioning.tenders.loading import load_tender_data
from commissioning.tenders.models import Bid, Tender
from office.principles.needs.actions import record_need
from office.records import clock
from tests import factories
from tests.commissioning import evaluating, story
from tests.commissioning.conftest import contract, in_november, principles  # noqa: F401 (fixtures of the folder)

from .clerk import Clerk, parts
from .cycling import HERE, advises, blocked_then_met, decided, planned, started

ONE_DAY = dt.timedelta(days=1)


def on(day, hour=12):
    return clock.set_to(clock.in_london(day, hour))


@pytest.fixture
def desk(officer):
    return Clerk(officer)


@pytest.fixture
def at_provider(provider, provider_organisation):
    return Clerk(provider)


def contract_at(contract):  # noqa: F811
    return f"{HERE}contracts/{contract.reference}/"


# A new service: its first procurement fails and goes back to be specified again


def tender_page(desk, at, closes):
    made = desk.does(f"{at}tender/", route="tender", title="Hate Crime Network", budget="480,000",
                     quality_weight="70", price_weight="30", **parts(closes_at=closes))  # fmt: skip
    desk.does(f"{made}steps/go_live/")
    return made


def bid_on_pages(clerk, tender, organisation, price):
    """A provider starts, writes and sends a bid; its answers are saved by the deed that the form's pages call."""
    here = clerk.does(f"/portal/providers/tenders/{tender.reference}/start/", organisation=organisation.pk)
    bid = Bid.objects.get(tender=tender, organisation=organisation)
    given = evaluating.answers(tender.question_set, price=price)
    evaluating.save_bid(bid=bid, given=given, base=None, by=organisation.memberships.get().user)
    clerk.reads(here, "Send the bid")
    clerk.does(f"{here}send/")
    clerk.reads(here, "With us")
    return bid


def test_a_new_service_whose_first_procurement_fails(desk, at_provider, office, administrator, assessors, provider,
                                                     provider_organisation):  # fmt: skip
    load_tender_data(by=administrator)
    need = record_need(**story.NEED, by=office.officer)
    desk.does(f"{HERE}services/new/", name="Hate Crime Network", about="Somebody at your side.", is_for_victims="on")
    at = started(desk, Service.objects.get(), "commission", needs=[need.pk])
    cycle = Cycle.objects.get()
    planned(desk, at, cycle, "tender", "One network for five districts")
    decided(desk, at, cycle, office)

    first = tender_page(desk, at, story.TODAY + 30 * ONE_DAY)
    with on(story.TODAY + 30 * ONE_DAY):
        close_due_tenders()
        desk.does(f"{first}steps/open_bids/")
        desk.reads(first, "None was sent.")
        desk.does(f"{first}steps/fail/", reason="Nobody bid: the hours cannot be staffed.")
        desk.reads(at, "It came back: Nobody bid")

    with on(story.TODAY + 40 * ONE_DAY):
        desk.does(f"{at}plan/", specification="Two evenings a week.", impact="Fourteen people use it.")
        desk.does(f"{at}steps/consult/")
        decided(desk, at, cycle, office)
        second = tender_page(desk, at, story.TODAY + 70 * ONE_DAY)
        tender = Tender.objects.get(state="live")
        bid = bid_on_pages(at_provider, tender, provider_organisation, "450000")
        desk.reads(second, "Bids are sealed until they are opened", without=[bid.reference, "450,000"])

    with on(story.TODAY + 70 * ONE_DAY):
        close_due_tenders()
        desk.does(f"{second}steps/open_bids/")
        tender.refresh_from_db()
        evaluating.scored(evaluating.given_out(tender, office.officer, assessors), {provider_organisation: 4})
        desk.does(f"{second}evaluation/steps/rank/")
        desk.reads(f"{second}evaluation/", "Quality 80.00%", without=["450,000"])
        desk.does(f"{second}steps/open_prices/")
        desk.reads(f"{second}evaluation/", "£450,000")
        award(desk, at, second, cycle, tender, office, provider_organisation)
        at_provider.reads(f"/portal/providers/bids/{bid.reference}/outcome/", "We chose your bid")

    signed_and_running(desk, at, second, tender, provider)
    assert str(Cycle.objects.get().state_word) == "Running"


def award(desk, at, page, cycle, tender, office, winner):
    """The gates of the award, the recommendation, the decision."""
    meet_award_gates(desk, at, page, cycle)
    said = {"winner": winner.pk, "price": "450,000", "reasons": "The best plan for users.",
            **parts(starts_on=dt.date(2021, 4, 1), ends_on=dt.date(2024, 3, 31))}  # fmt: skip
    desk.does(f"{page}steps/recommend/", **said)
    desk.does(f"{page}decision/")
    tender.refresh_from_db()
    factories.signed(office, tender.decision)
    tender.refresh_from_db()
    desk.is_refused(f"{page}steps/issue_contract/", "The standstill runs until the end of")


def meet_award_gates(desk, at, page, cycle):
    """The recommendation names the open gates of the award; each is met on its page."""
    gates = list(cycle.gate_sheet.gates.filter(requirement__stage="award"))
    said = {"price": "450,000", "reasons": "R", **parts(starts_on=dt.date(2021, 4, 1), ends_on=dt.date(2024, 3, 31))}
    winner = Bid.objects.filter(tender__state="evaluation").get().organisation_id
    desk.is_refused(f"{page}steps/recommend/", *[str(one.principle.name) for one in gates], winner=winner, **said)
    for one in gates:
        desk.does(f"{at}gates/{one.pk}/steps/hold_evidence/", text="Three prices compared.")
        desk.does(f"{at}gates/{one.pk}/steps/meet/")


def signed_and_running(desk, at, page, tender, provider):
    """After the standstill: the contract is signed by both, made ready, and people are helped."""
    with on(tender.standstill_ends_on + ONE_DAY):
        desk.does(f"{page}steps/issue_contract/")
        made = contract_at(Contract.objects.get())
        desk.is_refused(f"{made}steps/sign_for_office/", "The provider has not signed yet.")
        desk.does(f"{made}steps/sign_for_provider/", name="Jo Provider")
        desk.does(f"{made}steps/sign_for_office/")
        desk.is_refused(f"{made}steps/go_live/", "Referral routes")
        for item in Contract.objects.get().checklist.all():
            desk.does(f"{made}items/{item.pk}/done/")
        desk.does(f"{made}steps/go_live/")
        desk.does(f"{at}steps/complete/")


# Commissioned again, which becomes a stop


def test_a_re_commission_that_becomes_a_stop(desk, office, contract):  # noqa: F811
    at = started(desk, contract.service, "recommission")
    cycle = Cycle.objects.get()
    desk.does(f"{at}steps/analyse/")
    blocked_then_met(desk, at, cycle, "plan", "analysis")
    desk.does(f"{at}steps/plan/")
    for code, title in (("do_nothing", "Do nothing"), ("as_is", "Buy it again"), ("stop", "Stop the service")):
        desk.does(f"{at}options/", code=code, title=title, cost="0", speaks_for="It is clear.", speaks_against="Loss.")
    desk.does(f"{at}plan/", specification="", impact="District teams take people on.")
    advises(desk, at, cycle, "Buy it again")
    for gate in cycle.gate_sheet.gates.filter(requirement__stage="plan"):
        desk.does(f"{at}gates/{gate.pk}/steps/hold_evidence/", text="See the file.")
        desk.does(f"{at}gates/{gate.pk}/steps/meet/")
    desk.is_refused(f"{at}steps/consult/", "That takes 4 accepted reports; there are 0.")
    advises(desk, at, cycle, "Stop the service")
    desk.does(f"{at}steps/consult/")
    decided(desk, at, cycle, office)
    desk.reads(at, "It led to", cycle.led_to.reference)
    assert (cycle.led_to.kind, cycle.led_to.contract) == ("decommission", contract)
    desk.does(f"{at}steps/complete/")


# A change that is refused, and one that takes all changes over 10 %


def change_page(desk, contract, pence, days=""):  # noqa: F811
    desk.does(f"{contract_at(contract)}change/", cause="need", reason="Court backlog.", rise=f"{pence // 100}",
              days_change=days, ground="light_touch", old_words="Nine advisers.", new_words="Eleven advisers.",
              **parts(effective_on=story.TODAY + 30 * ONE_DAY))  # fmt: skip
    return Variation.objects.latest("pk")


def test_a_variation_refused_and_one_that_crosses_ten_percent_in_total(desk, at_provider, office, contract):  # noqa: F811
    refused = change_page(desk, contract, 20_000_00)
    desk.does(f"{contract_at(contract)}changes/{refused.number}/steps/refuse/", reason="There is no money for it.")
    desk.reads(contract_at(contract), "Refused: There is no money for it.", "<b>0.0%</b> of the first value")

    first = varied(desk, office, contract, change_page(desk, contract, 20_000_00))
    desk.reads(contract_at(contract), "<b>6.7%</b> of the first value", without=["Legal advice is due"])
    at, second = put(desk, contract, change_page(desk, contract, 15_000_00))
    desk.reads(at, "All changes together come to 11.7% of the original value. Legal advice is due.")
    go(desk, at, Cycle.objects.get(variation=second), office)
    for change in (first, second):
        signed_deed(desk, contract, change)
    with on(story.TODAY + 30 * ONE_DAY):
        assert len(bring_due_changes_into_force()) == 2
        desk.does(f"{at}steps/complete/")
    contract.refresh_from_db()
    assert contract.value_pence == 335_000_00


def put(desk, contract, change):  # noqa: F811
    at = started(desk, contract.service, "vary", cause="need")
    desk.does(f"{at}steps/analyse/")
    cycle = Cycle.objects.latest("pk")
    blocked_then_met(desk, at, cycle, "plan", "analysis")
    desk.is_refused(f"{at}steps/plan/", "Draw up the change of the contract.")
    desk.does(f"{at}change/", variation=change.pk)
    return at, change


def go(desk, at, cycle, office):
    desk.does(f"{at}steps/plan/")
    for code, title in (("do_nothing", "Do nothing"), ("vary", "Make the change")):
        desk.does(f"{at}options/", code=code, title=title, cost="10,000", speaks_for="Shorter waits.",
                  speaks_against="Short-term money.")  # fmt: skip
    advises(desk, at, cycle, "Make the change")
    desk.does(f"{at}plan/", specification="", impact="Waits come down.")
    blocked_then_met(desk, at, cycle, "consult", "plan")
    desk.does(f"{at}steps/consult/")
    return decided(desk, at, cycle, office)


def varied(desk, office, contract, change):  # noqa: F811
    at, change = put(desk, contract, change)
    go(desk, at, Cycle.objects.get(variation=change), office)
    change.refresh_from_db()
    assert change.state == "agreed"
    return change


def signed_deed(desk, contract, change):  # noqa: F811
    at = f"{contract_at(contract)}changes/{change.number}/steps/"
    desk.is_refused(f"{at}sign_deed_for_office/", "The provider has not signed the deed yet.")
    desk.does(f"{at}sign_deed_for_provider/", name="Jo Provider")
    desk.does(f"{at}sign_deed_for_office/")


# An end for non-compliance, which does not close before its list is done


def test_an_end_for_non_compliance_waits_for_its_checklist(desk, office, contract):  # noqa: F811
    at = started(desk, contract.service, "decommission", cause="non_compliance")
    desk.is_refused(f"{at}steps/analyse/", "First give the provider a dated improvement plan")
    desk.does(f"{contract_at(contract)}concern/", text="Waits of nine weeks.")
    concern = f"{contract_at(contract)}concerns/{contract.concerns.get().pk}/steps/"
    review = story.TODAY + 60 * ONE_DAY
    desk.does(f"{concern}start_improving/", plan="A rota.", **parts(review_on=review))
    desk.is_refused(f"{concern}escalate/", "The improvement plan is reviewed", reason="No better.")
    with on(review):
        desk.does(f"{concern}escalate/", reason="No better.")
        last = ending(desk, at, office, contract, review)
    with on(last):
        waits_for_the_list(desk, at, contract)
    assert str(Cycle.objects.get().state_word) == "Closed"


def ending(desk, at, office, contract, today):  # noqa: F811
    here, last = contract_at(contract), today + 100 * ONE_DAY
    desk.does(f"{here}exit/", **parts(exit_on=last))
    for item in contract.checklist.filter(part="exit"):
        desk.does(f"{here}items/{item.pk}/", owner="Commissioning officer", **parts(due_on=last))
    later = parts(review_on=last + 200 * ONE_DAY)
    planned(desk, at, Cycle.objects.get(), "end", "End the service", **later)
    decided(desk, at, Cycle.objects.get(), office, **later)
    desk.reads(here, "Notice was given on")
    return last


def waits_for_the_list(desk, at, contract):  # noqa: F811
    here = contract_at(contract)
    desk.does(f"{here}hand-over/", caseload="58", handed_over="22")
    desk.is_refused(f"{here}steps/close/", "36 people have not been handed over yet.",
                    "Still to do before it closes: Last referral date", "certificate is not in")  # fmt: skip
    desk.is_refused(f"{at}steps/complete/", "The service is not closed yet.")
    for item in contract.checklist.filter(part="exit"):
        desk.does(f"{here}items/{item.pk}/done/")
    desk.does(f"{here}hand-over/", caseload="58", handed_over="58", data_certificate="In the contract's file.")
    desk.does(f"{here}steps/close/")
    desk.does(f"{at}steps/complete/")
