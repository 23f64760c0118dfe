"""Judging: readers chosen, declarations, scores with reasons, moderation, the panel's meeting."""

import datetime as dt
from functools import partial
from typing import Any

from grants.panels.actions import recommend
from office.judging.actions import (
    assign_assessor,
    declare,
    plan_meeting,
    record_attendance,
    recuse,
    save_score,
    set_scores_due,
)
from office.judging.models import Assessment, Meeting
from office.records.steps import take

from . import applications
from .story import Story, at
from .timeline import Timeline

Record = dict[str, Any]


def tell(story: Story, timeline: Timeline) -> None:
    """Each round's reading, each bid's readers, each meeting."""
    for round in story["rounds"]:
        timeline.at(at(round["scoring_starts"], 8), partial(_start_reading, story, round))
    for record in story["applications"]:
        if record.get("assigned"):
            _tell_reading(story, timeline, record)
    for meeting in story["panel_meetings"]:
        _tell_meeting(story, timeline, meeting)


def _tell_reading(story: Story, timeline: Timeline, record: Record) -> None:
    round = next(round for round in story["rounds"] if round["id"] == record["round"])
    timeline.at(at(round["scoring_starts"], 9), partial(_assign, story, record))
    for conflict in record.get("conflicts", []):
        timeline.at(at(conflict["declared_on"], 9, 30), partial(_declare_conflict, story, record, conflict))
    for reading in record.get("assessments", []):
        timeline.at(at(reading["locked_on"], 17), partial(_score, story, record, reading))
    moderation = record.get("moderation", {})
    if moderation.get("required") and "points apart" not in moderation["note"]:
        last = max(reading["locked_on"] for reading in record["assessments"])
        timeline.at(at(last, 18), partial(_call_for_moderation, story, record, moderation))


def _start_reading(story: Story, round: Record) -> None:
    contest = story.get("round", round["id"]).contest
    contest.refresh_from_db()
    take(contest, "start_reading", by=story.person("officer"))
    set_scores_due(contest=contest, scores_due=at(round["scoring_ends"]).date(), by=story.person("officer"))


def _entry(record: Record) -> Any:
    return applications.find(record).submission.entry


def _assign(story: Story, record: Record) -> None:
    entry = _entry(record)
    first = [slug for slug in record["assigned"]]
    for conflict in record.get("conflicts", []):
        first = [conflict["assessor"], *[slug for slug in first if slug not in conflict["effect"].split("to ")[-1]]]
    for slug in first:
        assign_assessor(entry=entry, assessor=story.person(slug), by=story.person("officer"))
    entry.refresh_from_db()
    if entry.state == "waiting":
        take(entry, "give_out", by=story.person("officer"))


def _declare_conflict(story: Story, record: Record, conflict: Record) -> None:
    entry = _entry(record)
    declare(entry=entry, by=story.person(conflict["assessor"]), has_interest=True, nature=conflict["reason"])
    for slug in record["assigned"]:
        if not entry.assessments.filter(assessor=story.person(slug)).exists():
            assign_assessor(entry=entry, assessor=story.person(slug), by=story.person("officer"))


def _score(story: Story, record: Record, reading: Record) -> None:
    entry, assessor = _entry(record), story.person(reading["assessor"])
    declare(entry=entry, by=assessor, has_interest=False)
    assessment = Assessment.objects.get(entry=entry, assessor=assessor)
    criteria = {criterion.code: criterion for criterion in entry.contest.rubric.criteria.all()}
    for code, points in reading["scores"].items():
        save_score(
            assessment=assessment, criterion=criteria[code], points=points, reason=reading["reasons"][code], by=assessor
        )
    take(assessment, "lock", by=assessor)


def _call_for_moderation(story: Story, record: Record, moderation: Record) -> None:
    entry = _entry(record)
    if entry.state == "settled":
        take(entry, "call_for_moderation", by=story.person(moderation["by"]), reason=moderation["note"])


def _tell_meeting(story: Story, timeline: Timeline, meeting: Record) -> None:
    day = at(meeting["date"], 10)
    timeline.at(min(day - dt.timedelta(days=14), story.told_at), partial(_plan, story, meeting))
    if meeting["status"] == "held":
        timeline.at(day - dt.timedelta(days=2), partial(_close_the_scoring, story, meeting))
        timeline.at(day, partial(_sit, story, meeting))


def _plan(story: Story, meeting: Record) -> None:
    contest = story.get("round", meeting["round"]).contest
    plan_meeting(
        contest=contest, held_on=dt.date.fromisoformat(meeting["date"]), quorum=meeting["quorum"],
        by=story.person("panel-chair"),
    )  # fmt: skip


def _close_the_scoring(story: Story, meeting: Record) -> None:
    contest = story.get("round", meeting["round"]).contest
    contest.refresh_from_db()
    take(contest, "rank", by=story.person("officer"))


def _sit(story: Story, record: Record) -> None:
    chair = story.person("panel-chair")
    meeting = Meeting.objects.get(contest=story.get("round", record["round"]).contest)
    present = [story.person(slug) for slug in record["present"]]
    independent = [story.person(slug) for slug in record["independent"]]
    record_attendance(meeting=meeting, present=present, independent=independent, by=chair)
    take(meeting, "open_meeting", by=chair)
    bids = {bid["ref"]: bid for bid in story["applications"]}
    for conflict in record["conflicts"]:
        recuse(
            meeting=meeting, entry=_entry(bids[conflict["application"]]), member=story.person(conflict["member"]),
            reason=conflict["effect"], by=chair,
        )  # fmt: skip
    for bid in bids.values():
        if bid["round"] == record["round"] and bid.get("panel"):
            _recommend(story, meeting, bid)
    take(meeting, "close_meeting", by=chair)


def _recommend(story: Story, meeting: Meeting, bid: Record) -> None:
    panel = bid["panel"]
    award = next((award for award in story["awards"] if award["application"] == bid["ref"]), None)
    recommend(
        application=applications.find(bid),
        meeting=meeting,
        kind=panel["recommendation"],
        amount_pence=panel["amount"] * 100,
        reason=panel["reason"],
        public_reason=award["reasons"] if award else "",
        conditions=award["conditions"][-1:] if award else [],
        suggestion="" if award else bid.get("decline_reason", ""),
        by=story.person("panel-chair"),
    )
