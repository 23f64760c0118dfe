"""Applications: written, sent, checked, asked about, withdrawn."""

import datetime as dt
from functools import partial
from typing import Any

from grants.applications import actions
from grants.applications.models import Application
from office.records.series import at_least
from office.records.steps import take

from .story import Story, at
from .timeline import Timeline

Record = dict[str, Any]
EXCLUSIONS = {
    "Replaces the body's own statutory or core spending.": "statutory",
    "No clear policing, crime or community-safety link.": "no_crime_link",
    "Food for distribution is excluded by the fund.": "refreshments",
    "Longer than the twelve-month limit.": "over_12_months",
    "Parish bid seeks salary for a post already funded by precept.": "statutory",
}


def tell(story: Story, timeline: Timeline) -> None:
    """Each application's own days. Those of a round are begun in the order of their references."""
    begun: dict[str, dt.datetime] = {}
    for record in reversed(story["applications"]):
        begun[record["ref"]] = _begun(story, record, begun)
    for record in story["applications"]:
        timeline.at(begun[record["ref"]], partial(_write, story, record))
        _tell_one(story, timeline, record)


def _begun(story: Story, record: Record, later: dict[str, dt.datetime]) -> dt.datetime:
    """A day or so before it was sent, yet not after the next reference was begun, nor before the opening."""
    number = int(record["ref"][-3:])
    sent = at(record.get("submitted_at") or record["last_saved_at"])
    following = later.get(f"{record['ref'][:-3]}{number + 1:03d}", sent)
    opened = at(_round(story, record)["opens"]) + dt.timedelta(minutes=number)
    return max(opened, min(sent - dt.timedelta(hours=30), following - dt.timedelta(minutes=1)))


def _tell_one(story: Story, timeline: Timeline, record: Record) -> None:
    sent = record.get("submitted_at")
    if sent:
        timeline.at(at(sent), partial(_send, story, record))
    if check := record.get("eligibility"):
        _tell_check(story, timeline, record, check)
    if record.get("withdrawn_on"):
        timeline.at(at(record["withdrawn_on"], 16), partial(_withdraw, story, record))


def _tell_check(story: Story, timeline: Timeline, record: Record, check: Record) -> None:
    if check["result"] == "query":
        timeline.at(at(check["first_query_on"], 11), partial(_ask, story, record, check["query"]))
        timeline.at(at(check["second_query_on"], 11), partial(_ask, story, record, check["query"]))
    elif check["result"] == "eligible":
        timeline.at(at(check["decided_on"], 11), partial(_pass, story, record, check))
    else:
        timeline.at(at(check["decided_on"], 10), partial(_propose_ineligible, story, record, check))
        timeline.at(at(check["decided_on"], 15), partial(_confirm_ineligible, story, record, check))


def _round(story: Story, record: Record) -> Record:
    return next(round for round in story["rounds"] if round["id"] == record["round"])


def find(record: Record) -> Application:
    """The application as it is now."""
    return Application.objects.select_related("round__fund", "submission", "organisation").get(reference=record["ref"])


def _write(story: Story, record: Record) -> None:
    round = story.get("round", record["round"])
    round.refresh_from_db()
    lead = story.lead_of(record["group"])
    at_least(record["ref"][:-4], int(record["ref"][-3:]) - 1)
    application = actions.start_application(
        round=round,
        pot=round.pots.get(pot__code=record["pot"]),
        organisation=story.get("group", record["group"]),
        by=lead,
    )
    actions.save_answers(application=application, given=record["answers"], base={}, by=lead)


def _send(story: Story, record: Record) -> None:
    take(find(record), "submit", by=story.lead_of(record["group"]))


def _withdraw(story: Story, record: Record) -> None:
    take(find(record), "withdraw", by=story.lead_of(record["group"]), reason="We can no longer run this project.")


def _pass(story: Story, record: Record, check: Record) -> None:
    actions.propose_eligible(application=find(record), by=story.person(check["decided_by"]))


def _propose_ineligible(story: Story, record: Record, check: Record) -> None:
    reason = record["decline_reason"]
    actions.propose_ineligible(
        application=find(record), code=EXCLUSIONS[reason], reason=reason, by=story.person(check["decided_by"])
    )


def _confirm_ineligible(story: Story, record: Record, check: Record) -> None:
    take(find(record), "find_ineligible", by=story.person(check["second_check_by"]))


def _ask(story: Story, record: Record, question: str) -> None:
    application = find(record)
    for waiting in application.queries.filter(answered_at=None, closed_at=None):
        actions.answer_query(
            query=waiting, answer="We have asked for it and will send it as soon as it comes.",
            by=story.lead_of(record["group"]),
        )  # fmt: skip
    actions.ask_query(application=application, question=question.removeprefix("Query: "), by=story.person("officer"))
