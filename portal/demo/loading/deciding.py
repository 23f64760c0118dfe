"""Decisions: drafted, advised on, signed, carried out, published; and those still on somebody's desk."""

import datetime as dt
from functools import partial
from typing import Any

from grants.funds.actions import draft_opening_decision, draft_pot_raise
from grants.funds.models import Round
from grants.panels.actions import draft_awards_decision, settle_name
from grants.panels.models import Recommendation
from office.decisions import actions, publishing
from office.decisions.models import DecisionRecord
from office.judging.models import Meeting
from office.principles.actions import add_evidence
from office.records.series import at_least
from office.records.steps import take

from . import cycling, rounds
from .checking import clear_the_groups
from .story import Story, at
from .timeline import Timeline

Record = dict[str, Any]
HOURS = dt.timedelta(hours=1)
DAYS = dt.timedelta(days=1)
EVIDENCE = "Checked against the Plan and the annual needs assessment when the round was prepared."
AWARD_EVIDENCE = "Shown by the readers' scores and reasons, the minutes of the panel and the list it recommends."
ROUND_GATES_ADVICE = {"finance": "The money is there and the decision is affordable.",
                      "legal": "The power named allows this and the process was followed.",
                      "equality": "The effect on people with protected characteristics was considered."}  # fmt: skip


def tell(story: Story, timeline: Timeline) -> None:
    """Each decision's own days, in the order of their numbers."""
    numbered = sorted(story["decisions"], key=lambda record: record["ref"])
    for position, record in enumerate(numbered):
        if record["status"] != "draft":
            _tell_one(story, timeline, record, position)


def _tell_one(story: Story, timeline: Timeline, record: Record, position: int) -> None:
    """Drafted a few days before it was signed, so that numbers are given in order."""
    signed = at(record["date_signed"], 15) if record.get("date_signed") else None
    drafted = (signed or story.told_at - 3 * DAYS) - 3 * DAYS + position * dt.timedelta(minutes=2)
    timeline.at(drafted, partial(_draft, story, record))
    timeline.at(drafted + HOURS, partial(_advise, story, record))
    if record["status"] == "legal_finance_comments":
        return
    timeline.at(drafted + 2 * HOURS, partial(_send_to_sign, story, record))
    if signed:
        timeline.at(signed, partial(_sign, story, record))
    if record.get("published"):
        timeline.at(at(record["published"], 10), partial(_publish, story, record))
    if record.get("withdrawn_on"):
        timeline.at(at(record["withdrawn_on"], 10), partial(_withdraw, story, record))


def _draft(story: Story, record: Record) -> None:
    by = story.person(record["author"])
    decision = _made_for(story, record, by)
    for code, text in record["sections"].items():
        actions.write_section(decision=decision, code=code, text=text, by=by)
    if record.get("exempt_part"):
        actions.write_section(decision=decision, code="annex", text=record["exempt_part"]["text"], by=by)
    story.keep("decision", record["ref"], decision)
    prefix, number = record["ref"].rsplit("-", 1)
    at_least(prefix, int(number) - 1)
    take(decision, "ask_for_advice", by=by)
    if record["type"] == "fund_round" and not record.get("supersedes"):
        take(_round(story, record), "ask_for_decision", by=by)
    cycling.ask_for(decision, by)


def _made_for(story: Story, record: Record, by: Any) -> DecisionRecord:
    """The draft: written from a round, a pot's raise or a panel's list where there is one."""
    if record["type"] == "fund_round" and not record.get("supersedes"):
        return _opening(story, record, by)
    if record["type"] == "fund_round":
        return _raise(story, record, by)
    if record["type"] == "awards":
        round = _round(story, record)
        _settle_names(story, round, by)
        _meet_all(round.award_sheet, AWARD_EVIDENCE, by)
        clear_the_groups(round, by)
        return draft_awards_decision(round=round, meeting=Meeting.objects.get(contest=round.contest), by=by)
    if decision := cycling.drafted_for(story, record, by):
        return decision
    return actions.draft_decision(
        kind="general", title=record["title"], summary=record["summary"],
        amount_pence=record["amount"] * 100 if record["amount"] else None, by=by,
    )  # fmt: skip


def _settle_names(story: Story, round: Round, by: Any) -> None:
    """What stands in the register for each group that asked for its name to be left out."""
    shown = {award["application"]: award["publish_as"] for award in story["awards"]}
    for bid in story["applications"]:
        recommended = Recommendation.objects.filter(application__reference=bid["ref"], application__round=round).first()
        if recommended and bid["answers"]["q20"]["withhold"]:
            words = shown.get(bid["ref"], "A local group")
            settle_name(recommendation=recommended, publish_as=words, because=bid["answers"]["q20"]["why"], by=by)


def _opening(story: Story, record: Record, by: Any) -> DecisionRecord:
    told = next(round for round in story["rounds"] if round["id"] == record["links"][0])
    first = next(iter(told.get("pot_history", [])), told)
    round = rounds.prepare(story, told, first["pots"])
    _meet_all(round.gate_sheet, EVIDENCE, by)
    return draft_opening_decision(round=round, by=by)


def _meet_all(sheet: Any, text: str, by: Any) -> None:
    for gate in sheet.gates.all():
        if gate.state == "not_started":
            add_evidence(gate=gate, text=text, by=by)
            gate.refresh_from_db()
        if gate.state == "evidence_added":
            take(gate, "meet", by=by)


def _raise(story: Story, record: Record, by: Any) -> DecisionRecord:
    round = _round(story, record)
    told = next(one for one in story["rounds"] if one["id"] == record["links"][0])
    before, after = told["pot_history"][0]["pots"], told["pot_history"][-1]["pots"]
    was = {pot["code"]: pot["amount"] for pot in before}
    raises = [(round.pots.get(pot__code=pot["code"]), (pot["amount"] - was[pot["code"]]) * 100) for pot in after]
    decision = draft_pot_raise(raises=raises, reason=record["sections"]["background_and_reasons"], by=by)
    actions.supersede(decision=decision, earlier=story.get("decision", record["supersedes"]), by=by)
    return decision


def _round(story: Story, record: Record) -> Round:
    round = story.get("round", record["links"][0])
    round.refresh_from_db()
    return round


def _advise(story: Story, record: Record) -> None:
    decision = story.get("decision", record["ref"])
    for kind, said in record["comments"].items():
        if said["result"] == "pending":
            continue
        text = ROUND_GATES_ADVICE[kind] if said["result"] == "comment" else ""
        actions.give_advice(decision=decision, kind=kind, result=said["result"], text=text, by=story.person(said["by"]))
    ruled = record.get("exempt_part", {})
    if ruled.get("ruled_by"):
        annex = decision.sections.get(code="annex")
        actions.mark_exempt(section=annex, exemption=record["exemption"], public_interest=ruled["public_interest"],
                            by=story.person(ruled["ruled_by"]))  # fmt: skip


def _send_to_sign(story: Story, record: Record) -> None:
    take(_decision(story, record), "send_to_sign", by=story.person(record["author"]))


def _sign(story: Story, record: Record) -> None:
    decision, signer = _decision(story, record), story.person(record["signed_by"])
    actions.declare_before_signing(decision=decision, has_interest=False, by=signer)
    take(_decision(story, record), "sign", by=signer)


def _publish(story: Story, record: Record) -> None:
    publishing.publish_decision(decision=_decision(story, record), by=story.person(record["author"]))


def _withdraw(story: Story, record: Record) -> None:
    publishing.withdraw_from_publication(
        decision=_decision(story, record), reason=record["withdrawal_notice"], by=story.person("legal")
    )


def _decision(story: Story, record: Record) -> DecisionRecord:
    decision = story.get("decision", record["ref"])
    decision.refresh_from_db()
    return decision
