"""Deeds: quarters are opened, figures and words written, owners named, meetings recorded."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from office.plan.queries import measures_of, plan_in_force
from office.post.telling import tell
from office.records import clock
from office.records.deeds import deed
from office.records.steps import Forbidden, Obstacle, Refused
from office.records.trail import note

from . import computing, messages, permissions, queries, rules
from .models import Figure, MeasureOwner, MeasureReturn, MeetingAction, MeetingQuestion, Quarterly
from .quarters import Quarter, quarter_called
from .series import series_of
from .states import QuarterlyState, ReturnState

NUDGE_AFTER = dt.timedelta(hours=20)
WORDS = ("source", "caveat", "what", "why", "doing")


@dataclass(frozen=True)
class Given:
    """A figure as somebody gives it: its number, or words where a measure is told in words."""

    value: Decimal | None = None
    words: str = ""


@deed
def open_quarter(*, quarter: Quarter, by: Any) -> Quarterly:
    """Start collecting what a quarter showed, and ask every owner. The same again gives the same one."""
    if not permissions.may_open(by):
        raise Forbidden
    if there := Quarterly.objects.filter(code=quarter.code).first():
        return there
    plan = plan_in_force()
    if plan is None:
        raise Refused(["There is no Plan in force to measure."])
    _refuse(rules.obstacles_to_opening(quarter))
    quarterly = Quarterly.objects.create(
        code=quarter.code, reference=f"DQ-{quarter.code.replace(' ', '-')}", plan=plan,
        starts_on=quarter.starts_on, ends_on=quarter.ends_on, opened_at=clock.now(),
    )  # fmt: skip
    owners = queries.owners_of(plan)
    MeasureReturn.objects.bulk_create(
        MeasureReturn(quarterly=quarterly, measure=one, source=one.data_source,
                      owner=owners[one.pk].user if one.pk in owners else None)
        for one in measures_of(plan)
    )  # fmt: skip
    note(quarterly, "opened", by=by)
    tell(messages.FIGURES_WANTED, quarterly, by=by)
    return quarterly


@deed
def record(
    *,
    measure_return: MeasureReturn,
    given: Mapping[str, Given],
    words: Mapping[str, str],
    is_comparable: bool = True,
    because: str = "",
    by: Any,
) -> MeasureReturn:
    """Write down a measure's figures (by series) and words. A figure that differs is a new revision.

    words: source, caveat, what, why, doing. because: why a figure changes once it was moderated or published.
    """
    row = MeasureReturn.objects.select_for_update(no_key=True, of=("self",)).select_related("measure", "quarterly")
    held = row.get(pk=measure_return.pk)
    if not permissions.may_enter(held, by):
        raise Forbidden
    changed = _changed(held, given, is_comparable)
    if changed:
        _refuse(rules.obstacles_to_recording(held, because))
    new_words = {name: words[name].strip() for name in WORDS if name in words}
    if held.state == ReturnState.MODERATED and any(getattr(held, name) != text for name, text in new_words.items()):
        raise Refused(["These words were moderated. Ask the office to send them back to you."])
    for name, text in new_words.items():
        setattr(held, name, text)
    held.save(update_fields=list(new_words))
    _append(held, changed, is_comparable, because, by)
    note(held, "recorded", by=by, words={"figures": sorted(code or "main" for code in changed)})
    measure_return.refresh_from_db()
    return held


def _changed(held: MeasureReturn, given: Mapping[str, Given], is_comparable: bool) -> dict[str, tuple[int, Given]]:
    """The figures that say something new, with the revision each gets."""
    series = series_of(held.measure)
    allowed = {one.code for one in series if not one.is_computed} if series else {""}
    if strange := set(given) - allowed:
        raise Refused([Obstacle("This figure is worked out from reports.", about=f"value_{sorted(strange)[0]}")])
    before = queries.figures_of([held.measure])
    found = {}
    for code, one in given.items():
        rows = before.get((held.measure_id, held.quarterly.code, code), [])
        was = (rows[-1].value, rows[-1].words, rows[-1].is_comparable) if rows else None
        if (one.value is not None or one.words.strip()) and was != (one.value, one.words.strip(), is_comparable):
            found[code] = (len(rows) + 1, one)
    return found


def _append(
    held: MeasureReturn, changed: Mapping[str, tuple[int, Given]], is_comparable: bool, because: str, by: Any
) -> None:
    Figure.objects.bulk_create(
        Figure(
            measure_id=held.measure_id, quarter=held.quarterly.code, series=code, revision=revision, value=one.value,
            words=one.words.strip(), source=held.source or held.measure.data_source, is_comparable=is_comparable,
            is_late=held.quarterly.state in rules.PUBLIC, because=because.strip() if revision > 1 else "",
            at=clock.now(), by=by.trail_name,
        )
        for code, (revision, one) in changed.items()
    )  # fmt: skip


@deed
def work_out(*, quarterly: Quarterly, by: Any) -> int:
    """Work out what accepted reports say of the quarter. Returns how many figures are new.

    A report accepted later changes a figure: then it is a revision, like any other.
    """
    if not permissions.may_open(by):
        raise Forbidden
    held = Quarterly.objects.select_for_update(no_key=True).get(pk=quarterly.pk)
    measures = [one for one in measures_of(held.plan) if one.from_provider_reports]
    series = [(measure, one) for measure in measures for one in series_of(measure) if one.is_computed]
    given = computing.given_in(held, {code for _, one in series for code in (one.adds, *one.shares) if code})
    before = queries.figures_of(measures)
    new = [
        figure
        for measure, one in series
        if (figure := _worked_out(held, measure, one, given, before.get((measure.pk, held.code, one.code), []), by))
    ]
    Figure.objects.bulk_create(new)
    if new:
        note(held, "worked_out", by=by, words={"figures": len(new)})
    return len(new)


def _worked_out(held: Quarterly, measure: Any, series: Any, given: Any, rows: list[Figure], by: Any) -> Figure | None:
    value, reports = given.value_of(series), given.made_from(series)
    if value is None or (rows and rows[-1].value == value and rows[-1].made_from == reports):
        return None
    is_public = held.state in rules.PUBLIC
    return Figure(
        measure=measure, quarter=held.code, series=series.code, revision=len(rows) + 1, value=value,
        source=f"{len(reports)} accepted report{'' if len(reports) == 1 else 's'}", made_from=reports,
        is_late=is_public, because="a report was accepted later" if rows and is_public else "",
        at=clock.now(), by=by.trail_name,
    )  # fmt: skip


@deed
def bring_in(*, rows: Iterable[Figure], by: Any) -> int:
    """Bring in what was measured before the first quarter kept here, baselines included. Returns how many.

    rows: unsaved figures with measure, quarter, series, value or words, source. Those that are there stay.
    """
    if not permissions.may_keep_measures(by):
        raise Forbidden
    opened = set(Quarterly.objects.values_list("code", flat=True))
    wanted = list(rows)
    for one in wanted:
        _refuse(rules.obstacles_to_bringing_in(quarter_called(one.quarter), opened))
        one.at, one.by, one.revision = clock.now(), by.trail_name, 1
    there = set(Figure.objects.values_list("measure_id", "quarter", "series"))
    new = [one for one in wanted if (one.measure_id, one.quarter, one.series) not in there]
    Figure.objects.bulk_create(new)
    for measure in {one.measure for one in new}:
        note(measure, "figures_brought_in", by=by, words={"count": sum(one.measure_id == measure.pk for one in new)})
    return len(new)


@deed
def name_owner(*, measure: Any, user: Any, body: str, by: Any) -> MeasureOwner:
    """Say who gives the figures of a measure, from the quarter that is open on."""
    if not permissions.may_keep_measures(by):
        raise Forbidden
    user.__dict__.pop("standing", None)
    if not permissions.has_role(user, *permissions.OWNERS):
        raise Refused([Obstacle("Choose somebody who gives figures: a measure owner, partner or officer.", "user")])
    owner, _ = MeasureOwner.objects.update_or_create(measure=measure, defaults={"user": user, "body": body})
    open_ = MeasureReturn.objects.filter(measure=measure, state__in=[ReturnState.WAITING, ReturnState.LATE])
    open_.update(owner=user)
    note(measure, "owner_named", by=by, words={"user": user})
    return owner


@deed
def nudge(*, measure_return: MeasureReturn, by: Any) -> None:
    """Remind a measure's owner, at most once a day."""
    held = MeasureReturn.objects.select_for_update(no_key=True).get(pk=measure_return.pk)
    if not permissions.may_moderate(held, by):
        raise Forbidden
    if held.owner_id is None:
        raise Refused(["Nobody owns this measure yet. Name an owner first."])
    if held.state not in (ReturnState.WAITING, ReturnState.LATE):
        raise Refused(["It is handed in."])
    if held.nudged_at and clock.now() - held.nudged_at < NUDGE_AFTER:
        raise Refused(["They were reminded today already."])
    held.nudged_at = clock.now()
    held.save(update_fields=["nudged_at"])
    tell(messages.NUDGED, held, by=by)


@deed
def write_summary(*, quarterly: Quarterly, summary: str, by: Any) -> Quarterly:
    """What the Commissioner says of the quarter, until it is approved."""
    held = _held(quarterly, by)
    if held.state not in (QuarterlyState.COLLECTING, QuarterlyState.DRAFTED, QuarterlyState.MET):
        raise Refused(["The account is approved, so its summary no longer changes."])
    held.summary = summary.strip()
    held.save(update_fields=["summary"])
    note(held, "summary_written", by=by)
    quarterly.refresh_from_db()
    return held


@deed
def log_question(*, quarterly: Quarterly, asked_by: str, question: str, answer: str, by: Any) -> MeetingQuestion:
    """A question put at the meeting, and the answer given. `asked_by`: a role or a body."""
    held = _held(quarterly, by)
    made = MeetingQuestion.objects.create(
        quarterly=held, asked_by=asked_by.strip(), question=question.strip(), answer=answer.strip()
    )
    note(held, "question_logged", by=by)
    return made


@deed
def log_action(*, quarterly: Quarterly, what: str, owner: str, due_on: dt.date, by: Any) -> MeetingAction:
    """Something promised at the meeting. `owner`: a role or a body."""
    held = _held(quarterly, by)
    made = MeetingAction.objects.create(quarterly=held, what=what.strip(), owner=owner.strip(), due_on=due_on)
    note(held, "action_logged", by=by)
    return made


@deed
def finish_action(*, action: MeetingAction, by: Any) -> MeetingAction:
    """It is done."""
    held = _held(action.quarterly, by)
    row = MeetingAction.objects.select_for_update(no_key=True).get(pk=action.pk)
    if row.done_on is None:
        row.done_on = clock.today()
        row.save(update_fields=["done_on"])
        note(held, "action_done", by=by, words={"action": row.pk})
    return row


def _held(quarterly: Quarterly, by: Any) -> Quarterly:
    if not permissions.may_run(quarterly, by):
        raise Forbidden
    return Quarterly.objects.select_for_update(no_key=True).get(pk=quarterly.pk)


def _refuse(obstacles: Iterable[str]) -> None:
    if found := list(obstacles):
        raise Refused(found)
