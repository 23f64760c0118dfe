"""How it is decided: the Board recommends, the Commissioner signs, every group is told, with reasons."""

from typing import Any

from grants.funds.models import Round
from office.judging.models import Meeting
from office.records.steps import take
from tests.grants import story

from .applying import LEAD
from .judging import STEPPED_OUT
from .opening import ROUND
from .post import the_outbox_leaves

PUBLIC_REASON = "Supervised activity at the peak time keeps young people safe."


def the_board_sits(cast: Any) -> None:
    """An officer plans the meeting and records who sits; the chair opens it."""
    desk = (
        cast.at("officer").goes_to(f"{ROUND}meetings/new/").presses("Plan the meeting").sees("The meeting is planned")
    )
    desk.follows("Record who sits")
    for member in (cast.panel_chair, cast.panel_member, cast.panel_member_2, cast.panel_member_3):
        desk.ticks(str(member), under="Who is there?")
    desk.ticks(str(cast.panel_chair), under="Which of them are independent").presses("Record")
    cast.meeting = Meeting.objects.get()
    chair = cast.at("panel_chair").goes_to("/portal/panel/").goes_to(_at(cast)).presses("Open the meeting")
    chair.sees("Friday Lights", "Football in the park")


def a_member_steps_out(cast: Any) -> None:
    """From then on the member does not see the bid, nor what is said of it."""
    desk = cast.at("panel_member_2").goes_to(_bid(cast, cast.bid)).follows("Somebody has an interest: step out")
    desk.ticks(str(cast.panel_member_2)).writes("Why?", "I chair the charity that owns the hall.").presses("Record it")
    desk.sees("left the room").does_not_see("Friday Lights")
    for path in (_bid(cast, cast.bid), _bid(cast, cast.bid, "recommend/")):
        desk.is_answered(403, path).sees(STEPPED_OUT)
    assert "Friday Lights" not in desk.fetches(f"{_at(cast)}ranking.csv").text()


def the_board_recommends(cast: Any) -> None:
    """One in full, one declined; then the meeting is closed."""
    desk = cast.at("panel_chair").goes_to(_bid(cast, cast.bid)).sees("Readers differed.")
    desk.presses("Write down the recommendation").presses("Write it down").sees("There is a problem")
    desk.ticks("Fund in full").writes("The Board’s reason", "Best of all.")
    desk.writes("Why it would cut crime and disorder", PUBLIC_REASON)
    desk.writes("Conditions of this grant", "Send us the monthly count.").presses("Write it down")
    desk.sees("is written down").goes_to(_bid(cast, cast.other_bid, "recommend/"))
    desk.ticks("Do not fund").writes("The Board’s reason", "Below the line.")
    desk.writes("One thing that would help next time", "Name where your figures come from.").presses("Write it down")
    desk.presses("Close the meeting").goes_to(f"{_at(cast)}minutes/").sees("left the room")


def the_group_is_checked(cast: Any) -> None:
    """Nothing is offered to a group before it is checked, as far as the sum asks for it."""
    at = f"/portal/officers/applications/{cast.bid.reference}/diligence/"
    desk = cast.at("officer").goes_to(at).sees("No offer goes out yet.").goes_to(f"{at}checks/identity/")
    desk.presses("Write it down").sees("There is a problem", "Choose what the check showed")
    desk.writes("What did you read, or whom did you call?", "The charity register.").ticks("Nothing against it")
    desk.presses("Write it down").sees("is written down for").follows("Answer the subsidy questions").ticks("No")
    desk.presses("Save the answers").sees("The subsidy questions are answered.", "No offer goes out yet.")
    cast.bid.refresh_from_db()
    story.clear_for_offer(cast.bid, officer=cast.officer, besides=["identity"])
    desk.goes_to(at).sees("Everything is checked. The offer can go.")


def an_officer_puts_it_to_a_decision(cast: Any) -> None:
    """The decision is written from the recommendations, once the gates of the awards are met."""
    desk = cast.at("officer").goes_to(f"{ROUND}meetings/").sees("Still missing before a decision")
    first, *others = Round.objects.get(number=24).award_sheet.gates.all()
    desk.goes_to(f"{ROUND}gates/").sees("Gates of the awards").goes_to(f"{ROUND}gates/{first.pk}/evidence/")
    desk.writes("What does it show?", "The list and its reasons.").presses("Add the evidence").presses("Mark as met")
    for gate in others:
        take(gate, "mark_not_applicable", by=cast.officer, reason="Not needed for this test.")
    desk.goes_to(f"{ROUND}meetings/").follows("Draft the awards decision")
    desk.presses("Draft the decision").sees("drafted from the recommendations")


def it_is_published(cast: Any, decision: Any) -> None:
    """By an officer, in the days the law gives."""
    desk = cast.at("officer").goes_to(f"/portal/officers/decisions/{decision.reference}/").presses("Publish")
    desk.presses("Publish").sees("is published.")


def letters_go_out(cast: Any) -> None:
    """Whoever won is made an offer; whoever did not reads why, criterion by criterion."""
    the_outbox_leaves()
    assert any("offer" in letter.get_content().casefold() for letter in cast.post_office.to(LEAD))
    assert cast.post_office.to(cast.other_lead.email)
    desk = cast.at("other_lead").goes_to("/portal/applicants/")
    desk.goes_to(f"/portal/applicants/applications/{cast.other_bid.reference}/outcome/")
    desk.sees("We cannot fund this project", "Criterion by criterion", "Name where your figures come from.")
    desk.sees(*(one.name for one in cast.entry.contest.rubric.criteria.all()))


def _at(cast: Any) -> str:
    return f"/portal/panel/meetings/{cast.meeting.reference}/"


def _bid(cast: Any, bid: Any, rest: str = "") -> str:
    return f"{_at(cast)}bids/{bid.reference}/{rest}"
