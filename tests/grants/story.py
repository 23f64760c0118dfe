"""How a round is carried from bid to bid's outcome in tests: each function is one chapter, told by the actions."""

from grants.applications.actions import propose_eligible, save_answers, start_application
from grants.applications.models import Application
from grants.diligence.actions import answer_subsidy
from office.judging.actions import (
    assign_all,
    declare_for_groups,
    plan_meeting,
    record_attendance,
    save_score,
)
from office.judging.models import Assessment
from office.people.diligence.actions import record_check
from office.people.diligence.asked import for_sum
from office.people.diligence.queries import checks_in_force
from office.people.models import Organisation, User
from office.people.organisations.actions import register_organisation
from office.records import clock
from office.records.steps import take
from tests.grants.answers import GOOD

REASON = "Clear and specific, with its source named and figures that can be checked by anyone."


def another_group(number: int) -> tuple[Organisation, User]:
    """A group with a lead of its own."""
    lead = User.objects.create_user(f"lead-{number}@group.test", f"Lead {number}")
    group = register_organisation(
        name=f"Group {number}", lead=lead, by=lead, phone_on_file="0113 496 0000", committee_size=4
    )
    return group, lead


def written_bid(round, group, lead, **answers) -> Application:
    """A whole bid that is not sent yet. `answers`: by code, in place of the usual ones."""
    bid = start_application(round=round, pot=round.pots.get(), organisation=group, by=lead)
    save_answers(application=bid, given={**GOOD, **answers}, base={}, by=lead)
    return bid


def sent_bids(round, count: int) -> list[Application]:
    """Bids of as many groups, each asking for £4,130."""
    bids = []
    for number in range(1, count + 1):
        group, lead = another_group(number)
        bids.append(take(written_bid(round, group, lead, q01=f"Project {number}"), "submit", by=lead))
    return bids


def judge(round, *, officer, assessors, points) -> None:
    """From eligibility to the ranked list. `points`: for each bid in order, what its readers give throughout.

    A pair is what its first and its second reader give.
    """
    bids = list(round.applications.filter(state="submitted").order_by("pk"))
    for bid in bids:
        propose_eligible(application=bid, by=officer)
    contest = round.contest
    contest.refresh_from_db()
    take(contest, "start_reading", by=officer)
    assign_all(contest=contest, assessors=assessors, seed=1, by=officer)
    given = {bid.submission_id: one for bid, one in zip(bids, points, strict=True)}
    for entry in contest.entries.all():
        take(entry, "give_out", by=officer)
    for reader in assessors:
        declare_for_groups(contest=contest, interests={}, by=reader)
    met = set()
    for reading in Assessment.objects.filter(entry__contest=contest).select_related("entry", "assessor").order_by("pk"):
        said = given[reading.entry.submission_id]
        if isinstance(said, tuple):
            said = said[reading.entry_id in met]
        met.add(reading.entry_id)
        for criterion in contest.rubric.criteria.all():
            save_score(
                assessment=reading, criterion=criterion, points=said, reason=REASON,
                by=reading.assessor,
            )  # fmt: skip
        take(reading, "lock", by=reading.assessor)
    take(contest, "rank", by=officer)
    round.refresh_from_db()
    for bid in bids:
        clear_for_offer(bid, officer=officer)
    for gate in round.award_sheet.gates.all():
        take(gate, "mark_not_applicable", by=officer, reason="Not needed for this test.")


def clear_for_offer(bid, *, officer, besides=()) -> None:
    """Every check that its sum asks for is made of its group, but for those named, and it is no subsidy."""
    for asked in for_sum(checks_in_force(), bid.ask_pence):
        if asked.code not in besides:
            record_check(organisation=bid.organisation, code=asked.code, source="Read at the office.", result="clear",
                         by=officer)  # fmt: skip
    answer_subsidy(application=bid, sells=False, by=officer)


def sitting(round, *, chair, members):
    """The panel's meeting, open, with its chair and members present."""
    meeting = plan_meeting(contest=round.contest, held_on=clock.today(), by=chair)
    record_attendance(meeting=meeting, present=[chair, *members], independent=[chair], by=chair)
    return take(meeting, "open_meeting", by=chair)
