"""How bids are judged: eligible or not, read by two alone, agreed on where they differ; and who steps out."""

import datetime as dt
from typing import Any

from grants.applications.models import Application
from office.judging.actions import declare_for_groups, save_score
from office.judging.models import Assessment
from office.people.organisations.actions import record_policy
from office.records.models import StoredFile
from office.records.steps import take
from tests.office.records.uploads import pdf, upload

from .applying import GROUP
from .opening import ROUND

BIDS = "/portal/officers/applications/"
STEPPED_OUT = "You stepped out of this bid because of an interest"
REASON = "Clear and specific, with its source named and figures that can be checked by anyone."
# 80% and 46%: 34 points apart.
HIGH = {"C1": 4, "C2": 4, "C3": 4, "C4": 4, "C5": 4, "C6": 4}
LOW = {**HIGH, "C1": 1, "C2": 0}


def eligibility_is_checked(cast: Any) -> None:
    """One officer passes what is eligible and proposes what is not; another confirms it."""
    desk = cast.at("officer").goes_to(BIDS).sees("Friday Lights").goes_to(_of(cast.bid)).sees("£4,130")
    desk.goes_to(_of(cast.bid, "answers/")).sees("We will open the hall on Fridays.")
    desk.goes_to(_of(cast.bid, "checks/pass/")).presses("Pass the eligibility check").sees("goes to be judged")
    desk.goes_to(_of(cast.other_bid, "checks/pass/")).presses("Pass the eligibility check")
    desk.goes_to(_of(cast.outside_bid, "checks/refuse/")).presses("Propose: not eligible").sees("There is a problem")
    desk.ticks("The project takes place outside West Yorkshire.")
    desk.writes("The reason, in words for the letter", "All sessions are in Craven.").presses("Propose: not eligible")
    desk.sees("Another officer must confirm it")
    assert _state(cast.outside_bid) == "submitted"
    cast.at("officer_2").goes_to(_of(cast.outside_bid)).presses("Confirm it is not eligible").sees("Not eligible")
    assert _state(cast.outside_bid) == "ineligible"


def readers_are_drawn(cast: Any) -> None:
    """Two readers for each bid."""
    desk = cast.at("officer").goes_to(f"{ROUND}judging/").presses("Start the reading")
    desk.goes_to(f"{ROUND}judging/draw/")
    for box in desk.page.get_by_role("checkbox").all():
        box.set_checked(box.get_attribute("value") in (str(cast.assessor_1.pk), str(cast.assessor_3.pk)))
    desk.presses("Draw").sees("4 readings given out by draw").presses("Give out the bids").sees("2 bids given")
    cast.entry = cast.bid.submission.entry
    cast.other_entry = cast.other_bid.submission.entry


def one_of_them_has_an_interest(cast: Any) -> None:
    """She says so on the list of names; from then on the bid is closed to her wherever she looks for it."""
    desk = cast.at("assessor_3").goes_to("/portal/assessors/").follows("Declare on the list of all applicants")
    desk.ticks(GROUP).presses("Save my declaration")
    desk.writes(f"What is your interest in {GROUP}?", "My sister works there.").presses("Save my declaration")
    desk.sees("Your declaration is on the record.")
    her_own = f"/portal/assessors/bids/{cast.entry.pk}/"
    for path in (her_own, f"{her_own}declare/", f"{her_own}steps/lock/"):
        desk.is_answered(403, path).sees(STEPPED_OUT)
    for path in (f"{BIDS}table.csv", f"{BIDS}?words=Friday+Lights", _of(cast.bid), _of(cast.bid, "files/")):
        assert desk.fetches(path).status == 403
    desk.is_answered(403, f"/files/{_her_groups_policy(cast.bid).uuid}/").sees(STEPPED_OUT)
    for path in ("/search/?q=Friday+Lights", "/api/v1/awards", "/api/v1/decisions", "/awards.csv", "/awards.json"):
        found = desk.fetches(path)
        assert found.status == 200, path
        assert cast.bid.reference not in found.text(), path
    contest = cast.entry.contest_id
    compared = desk.fetches(f"/portal/assessors/contests/{contest}/compare/q01/").text()
    assert "Friday Lights" not in compared


def _her_groups_policy(bid: Application) -> StoredFile:
    lead = bid.organisation.memberships.get().user
    record_policy(organisation=bid.organisation, kind="safeguarding", agreed_on=dt.date(2020, 6, 1), by=lead,
                  document=upload("safe.pdf", pdf()))  # fmt: skip
    return StoredFile.objects.get()


def another_takes_her_place(cast: Any) -> None:
    """An officer chooses; the readers declare, and score alone."""
    desk = cast.at("officer").goes_to(f"{ROUND}judging/").sees("has 1 of 2")
    desk.goes_to(_of(cast.bid, "readers/")).follows("Choose a reader").ticks(str(cast.assessor_2))
    desk.presses("Give them this bid").sees(f"{cast.assessor_2} reads this bid.")


def they_differ_by_34_points(cast: Any) -> None:
    """Each scores alone; what they gave is too far apart to take the middle."""
    for reader, name, points in ((cast.assessor_1, "assessor_1", HIGH), (cast.assessor_2, "assessor_2", LOW)):
        desk = cast.at(name).goes_to(f"/portal/assessors/bids/{cast.entry.pk}/").sees("declare before you read")
        desk.ticks("No").presses("Save").sees("Score alone.").does_not_see(GROUP)
        _first_scores_by_page(desk, points)
        _other_scores_by_action(_sheet(cast.entry, reader), points)
        desk.goes_to(f"/portal/assessors/bids/{cast.entry.pk}/").presses("Lock my scores").sees("locked")
    cast.at("officer").goes_to(f"{ROUND}judging/").sees("34")


def _first_scores_by_page(desk: Any, points: dict[str, int]) -> None:
    desk.presses("Save and go to C2").goes_to(f"{desk.path.partition('?')[0]}?criterion=C1")
    desk.page.locator(f"input[name=points][value='{points['C1']}']").check()
    desk.writes("Your reason", REASON).presses("Save and go to C2").sees("5 to go")


def _other_scores_by_action(sheet: Assessment, points: dict[str, int]) -> None:
    for criterion in sheet.entry.contest.rubric.criteria.all():
        given = points[criterion.code]
        save_score(assessment=sheet, criterion=criterion, points=given, reason=REASON, by=sheet.assessor)


def the_other_bid_is_scored_by_action(cast: Any) -> None:
    """Below the line, by both."""
    for reader in (cast.assessor_1, cast.assessor_3):
        sheet = _sheet(cast.other_entry, reader)
        declare_for_groups(contest=sheet.entry.contest, interests={}, by=reader)
        _other_scores_by_action(sheet, dict.fromkeys(HIGH, 2))
        take(sheet, "lock", by=reader)


def they_agree_and_the_list_is_closed(cast: Any) -> None:
    """What was agreed is recorded beside what each gave; nobody's own score changes."""
    desk = cast.at("officer").goes_to(_of(cast.bid, "moderate/")).presses("Record the agreed score")
    desk.sees("There is a problem", "Say how it was agreed")
    for group in desk.page.get_by_role("group").all():
        group.get_by_label("4", exact=True).check()
    desk.writes("How was it agreed?", "The second reader had missed the police figures.")
    desk.presses("Record the agreed score").sees("The agreed score is recorded.")
    desk.goes_to(f"{ROUND}judging/").presses("Close the scoring").sees("The list")
    sheets = Assessment.objects.filter(entry=cast.entry, state="locked").order_by("percent")
    assert [int(sheet.percent) for sheet in sheets] == [46, 80]


def _sheet(entry: Any, reader: Any) -> Assessment:
    return Assessment.objects.get(entry=entry, assessor=reader, state="assigned")


def _state(bid: Application) -> str:
    return Application.objects.values_list("state", flat=True).get(pk=bid.pk)


def _of(bid: Application, rest: str = "") -> str:
    return f"{BIDS}{bid.reference}/{rest}"
