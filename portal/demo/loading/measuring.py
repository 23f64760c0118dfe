"""The quarter: owners named, history brought in, figures entered and moderated, the Delivery Quarterly published."""

import datetime as dt
from decimal import Decimal
from functools import partial
from typing import Any

from office.delivery import actions, timekeeping
from office.delivery.models import Body, Figure, MeasureReturn, Quarterly
from office.delivery.quarters import Quarter, quarter_of
from office.delivery.series import series_of
from office.plan.queries import measures_of, plan_in_force
from office.records import clock, working_days
from office.records.steps import take

from .story import Story
from .timeline import Timeline

Record = dict[str, Any]
HOUR = dt.timedelta(hours=1)
TOLD_AFTER = 30  # working days from the quarter's end to the public
BROUGHT_IN = "Figures kept before, illustrative"
LATE = "M11"
PARTNERS = ("M14", "M15", "M16")
OFFICE = ("M02", "M03", "M06", "M08", "M09", "M17", "M20", "M21")
SAID: dict[str, tuple[str, str, str, str]] = {  # verdict, the moderator's sentence, why, what is being done
    "M01": ("on_track", "", "The summer brought people back into towns.", "Patrols follow the busiest evenings."),
    "M04": ("concern", "Calls are still far above what they were.", "Many calls were about people meeting outdoors.",
            "Each district has a plan for its three busiest places."),
    "M12": ("on_track", "", "A rise can mean that more people came forward.", "Support goes on up to the court."),
    "M16": ("good_practice", "The shared chart is now used by every court.", "Agencies count the same way.",
            "Other areas have asked to see it."),
    "M20": ("good_practice", "Services that ring back within a day do best.", "Help moved online without a gap.",
            "The three best services share how they do it in January."),
}  # fmt: skip
SUMMARY = (
    "Recorded crime rose from the spring, when most people stayed at home, and is lower than a year ago. Calls about "
    "anti-social behaviour stayed high, and that is our concern. Four in five people who used victims' services say "
    "that something got better for them."
)


def tell(story: Story, timeline: Timeline) -> None:
    """The newest quarter that the public has had time to be told, and the one that is collected now."""
    today = story.told_at.astimezone(clock.LONDON).date()
    quarter = quarter_of(today).after(-1)
    while working_days.after(quarter.ends_on, TOLD_AFTER) > today:
        quarter = quarter.after(-1)

    def on(days: int, hour: int) -> dt.datetime:
        return clock.in_london(working_days.after(quarter.ends_on, days), hour)

    timeline.at(on(1, 6), partial(_prepare, story, quarter))
    timeline.at(on(1, 7), partial(_open, story, quarter))
    timeline.at(on(13, 10), partial(_enter, story))
    timeline.at(on(17, 10), partial(_moderate, story))
    timeline.at(on(19, 10), partial(_draft, story))
    timeline.at(on(24, 15), partial(_meet, story))
    timeline.at(on(28, 11), partial(_approve, story))
    timeline.at(on(TOLD_AFTER, 10), partial(_publish, story))
    timeline.at(story.told_at - HOUR, timekeeping.keep_time)


def _records(story: Story) -> dict[str, Record]:
    return {one["code"]: one for one in story["delivery_framework"]}


def _measures() -> list[Any]:
    plan = plan_in_force()
    return list(measures_of(plan)) if plan else []


def _prepare(story: Story, quarter: Quarter) -> None:
    """Who owns which measure, and what was measured before."""
    officer, records, rows = story.person("officer-2"), _records(story), []
    for measure in _measures():
        slug, body = _owner(measure.code)
        actions.name_owner(measure=measure, user=story.person(slug), body=body, by=officer)
        rows += _history(measure, records[measure.code], quarter)
    actions.bring_in(rows=rows, by=officer)


def _owner(code: str) -> tuple[str, str]:
    if code in PARTNERS:
        return "csp-lead", Body.PARTNER
    return ("officer", Body.OFFICE) if code in OFFICE else ("measure-owner", Body.POLICE)


def _history(measure: Any, record: Record, quarter: Quarter) -> list[Figure]:
    """Baseline and quarters; the last one too of what is worked out from reports that are not loaded."""
    found = []
    for code, values, baseline, is_computed in _lines(measure, record):
        found.append(_figure(measure, code, quarter.after(-8), baseline, is_baseline=True))
        told = values if is_computed else values[:-1]
        for back, value, same in zip(range(-7, 1), told, record["comparable"], strict=False):
            found.append(_figure(measure, code, quarter.after(back), value, is_comparable=same))
    return found


def _lines(measure: Any, record: Record) -> list[tuple[str, list[Any], Any, bool]]:
    """Series code, the eight values, the baseline, and whether reports give it."""
    series = series_of(measure)
    if not series:
        return [("", record["narrative_series"], record["narrative_baseline"], False)]
    more = [(record.get("second_illustrative_series"), record.get("second_baseline"))]
    more += [(one["series"], one["baseline"]) for one in record.get("basket", [])]
    lines = [(record["illustrative_series"], record["baseline"]["value"]), *(one for one in more if one[0])]
    return [(one.code, values, base, one.is_computed) for one, (values, base) in zip(series, lines, strict=True)]


def _figure(measure: Any, code: str, quarter: Quarter, value: Any, **more: Any) -> Figure:
    told = {"words": value} if isinstance(value, str) else {"value": Decimal(str(value))}
    return Figure(measure=measure, quarter=quarter.code, series=code, source=BROUGHT_IN, **told, **more)


def _open(story: Story, quarter: Quarter) -> None:
    story.keep("quarterly", "last", actions.open_quarter(quarter=quarter, by=story.person("officer-2")))


def _quarterly(story: Story) -> Quarterly:
    found: Quarterly = story.get("quarterly", "last")
    found.refresh_from_db()
    return found


def _enter(story: Story) -> None:
    """Each owner's figures and words. The missing persons' figures are not in."""
    records = _records(story)
    for one in MeasureReturn.objects.filter(quarterly=_quarterly(story)).select_related("measure", "owner"):
        if one.measure.code == LATE:
            continue
        record, by = records[one.measure.code], story.person(_owner(one.measure.code)[0])
        lines = [(code, values) for code, values, _, is_computed in _lines(one.measure, record) if not is_computed]
        given = {code: _given(values[-1]) for code, values in lines}
        actions.record(measure_return=one, given=given, words=_words(one.measure, record),
                       is_comparable=record["comparable"][-1], by=by)  # fmt: skip
        one.refresh_from_db()
        take(one, "hand_in", by=by)


def _given(value: Any) -> actions.Given:
    return actions.Given(words=value) if isinstance(value, str) else actions.Given(Decimal(str(value)))


def _words(measure: Any, record: Record) -> dict[str, str]:
    values = record["illustrative_series"]
    moved = "The shared figures are in use." if values[-1] is None else (
        f"{values[-1]:,} this quarter, {values[-2]:,} the quarter before and {values[3]:,} a year ago."
    )  # fmt: skip
    _, _, why, doing = SAID.get(measure.code, ("", "", "", ""))
    return {"source": measure.data_source, "what": moved, "why": why, "doing": doing,
            "caveat": "These figures are made up for the demonstration."}  # fmt: skip


def _moderate(story: Story) -> None:
    for one in MeasureReturn.objects.filter(quarterly=_quarterly(story)).select_related("measure"):
        if one.measure.code == LATE:
            take(one, "go_on_without", by=story.person("officer-2"))
        else:
            verdict, note, _, _ = SAID.get(one.measure.code, ("on_track", "", "", ""))
            take(one, "moderate", by=story.person("officer-2"), verdict=verdict, note=note)


def _draft(story: Story) -> None:
    by = story.person("officer-2")
    actions.write_summary(quarterly=_quarterly(story), summary=SUMMARY, by=by)
    take(_quarterly(story), "draft", by=by)


def _meet(story: Story) -> None:
    by, quarterly = story.person("officer-2"), _quarterly(story)
    actions.log_question(
        quarterly=quarterly, asked_by="The Commissioner", by=by,
        question="Why do calls about anti-social behaviour stay so high?",
        answer="Half of them were about people meeting outdoors. Without those they are a tenth above last year.",
    )  # fmt: skip
    actions.log_action(
        quarterly=quarterly, what="Bring a plan for the three busiest places in each district.", by=by,
        owner="West Yorkshire Police", due_on=clock.today() + dt.timedelta(days=42),
    )  # fmt: skip
    take(quarterly, "hold_meeting", by=by, held_on=clock.today())


def _approve(story: Story) -> None:
    take(_quarterly(story), "approve", by=story.person("commissioner"))


def _publish(story: Story) -> None:
    take(_quarterly(story), "publish", by=story.person("officer-2"))
