"""Services, their contracts, and the cycles in hand: through the same deeds that officers do."""

import datetime as dt
from decimal import Decimal
from functools import partial
from typing import Any

from commissioning.performance.actions import agree_kpi, send_service_report, write_promise
from commissioning.services import actions as services
from office.people.organisations.actions import register_organisation
from office.people.organisations.models import OrganisationKind
from office.plan.actions import tag
from office.plan.queries import plan_in_force
from office.principles.needs.actions import log_consultation, note_gap, record_need
from office.records import clock
from office.records.steps import take

from . import cycling
from .story import Story, at
from .timeline import Timeline

Told = dict[str, Any]
MONTH = 365.25 / 12
QUARTER = 91
DAYS = dt.timedelta(days=1)


def tell(story: Story, timeline: Timeline, start: dt.datetime) -> None:
    """Each service when it began, or with the office; each cycle on its own days."""
    opening = start + dt.timedelta(days=1)
    for service in story["commissioned_services"]:
        timeline.at(max(at(service["start"], 9), opening) if _began(service, story) else opening,
                    partial(_register, story, service))  # fmt: skip
        if _began(service, story):
            timeline.at(story.told_at - 18 * DAYS, partial(_report, story, service))
    timeline.at(at(story["commissioning_cycles"][1]["started"], 8), partial(_record_needs, story))
    cycling.tell(story, timeline)


def _began(service: Told, story: Story) -> bool:
    return service["start"] <= story["_about"]["demo_today"]


def _register(story: Story, told: Told) -> None:
    officer, plan = story.person("officer-2"), plan_in_force()
    assert plan is not None  # the foundations are laid before the first service
    outcome = plan.outcomes.get(code=told["outcome"])
    tags = tag(outcome=outcome, priorities=plan.priorities.filter(code__in=told["priorities"]), by=officer)
    made = services.register_service(
        reference=told["code"], name=told["name"], about=told["description"], tags=tags,
        lead_commissioner=told["lead_commissioner"], co_commissioners=told["co_commissioners"],
        is_for_victims=told["outcome"] == "O4", by=officer,
    )  # fmt: skip
    story.keep("service", told["code"], made)
    if _began(told, story):
        story.keep("contract", told["code"], _contract(story, told, made, officer))


def _contract(story: Story, told: Told, service: Any, officer: Any) -> Any:
    """Drawn up, signed by both, made ready and started, as far as the file says."""
    first, last = dt.date.fromisoformat(told["start"]), dt.date.fromisoformat(told["end"])
    months = round(((last - first).days + 1) / MONTH)
    value = told["annual_value"] * 100 * months // 12
    contract = services.draw_up_contract(
        service=service, provider=_provider(story, told, officer), value_pence=value,
        starts_on=first, ends_on=last, route=told["procurement_route"][:80], extensions=told["extension"],
        accepted_reports=_accepted(story, told, first), decision=_decision(story, told), by=officer,
    )  # fmt: skip
    take(contract, "sign_for_provider", by=officer, name="Contract lead (demo)")
    take(contract, "sign_for_office", by=officer)
    still = cycling.still_to_do(story, told["code"])
    for item in contract.checklist.all():
        if item.text not in still:
            services.tick(item=item, by=officer)
    return contract if still else take(contract, "go_live", by=officer)


def _report(story: Story, told: Told) -> None:
    """The measures of the file, and the last quarter's report on them, accepted."""
    contract, officer = story.get("contract", told["code"]), story.person("officer-2")
    contract.refresh_from_db()
    given = [one for one in told["kpis"] if one["last_quarter"] is not None]
    first = max(contract.starts_on, clock.today() - dt.timedelta(days=QUARTER))
    if not (given and contract.is_running and first < clock.today()):
        return
    figures = {}
    for one in given:
        unit = one["unit"].removesuffix(" (max)")
        kpi = agree_kpi(
            contract=contract, name=one["name"], unit="" if unit == "number" else unit, target=Decimal(one["target"]),
            lower_is_better="(max)" in one["unit"], by=officer,
        )  # fmt: skip
        figures[kpi.pk] = Decimal(str(one["last_quarter"]))
    promise = write_promise(contract=contract, kind="wage", text="Staff on the real Living Wage", unit="people",
                            promised=Decimal(12), by=officer)  # fmt: skip
    report = send_service_report(
        contract=contract, first=first, last=clock.today() - dt.timedelta(days=1), figures=figures,
        delivered={promise.pk: Decimal(11)}, words="Demand rose in the autumn.", by=officer,
    )  # fmt: skip
    take(report, "accept", by=officer)


def _provider(story: Story, told: Told, officer: Any) -> Any:
    persona = next((one for one in story["personas"] if one["organisation"] == told["code"]), None)
    lead = story.person(persona["slug"]) if persona else None
    name = told["provider"].removesuffix(" (charity)")
    return register_organisation(
        name=name, kind=OrganisationKind.CHARITY, phone_on_file="01632 960111", lead=lead, by=officer
    )


def _accepted(story: Story, told: Told, first: dt.date) -> int:
    """Those of the file, and one a quarter before the office kept them here."""
    kept = [one for one in story["progress_reports"] if one.get("service") == told["code"]]
    before = max((story.told_at.date() - first).days // QUARTER - 3, 0)
    told_here = any(one["last_quarter"] is not None for one in told["kpis"])  # the last quarter is a row of its own
    return max(before - told_here, 0) + sum(one["status"].startswith("accepted") for one in kept)


def _decision(story: Story, told: Told) -> Any:
    return story.made.get("decision", {}).get(told.get("decision", ""))


def _record_needs(story: Story) -> None:
    """The needs that the cycles in hand answer."""
    officer, plan = story.person("officer-2"), plan_in_force()
    assert plan is not None
    day = story.shift.day("2020-03-31")
    need = record_need(
        title="People hurt by hate crime have nobody to go with them", confidence="medium", dated_on=day,
        evidence="Police and third-party reports by district over three years, and what eleven reporting centres say.",
        source="Police figures; reporting centres", population="People targeted for who they are",
        priorities=plan.priorities.filter(code__in=["HATE", "COH"]), by=officer,
    )  # fmt: skip
    story.keep("need", "HATE", need)
    note_gap(
        need=need, question="How many people never report at all?", due_on=story.shift.day("2021-03-31"), by=officer
    )
    log_consultation(
        voice="users", held_on=day, people=14, said="Evenings and text messages matter most.",
        changed="The specification asks for evening hours and for replies by text.", needs=[need], by=officer,
    )  # fmt: skip
    record_need(
        title="Help for people harmed by crime, reported or not", confidence="high", dated_on=day,
        evidence="Demand by district, waits, and what changed for those who were helped.",
        source="Victims' needs assessment", population="Anyone harmed by crime in West Yorkshire",
        priorities=plan.priorities.filter(code__in=["DA", "HATE", "BUR"]), by=officer,
    )  # fmt: skip
