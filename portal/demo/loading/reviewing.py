"""Reviews: one group asks how its bid was decided, and an officer who had no part in it answers."""

import datetime as dt
from functools import partial

from grants.applications.models import Application
from grants.reviews.actions import ask_for_review
from grants.reviews.models import Review
from office.records.steps import take

from .story import Story, at
from .timeline import Timeline

BID, GROUP, ROUND = "SCF-22-018", "K04", "R22"
GROUNDS = (
    "The letter says that the roads partnership does this already. It paints the crossings. Our banners are drawn by "
    "the pupils and hang at the gates, and our answer on what will change says so."
)
ANSWER = (
    "Both readers read that answer, and each wrote about the pupils. The partnership told the panel that banners are "
    "part of its work at the same five schools. The rules were followed, so the outcome stands. You can apply again."
)


def tell(story: Story, timeline: Timeline) -> None:
    """Asked two days after the letter; answered within the twenty working days."""
    record = next(one for one in story["decisions"] if one["type"] == "awards" and one["links"] == [ROUND])
    signed = at(record["date_signed"], 15)
    timeline.at(signed + dt.timedelta(days=2), partial(_ask, story))
    timeline.at(signed + dt.timedelta(days=16), partial(_answer, story))


def _ask(story: Story) -> None:
    bid = Application.objects.get(reference=BID)
    ask_for_review(application=bid, grounds=GROUNDS, by=story.lead_of(GROUP))


def _answer(story: Story) -> None:
    take(Review.objects.get(application__reference=BID), "uphold", by=story.person("officer-2"), reason=ANSWER)
