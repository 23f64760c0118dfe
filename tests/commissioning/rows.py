"""One row of every noun of commissioning, for the tests that try every step: as if one decision had decided it all."""

import datetime as dt
from decimal import Decimal

from commissioning.cycles.actions import start_cycle
from commissioning.cycles.models import Cycle
from commissioning.notices.actions import call_for
from commissioning.notices.table import Event
from commissioning.performance.actions import agree_kpi, send_service_report
from commissioning.performance.models import ServiceReport
from commissioning.services.actions import draw_up_contract, propose_variation, raise_concern, register_service
from commissioning.services.models import Contract, Variation
from commissioning.tenders.actions import prepare_tender, start_bid
from commissioning.tenders.models import Tender
from office.principles.needs.actions import record_need
from office.records import clock
from tests import factories
from tests.commissioning import story


def _put(row, **fields):
    """The row as if it had come that far."""
    type(row)._base_manager.filter(pk=row.pk).update(**fields)
    row.refresh_from_db()
    return row


def commissioned_rows(office, provider, lead, decision):
    """A contract, a change of it, a concern, a cycle, a tender and a bid."""
    officer, today = office.officer, clock.today()
    service = register_service(name="Hate Crime Network", by=officer)
    contract: Contract = draw_up_contract(
        service=service, provider=provider, value_pence=300_000_00, starts_on=today,
        ends_on=today + dt.timedelta(days=700), by=officer,
    )  # fmt: skip
    _put(contract, state="live")
    change: Variation = propose_variation(
        contract=contract, cause="need", reason="Court backlog.", effective_on=today, ground="light_touch", by=officer
    )
    concern = raise_concern(contract=contract, text="Waits of nine weeks.", by=officer)
    kpi = agree_kpi(contract=contract, name="People helped", target=Decimal(120), by=officer)
    report: ServiceReport = send_service_report(
        contract=contract, first=today - dt.timedelta(days=90), last=today - dt.timedelta(days=1),
        figures={kpi.pk: Decimal(110)}, by=officer,
    )  # fmt: skip
    need = record_need(**story.NEED, by=officer)
    cycle: Cycle = start_cycle(kind="commission", service=service, why="Asked for.", needs=[need], by=officer)
    _put(cycle, state="under_way", decision=decision)
    tender: Tender = prepare_tender(
        cycle=cycle, route="tender", title="Hate Crime Network", budget_pence=480_000_00,
        closes_at=clock.now() + dt.timedelta(days=30), question_set=factories.report_form(office), by=officer,
    )  # fmt: skip
    _put(tender, state="live", decision=decision)
    call_for(event=Event("opened", today, "tender", 480_000_00, is_light_touch=True), tender=tender, by=officer)
    bid = start_bid(tender=tender, organisation=provider, by=lead)
    _put(change, decision=decision)
    _put(contract, newest_variation=change, ending_decision=decision)
    return [contract, change, concern, cycle, tender, bid, report]
