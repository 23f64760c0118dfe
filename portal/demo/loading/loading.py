"""The whole load: the office opens, then the story day by day up to today."""

import datetime as dt
from collections.abc import Callable
from functools import partial

from office.records import clock, foundations

from . import applications, commissioning, deciding, delivering, judging, measuring, people, reviewing, rounds
from .story import Story, at
from .timeline import Timeline


def load(say: Callable[[str], None]) -> int:
    """Load the demonstration. Returns how many things happened in it."""
    story, timeline = Story(clock.today()), Timeline()
    start = at(story["rounds"][0]["opens"]) - dt.timedelta(days=130)
    people.tell(story, timeline, start)
    timeline.at(start + dt.timedelta(minutes=30), partial(_lay_the_foundations, story))
    rounds.tell(story, timeline, start)
    applications.tell(story, timeline)
    judging.tell(story, timeline)
    commissioning.tell(story, timeline, start)
    deciding.tell(story, timeline)
    reviewing.tell(story, timeline)
    delivering.tell(story, timeline)
    measuring.tell(story, timeline)
    return timeline.play(until=max(story.told_at, clock.now()), say=say)


def _lay_the_foundations(story: Story) -> None:
    foundations.lay_all(by=story.person("administrator"))
