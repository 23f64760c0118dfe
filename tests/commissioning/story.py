"""The deeds of commissioning as tests tell them: a need, a service that runs, a cycle taken to its decision."""

import datetime as dt

from commissioning.cycles.actions import advise_option, draft_cycle_decision, start_cycle, weigh_option, write_plan
from commissioning.services.actions import draw_up_contract, give_item, register_service, tick, write_exit_plan
from commissioning.tenders.actions import close_due_tenders, draft_award_decision, prepare_tender, save_bid, start_bid
from office.principles.actions import add_evidence
from office.principles.models import Gate
from office.principles.needs.actions import record_need
from office.records import clock
from office.records.steps import take
from tests import factories

TODAY = dt.date(2020, 11, 23)
NEED = {
    "title": "Advocates for people hurt by hate crime", "evidence": "Reports rose by a fifth.",
    "source": "Police figures", "population": "People targeted for who they are", "confidence": "medium",
    "dated_on": dt.date(2020, 6, 30),
}  # fmt: skip


def running(officer, provider, *, name="Hate Crime Network", **terms):
    """A service with a contract that runs: £300,000 over three years."""
    service = register_service(name=name, is_for_victims=True, by=officer)
    terms = {"value_pence": 300_000_00, "starts_on": dt.date(2019, 1, 1), "ends_on": dt.date(2021, 12, 31), **terms}
    contract = draw_up_contract(service=service, provider=provider, by=officer, **terms)
    take(contract, "sign_for_provider", by=officer, name="A. Provider")
    take(contract, "sign_for_office", by=officer)
    for item in contract.checklist.all():
        tick(item=item, by=officer)
    return take(contract, "go_live", by=officer)


def meet(cycle, *stages, by):
    """The gates of these stages are shown to hold."""
    for gate in Gate.objects.filter(sheet=cycle.gate_sheet, requirement__stage__in=stages):
        if gate.state == "not_started":
            add_evidence(gate=gate, text="See the file.", by=by)
            gate.refresh_from_db()
        if not gate.is_settled:
            take(gate, "meet", by=by)


def started(officer, kind, service, **more):
    """A cycle on its way to its plan."""
    return start_cycle(kind=kind, service=service, why="Asked for in the needs assessment.", by=officer, **more)


def planned(cycle, officer, code, *, title="What we advise"):
    """Looked into, its options weighed, one advised, consulted on."""
    take(cycle, "analyse", by=officer)
    meet(cycle, "analysis", by=officer)
    take(cycle, "plan", by=officer)
    return weighed(cycle, officer, code, title=title)


def weighed(cycle, officer, code, *, title="What we advise"):
    """From the plan to the end of the consultation."""
    words = {"speaks_for": "People are helped.", "speaks_against": "It costs money."}
    weigh_option(cycle=cycle, code="do_nothing", title="Do nothing", by=officer, **words)
    option = weigh_option(cycle=cycle, code=code, title=title, cost_a_year_pence=100_000_00, by=officer, **words)
    advise_option(cycle=cycle, option=option, by=officer)
    write_plan(cycle=cycle, impact="Fourteen people use it.", specification="Evening hours.", by=officer)
    meet(cycle, "plan", by=officer)
    take(cycle, "consult", by=officer)
    write_plan(cycle=cycle, heard="Users asked for evening hours; they are in.", by=officer)
    return cycle


def decided(cycle, office, *, signer=None):
    """Its gates met, its decision drafted, advised on and signed, and so carried out."""
    meet(cycle, "decision", by=office.officer)
    decision = draft_cycle_decision(cycle=cycle, by=office.officer)
    take(cycle, "ask_for_decision", by=office.officer)
    factories.signed(office, decision) if signer is None else factories.ready(office, decision)
    cycle.refresh_from_db()
    return cycle


def commissioning(office, service):
    """A new service on its way to the market."""
    cycle = started(office.officer, "commission", service, needs=[record_need(**NEED, by=office.officer)])
    return decided(planned(cycle, office.officer, "tender"), office)


def tendered(office, cycle, **more):
    """A tender in draft."""
    form = factories.report_form(office)
    given = {"route": "tender", "title": "Hate Crime Network", "budget_pence": 480_000_00, "question_set": form,
             "closes_at": clock.now() + dt.timedelta(days=30)}  # fmt: skip
    return prepare_tender(cycle=cycle, by=office.officer, **{**given, **more})


def bidding(tender, organisation, lead):
    """A whole bid that is still a draft."""
    bid = start_bid(tender=tender, organisation=organisation, by=lead)
    save_bid(bid=bid, given=factories.REPORT, base=dict.fromkeys(factories.REPORT, 0), by=lead)
    bid.submission.refresh_from_db()
    return bid


def close(tender, office):
    """Closed by the clock and its bids opened. The caller stands at the close."""
    close_due_tenders()
    tender.refresh_from_db()
    return take(tender, "open_bids", by=office.officer)


def awarded(office, tender, winner, **more):
    """Recommended, decided and standing still."""
    meet(tender.cycle, "award", by=office.officer)
    said = {"winner": winner, "price_pence": 450_000_00, "reasons": "The best plan for users.",
            "starts_on": dt.date(2021, 4, 1), "ends_on": dt.date(2024, 3, 31), **more}  # fmt: skip
    take(tender, "recommend", by=office.officer, **said)
    factories.signed(office, draft_award_decision(tender=tender, by=office.officer))
    tender.refresh_from_db()
    return tender


def exit_planned(contract, officer, *, days=100):
    """An exit plan of which every item has an owner and a date."""
    write_exit_plan(contract=contract, exit_on=clock.today() + dt.timedelta(days=days), by=officer)
    for item in contract.checklist.filter(part="exit"):
        give_item(item=item, owner="Commissioning officer", due_on=contract.exit_on, by=officer)
    return contract
