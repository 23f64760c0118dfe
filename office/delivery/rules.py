"""What must hold of a quarter, of the figures in it and of the account made from it."""

from collections.abc import Collection
from typing import Any

from office.records import clock
from office.records.steps import Obstacle

from .series import series_of
from .states import QuarterlyState, ReturnState

PUBLIC = (QuarterlyState.PUBLISHED, QuarterlyState.WITH_PANEL, QuarterlyState.CLOSED)


def obstacles_to_opening(quarter: Any) -> list[str]:
    """A quarter is told when it is over."""
    return [Obstacle("This quarter has not ended yet.", about="quarter")] if quarter.ends_on >= clock.today() else []


def obstacles_to_recording(measure_return: Any, because: str) -> list[str]:
    """Before it is moderated figures change freely; after, a change is a revision, and says why."""
    settled = measure_return.state == ReturnState.MODERATED or measure_return.quarterly.state in PUBLIC
    already = measure_return.state != ReturnState.LATE
    if settled and already and not because.strip():
        return [Obstacle("Say why the figure changes. The public will read this.", about="because")]
    return []


def obstacles_to_handing_in(measure_return: Any) -> list[str]:
    """Every figure its owner gives, where it comes from, and a few words on it."""
    found: list[str] = []
    given, series = measure_return.series_given(), series_of(measure_return.measure)
    if not series and not given:
        found.append(Obstacle("Say in words what happened.", about="words_main"))
    for one in series:
        if not one.is_computed and one.code not in given:
            found.append(Obstacle(f"Enter the figure: {one.unit}.", about=f"value_{one.code or 'main'}"))
    if not measure_return.source.strip():
        found.append(Obstacle("Say where the figure comes from.", about="source"))
    if not measure_return.what.strip():
        found.append(Obstacle("Say what the figure shows.", about="what"))
    return found


def obstacles_to_moderating(measure_return: Any, *, by: Any) -> list[str]:
    """Two pairs of eyes."""
    if measure_return.handed_in_by_id is not None and measure_return.handed_in_by_id == by.pk:
        return [Obstacle("You handed this in, so somebody else must moderate it.", about="who")]
    return []


def obstacles_to_drafting(quarterly: Any) -> list[str]:
    """Each measure is moderated, or said to be late."""
    done = (ReturnState.MODERATED, ReturnState.LATE)
    open_ = [one for one in quarterly.returns.select_related("measure").order_by("measure__position")
             if one.state not in done]  # fmt: skip
    return [
        Obstacle(f"{one.measure.code} is not moderated: {str(one.state_word).lower()}.", about=one.measure.code)
        for one in open_
    ]


def obstacles_to_approving(quarterly: Any) -> list[str]:
    """The Commissioner approves words, not only figures."""
    return [] if quarterly.summary.strip() else [Obstacle("Write the summary first.", about="summary")]


def obstacles_to_closing(quarterly: Any) -> list[str]:
    """What was promised at the meeting is done."""
    return [
        Obstacle(f"Not done yet: {one.what}", about=f"action-{one.pk}")
        for one in quarterly.meeting_actions.all()
        if one.done_on is None
    ]


def obstacles_to_bringing_in(quarter: Any, opened: Collection[str]) -> list[str]:
    """What was measured before this office kept it here. Since then each figure comes from its owner."""
    if quarter.code in opened:
        return [Obstacle(f"{quarter.code} is collected here. Ask the measure's owner for the figure.", about="quarter")]
    return []
