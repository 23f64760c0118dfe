"""What must hold for an endorsement to be asked for and given."""

import datetime as dt
from collections.abc import Collection
from typing import Any

from grants.applications.rules import last_day_to_endorse
from office.records import clock
from office.records.steps import Obstacle
from office.submissions.wording import count_words

MOST_ASKED = 5
COMMENT_WORDS = 150
AGAIN_AFTER = dt.timedelta(hours=1)


def obstacles_to_asking(
    application: Any, email: str, *, standing: Collection[Any], member_emails: Collection[str]
) -> list[str]:
    """While an answer could still count; nobody twice, and nobody of the group. `standing`: those not withdrawn."""
    found: list[str] = obstacles_from_the_bid(application)
    address = email.strip().lower()
    if address in {one.lower() for one in member_emails}:
        found.append(Obstacle("Ask somebody who does not belong to your group.", about="email"))
    if address in {one.email for one in standing}:
        found.append(Obstacle("You have asked this person already.", about="email"))
    if len(standing) >= MOST_ASKED:
        found.append(Obstacle(f"You can ask up to {MOST_ASKED} people.", about="email"))
    return found


def obstacles_from_the_bid(application: Any) -> list[str]:
    """The round takes endorsements, the bid is alive, and the last day has not passed."""
    round = application.round
    if round.endorsement == "none":
        return [Obstacle("This round does not ask for endorsements.", about="round")]
    if application.state not in ("draft", "submitted"):
        return [Obstacle("An endorsement no longer changes anything for this application.", about="state")]
    if clock.now() >= round.closes_at and (application.state == "draft" or clock.today() > last_day_to_endorse(round)):
        return [Obstacle("The last day for endorsements has passed.", about="clock")]
    return []


def obstacles_to_answering(endorsement: Any) -> list[str]:
    """The bid is alive and the answer is in time."""
    return obstacles_from_the_bid(endorsement.application)


def obstacles_to_the_words(name: str, role: str, comment: str, *, supports: bool) -> list[str]:
    """A name and a role always; a reason when the answer is no."""
    found: list[str] = []
    if not name.strip():
        found.append(Obstacle("Enter your name.", about="name"))
    if not role.strip():
        found.append(Obstacle("Enter your role.", about="role"))
    if not supports and not comment.strip():
        found.append(Obstacle("Say why you cannot support it.", about="comment"))
    if (over := count_words(comment) - COMMENT_WORDS) > 0:
        found.append(Obstacle(f"Shorten your comment by {over} {'word' if over == 1 else 'words'}.", about="comment"))
    return found


def obstacles_to_sending_again(endorsement: Any) -> list[str]:
    """While it waits, and not more than once an hour: nobody's letter box is filled from here."""
    if endorsement.state != "asked":
        return [Obstacle("This has been answered or is no longer asked for.", about="state")]
    if clock.now() - endorsement.last_sent_at < AGAIN_AFTER:
        return [Obstacle("We sent the link less than an hour ago. Look in your e-mail, also under spam.", about="sent")]
    return obstacles_from_the_bid(endorsement.application)
