"""The four cycles in hand: started, their gates shown to hold on the file's days, their decisions drafted."""

import datetime as dt
from functools import partial
from typing import Any

from commissioning.cycles import actions
from commissioning.cycles.models import Cycle
from commissioning.services import actions as services
from office.decisions.actions import declare_before_signing, give_advice, revise_decision
from office.principles.actions import add_evidence
from office.records.steps import take

from . import tendering
from .story import Story, at
from .timeline import Timeline

Told = dict[str, Any]
DAYS = dt.timedelta(days=1)
HEARD = "Users, the provider, partners and the Third Sector Advisory Group were asked. Their points are in the plan."
IMPACT = (
    "Effects on users, equality, staff, the market, premises, data, partners and cost were written down and shared."
)
WHY = {
    "recommission": "The contract ends within a year, so what comes after it must be decided.",
    "commission": "People hurt by hate crime find different help in each district, or none.",
    "vary": "The court backlog means that survivors need support for longer.",
    "decommission": "The national programme that pays for most of this service ends.",
}
CAUSE = {"vary": "need", "decommission": "not_required"}
# What is advised and what stands beside it: kind -> [(option, title, for, against)], the first advised.
OPTIONS = {
    "recommission": [
        ("extend", "Extend for 12 months", "Time to design the next service with users.", "No change for a year."),
        ("as_is", "Buy it again now", "A new price.", "No time to design it with users."),
    ],
    "commission": [
        ("tender", "One network for five districts", "The same help wherever one lives.", "It costs more."),
    ],
    "vary": [("vary", "Pay for two further advisers", "Waits come down at once.", "Paid from short-term money.")],
    "decommission": [
        ("end", "End the service with a warm hand-over", "District services take people on.", "A gap until they do."),
    ],
}  # fmt: skip
NOTHING = ("Nothing changes for anybody.", "The need stays unmet, or the money runs out.")


def still_to_do(story: Story, service: str) -> set[str]:
    """What is left of the start-up checklist of a service."""
    none: Told = {}
    cycle = next((one for one in story["commissioning_cycles"] if one["service"] == service), none)
    return {item["item"] for item in cycle.get("mobilisation_checklist", []) if not item["done"]}


def tell(story: Story, timeline: Timeline) -> None:
    """Each cycle's days. The start-up of a service is told by its contract."""
    for told in story["commissioning_cycles"]:
        if "mobilisation_checklist" in told:
            continue
        timeline.at(at(told["started"], 9), partial(_start, story, told))
        days = sorted({gate["on"] for gate in told["gates"] if gate["on"]})
        for day in days:
            timeline.at(at(day, 11), partial(_meet, story, told, day))
        if told["state"] != "options_appraisal":
            timeline.at(at(days[-1], 12), partial(_consult, story, told))
    procured = next(one for one in story["commissioning_cycles"] if one["state"] == "tender_live")
    timeline.at(story.told_at - 49 * DAYS, partial(_decide, story, procured))
    tendering.tell(story, timeline, procured["service"], procured["ref"])


def _start(story: Story, told: Told) -> None:
    officer, kind = story.person("officer-2"), told["type"]
    cycle = actions.start_cycle(
        kind=kind, service=story.get("service", told["service"]), why=WHY[kind], cause=CAUSE.get(kind, ""),
        needs=[story.get("need", "HATE")] if kind == "commission" else [], reference=told["ref"],
        target_end=dt.date.fromisoformat(told["target_end"]), by=officer,
    )  # fmt: skip
    story.keep("cycle", told["ref"], cycle)
    take(cycle, "analyse", by=officer)
    _weigh(story, told, cycle, officer)
    if kind == "vary":
        actions.put_change(cycle=cycle, variation=_change(story, told, officer), by=officer)
    if kind == "decommission":
        _plan_the_exit(story, told, cycle, officer)


def _weigh(story: Story, told: Told, cycle: Cycle, officer: Any) -> None:
    service = next(one for one in story["commissioned_services"] if one["code"] == told["service"])
    cost = 0 if told["type"] == "decommission" else service["annual_value"] * 100
    actions.weigh_option(cycle=cycle, code="do_nothing", title="Do nothing", speaks_for=NOTHING[0],
                         speaks_against=NOTHING[1], by=officer)  # fmt: skip
    made = [
        actions.weigh_option(cycle=cycle, code=code, title=title, cost_a_year_pence=cost, speaks_for=good,
                             speaks_against=bad, by=officer)
        for code, title, good, bad in OPTIONS[told["type"]]
    ]  # fmt: skip
    actions.advise_option(cycle=cycle, option=made[0], by=officer)


def _change(story: Story, told: Told, officer: Any) -> Any:
    record = next(one for one in story["decisions"] if one["ref"] == told["decision"])
    return services.propose_variation(
        contract=story.get("contract", told["service"]), cause="need", reason=WHY["vary"], ground="light_touch",
        value_change_pence=record["amount"] * 100, changes_outcome=True,
        effective_on=dt.date.fromisoformat(told["target_end"]), old_words="Nine advisers.",
        new_words="Eleven advisers, two of them until the end of the contract.",
        measures_again="Caseload for each adviser and days to first contact, set again for eleven.", by=officer,
    )  # fmt: skip


def _plan_the_exit(story: Story, told: Told, cycle: Cycle, officer: Any) -> None:
    last = dt.date.fromisoformat(told["notice_ends"])
    contract = services.write_exit_plan(contract=story.get("contract", told["service"]), exit_on=last, by=officer)
    names = {one["slug"]: one["display"].removesuffix(" (demo)") for one in story["personas"]}
    given = {one["item"]: one for one in told["exit_checklist"]}
    for item in contract.checklist.filter(part="exit"):
        one = given.get(item.text, {"owner": "officer-2", "due": told["notice_ends"], "done": False})
        services.give_item(item=item, owner=names[one["owner"]], due_on=dt.date.fromisoformat(one["due"]), by=officer)
        if one["done"]:
            services.tick(item=item, by=officer)
    services.record_hand_over(
        contract=contract, caseload=told["caseload"], handed_over=told["transferred_or_closed"], by=officer
    )
    actions.write_plan(cycle=cycle, review_on=dt.date.fromisoformat(told["post_review_on"]), by=officer)


def _meet(story: Story, told: Told, day: str) -> None:
    """The gates that the file says were met on this day, on the file's evidence."""
    cycle = _cycle(story, told)
    gates = {(gate.principle.code): gate for gate in cycle.gate_sheet.gates.all()}
    for one in told["gates"]:
        gate = gates.get(one["principle"])
        if one["on"] != day or one["state"] != "met" or gate is None:
            continue
        by = story.person("officer-2" if one["reviewed_by"] == "officer" else one["reviewed_by"])
        add_evidence(gate=gate, text=one["evidence"], by=by)
        gate.refresh_from_db()
        take(gate, "meet", by=by)
    if told["state"] == "options_appraisal":
        take(cycle, "plan", by=story.person("officer-2"))


def _consult(story: Story, told: Told) -> None:
    officer, cycle = story.person("officer-2"), _cycle(story, told)
    take(cycle, "plan", by=officer)
    actions.write_plan(cycle=cycle, impact=IMPACT, specification="Version 4, with evening hours.", by=officer)
    take(cycle, "consult", by=officer)
    actions.write_plan(cycle=cycle, heard=HEARD, by=officer)


def _decide(story: Story, told: Told) -> None:
    """The business case of the service in procurement: signed, so that its tender can be prepared."""
    officer, cycle = story.person("officer-2"), _cycle(story, told)
    decision = actions.draft_cycle_decision(cycle=cycle, by=officer)
    take(cycle, "ask_for_decision", by=officer)
    take(decision, "ask_for_advice", by=officer)
    for kind, by in (("finance", "finance-1"), ("legal", "legal"), ("equality", "officer")):
        give_advice(decision=decision, kind=kind, result="nil", by=story.person(by))
    take(decision, "send_to_sign", by=officer)
    signer = story.person("commissioner")
    declare_before_signing(decision=decision, has_interest=False, by=signer)
    take(decision, "sign", by=signer)


def drafted_for(story: Story, record: Told, by: Any) -> Any:
    """The decision of the file, written from its cycle; None where no cycle of ours is waiting for it."""
    told = next((one for one in story["commissioning_cycles"] if one["decision"] == record["ref"]), None)
    if told is None or told["ref"] not in story.made.get("cycle", {}):
        return None
    cycle = _cycle(story, told)
    if cycle.state != "consultation":
        return None
    decision = actions.draft_cycle_decision(cycle=cycle, by=by)
    return revise_decision(decision=decision, title=record["title"], summary=record["summary"], by=by)


def ask_for(decision: Any, by: Any) -> None:
    """The cycle waits for its decision, once that has gone for advice."""
    for cycle in decision.cycles.all():
        take(cycle, "ask_for_decision", by=by)


def _cycle(story: Story, told: Told) -> Cycle:
    cycle = story.get("cycle", told["ref"])
    cycle.refresh_from_db()
    return cycle
