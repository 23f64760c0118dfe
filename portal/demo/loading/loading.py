"""The whole load: the shipped data, then the story day by day, then the clock's own work up to today."""

import datetime as dt
from collections.abc import Callable
from functools import partial

from office.agreements.actions import load_terms
from office.agreements.timekeeping import keep_time
from office.judging.actions import load_rubric
from office.people.models import User
from office.plan.actions import load_plan
from office.principles.actions import load_principles
from office.records import clock
from office.records.letterhead import load_letterhead
from office.submissions.actions import load_question_set

from . import applications, deciding, delivering, judging, people, rounds
from .story import Story, at
from .timeline import Timeline

_ = (load_terms, keep_time, load_rubric, load_question_set, User, clock, dt)


def load(say: Callable[[str], None]) -> int:
    """Load the demonstration. Returns how many things happened in it."""
    story, timeline = Story(clock.today()), Timeline()
    start = at(story["rounds"][0]["opens"]) - dt.timedelta(days=130)
    people.tell(story, timeline, start)
    timeline.at(start + dt.timedelta(minutes=30), partial(_load_shipped_data, story))
    rounds.tell(story, timeline, start)
    applications.tell(story, timeline)
    judging.tell(story, timeline)
    deciding.tell(story, timeline)
    delivering.tell(story, timeline)
    return timeline.play(until=max(story.told_at, clock.written()), say=say)


def _load_shipped_data(story: Story) -> None:
    by = story.person("administrator")
    load_letterhead(by=by)
    load_plan(by=by)
    load_principles(by=by)
