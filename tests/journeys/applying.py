"""How a group applies: registers, passes the check, fills the form, sends it; and what it is like to be late."""

import datetime as dt
import re
from typing import Any

from grants.applications.models import Application
from grants.funds.actions import turn_rounds
from office.people.models import User
from office.post.models import Message
from scf.wording import ELIGIBILITY

from .opening import NAME, PUBLIC
from .post import the_outbox_leaves
from .visitors import Visitor

LEAD = "lead@beckside.test"
GROUP = "Beckside Youth Club"


def a_newcomer_signs_in(cast: Any, *, scripts: bool = True) -> Visitor:
    """Through the real page, with the code out of the letter."""
    visitor = cast.desks["lead"] = cast.somebody(scripts=scripts)
    visitor.goes_to("/account/login/").presses("Send me a code").sees("There is a problem")
    visitor.writes("Your e-mail address", LEAD).presses("Send me a code").sees("Check your e-mail", "If no code comes")
    the_outbox_leaves()
    visitor.writes("Code", "000000").presses("Sign in").sees("That code is not right")
    visitor.writes("Code", cast.post_office.code_for(LEAD)).presses("Sign in")
    visitor.writes("Your name", "Group lead").presses("Save and continue")
    assert visitor.path == "/portal/applicants/"
    cast.lead = User.objects.get(email=LEAD)
    return visitor


def she_passes_the_check_and_registers_her_group(cast: Any) -> None:
    """The check comes before the account is needed; the group is described once."""
    visitor = cast.desks["lead"].goes_to(PUBLIC)
    visitor.presses("Check if you can apply").presses("Show the answer").sees("There is a problem")
    for one in ELIGIBILITY:
        visitor.ticks("Bradford" if one.districts else one.right_answer.capitalize(), under=one.question)
    visitor.presses("Show the answer").sees("Your group can apply").presses("Apply for this round")
    visitor.sees("Tell us about your group first").presses("Register your group")
    visitor.presses("Register").sees("There is a problem", "Choose what kind of group it is")
    visitor.writes("Name of your group", GROUP).ticks("Constituted community group").writes(
        "Telephone number", "0113 496 0000"
    )
    visitor.writes("How many people on your committee", 4)
    visitor.presses("Register").sees("You lead it.")
    visitor.goes_to("/portal/applicants/").follows(f"Start an application to {NAME}")
    if visitor.page.get_by_role("group", name="Which group").count():
        visitor.ticks(GROUP, under="Which group")
    visitor.presses("Start the application")
    cast.bid = Application.objects.get(organisation__name=GROUP)


def she_fills_the_form(cast: Any) -> None:
    """Section by section from the task list: blanks are saved, and what is wrong is said without holding her back."""
    visitor, at = cast.desks["lead"], _at(cast.bid)
    visitor.goes_to(at).sees("tasks done", "Not started").goes_to(f"{at}sections/1/")
    visitor.presses("Save and continue").goes_to(f"{at}sections/1/")
    visitor.writes("What is your project called?", "Friday Lights").presses("Save and come back later")
    visitor.sees("Come back any time").goes_to(f"{at}sections/1/")
    assert visitor.reads("What is your project called?") == "Friday Lights"
    for order, fill in enumerate(SECTIONS, start=1):
        visitor.goes_to(f"{at}sections/{order}/")
        fill(visitor)
        visitor.presses("Save and continue")
    visitor.goes_to(at).does_not_see("Not started", "In progress").sees("Nothing is in the way.")


def _first(visitor: Visitor) -> None:
    visitor.writes("In two sentences", "We will open the hall on Fridays. Young leaders run music and sport.")
    visitor.writes("What will you do, where", "Every Friday from 6.30 to 9.30, with three workers and four volunteers.")


def _places(visitor: Visitor) -> None:
    visitor.ticks("Bradford").writes("Neighbourhoods or wards", "The streets by the beck")


def _people(visitor: Visitor) -> None:
    visitor.writes("Number of different people", "lots").writes("Say who it will help", "13 to 19 year olds.")
    visitor.presses("Save and continue").sees("needs a change before you send")
    visitor.writes("Number of different people", 120)


def _plan(visitor: Visitor) -> None:
    visitor.page.get_by_role("radio").first.check()
    visitor.page.get_by_role("checkbox").first.check()
    visitor.writes("Why you chose these", "Friday is when calls come in.")


def _need(visitor: Visitor) -> None:
    visitor.writes("How do you know", "The neighbourhood team's calls for the last year show Friday as the peak.")


def _changes(visitor: Visitor) -> None:
    visitor.writes("What will be different", "Fewer calls on Fridays").writes("How you will know", "The monthly count")
    visitor.writes("How does this stop problems early", "We reach them at 13, before carrying looks normal.")


def _partners(visitor: Visitor) -> None:
    visitor.writes("How have local people shaped this?", "The idea came out of a members' night.")
    visitor.writes("Say who you are working with", "Our ward officer drops in once a month.").ticks("Yes")


def _safety(visitor: Visitor) -> None:
    visitor.dates("Date your safeguarding policy", dt.date(2020, 6, 1))
    visitor.writes("Role of the person who leads on safeguarding", "Volunteer manager")
    visitor.writes("Criminal record (DBS) checks", "Two checked adults on every session")
    visitor.writes("How you keep people safe at the venue", "Two adults outdoors")


def _dates(visitor: Visitor) -> None:
    visitor.dates("First day", dt.date(2021, 3, 1)).dates("Last day", dt.date(2021, 12, 17))


def _afterwards(visitor: Visitor) -> None:
    visitor.writes("What will happen when the grant ends?", "The school may pay for a worker.")


def _everyone(visitor: Visitor) -> None:
    visitor.writes("What will you do so that everyone", "A ramp at the side door.")


def _budget(visitor: Visitor) -> None:
    lines = [("Youth workers", "120 hours at £27.75", "3330"), ("Hall", "20 bookings at £40", "800")]
    for number, (item, working, cost) in enumerate(lines, start=1):
        line = visitor.page.get_by_role("group", name=f"Line {number}", exact=True)
        for label, words in zip(("What you will", "How you worked", "What it costs", "How much of it"),
                                (item, working, cost, cost), strict=True):  # fmt: skip
            line.get_by_label(label).fill(words)
    visitor.presses("Add another line").sees("£4,130", "Line 4")
    visitor.writes("If we could give you only part", "Thirty sessions instead of forty.")


def _other_money(visitor: Visitor) -> None:
    visitor.sees("Who it comes from")


def _links(visitor: Visitor) -> None:
    visitor.ticks("No", under="Is there a link?").ticks("No", under="Should we keep your name off")


def _declarations(visitor: Visitor) -> None:
    for box in visitor.page.get_by_role("checkbox").all():
        box.check()
    for label, role in (("first", "Manager"), ("second", "Clerk")):
        visitor.page.get_by_role("textbox", name=re.compile(label, re.IGNORECASE)).fill(role)


SECTIONS = (
    _first, _places, _people, _plan, _need, _changes, _partners, _safety, _dates, _afterwards, _everyone, _budget,
    _other_money, _links, _declarations,
)  # fmt: skip


def she_submits(cast: Any) -> None:
    """Two minutes before the close, with all mail stopped: the receipt does not wait for the post."""
    assert cast.post_office.is_stopped
    visitor = cast.desks["lead"].goes_to(_at(cast.bid)).presses("Check your answers")
    visitor.sees("Friday Lights", "£4,130").presses("Submit application")
    visitor.sees("We have your application", cast.bid.reference)
    assert Message.objects.filter(kind="grants.application_received", to_user=cast.lead).count() == 1
    the_outbox_leaves()
    assert cast.post_office.refused
    assert not _received(cast)


def the_post_runs_again(cast: Any) -> None:
    """What waited is sent, once."""
    cast.post_office.is_stopped = False
    the_outbox_leaves()
    assert len(_received(cast)) == 1


def _received(cast: Any) -> list[Any]:
    return [letter for letter in cast.post_office.to(LEAD) if cast.bid.reference in letter.get_content()]


def another_is_one_minute_late(cast: Any) -> None:
    """Her page was open before noon. She keeps every word, and is told when the next round opens."""
    visitor, at = cast.at("late_lead").presses("Submit application"), _at(cast.late_bid)
    assert visitor.status == 422
    visitor.sees("closed at 12 noon")
    turn_rounds()
    visitor.goes_to(at)
    visitor.sees("was not sent", "Every word is kept", "We will open the hall on Fridays.", "next round opens on")


def _at(bid: Application) -> str:
    return f"/portal/applicants/applications/{bid.reference}/"
