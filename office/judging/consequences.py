"""What moves next when scores are locked or unlocked, a reader is taken off, or a bid is taken out."""

from collections.abc import Iterable, Sequence
from typing import Any

from office.records.actors import THE_CLOCK
from office.records.steps import Obstacle, Refused, take, take_all

from . import rules
from .arithmetic import mean_percent
from .findings import METHOD, findings_of
from .sheets import digest_of
from .states import AssessmentState, EntryState


def refuse_once_closed(entries: Iterable[Any]) -> None:
    """What would change a list that an officer closed while the rules were looking comes too late.

    The contest's row is the lock: the rules read it without one, and closing reads the entries without one.
    """
    contests = {entry.contest_id: entry.contest for entry in entries}
    if not contests:
        return
    held = type(next(iter(contests.values()))).objects.select_for_update(no_key=True)
    if any(contest.state not in rules.RUNNING for contest in held.filter(pk__in=contests).order_by("pk")):
        raise Refused([Obstacle("The scoring is closed: the panel has the list.", about="contest")])


def keep_and_weigh(assessments: Sequence[Any], *, by: Any) -> None:
    """Keep each sheet as it was locked; settle the entries whose readers have all locked."""
    refuse_once_closed(one.entry for one in assessments)
    for assessment in assessments:
        said = {one.criterion.code: [one.points, one.reason] for one in assessment.scores.select_related("criterion")}
        assessment.sheets.create(
            number=assessment.sheets.count() + 1,
            percent=assessment.percent,
            scores=said,
            digest=digest_of(said),
            locked_at=assessment.locked_at,
        )
    _weigh(_entries_of(assessments))


def keep_the_findings(contests: Sequence[Any], *, by: Any) -> None:
    """What the closed list is worth, as a hash: anybody can work it out again from the frozen scores."""
    for contest in contests:
        contest.findings_hash, contest.findings_method = findings_of(contest).digest, METHOD
        contest.save(update_fields=["findings_hash", "findings_method"])


def lists_stay_open(entries: Sequence[Any], *, by: Any) -> None:
    """A bid goes back to moderation only while the list is open."""
    refuse_once_closed(entries)


def reopen(assessments: Sequence[Any], *, by: Any) -> None:
    """An unlocked score takes its entry back to reading."""
    refuse_once_closed(one.entry for one in assessments)
    _reopen(_entries_of(assessments))


def let_go(assessments: Sequence[Any], *, by: Any) -> None:
    """A reader was taken off: the key is revoked, their scores no longer count, the others are weighed anew."""
    refuse_once_closed(one.entry for one in assessments)
    for assessment in assessments:
        assessment.entry.keys.filter(user=assessment.assessor_id).delete()
    _reopen(_entries_of(one for one in assessments if one.locked_at))
    _weigh(_entries_of(assessments))


def close_the_bids(entries: Sequence[Any], *, by: Any) -> None:
    """A bid was taken out: nobody holds its key, nobody owes it a score."""
    for entry in entries:
        unscored = entry.assessments.filter(state=AssessmentState.ASSIGNED)
        take_all(unscored.model, unscored.values_list("pk", flat=True), "release", by=THE_CLOCK)
        entry.keys.all().delete()


def _entries_of(assessments: Iterable[Any]) -> list[Any]:
    """Their entries, each once and freshly read under a lock: two readers who lock at the same moment
    would otherwise each find the other's sheet open, and nobody would settle the bid."""
    entries = {one.entry_id: one.entry for one in assessments}
    if not entries:
        return []
    held = type(next(iter(entries.values()))).objects.select_for_update(no_key=True, of=("self",))
    return list(
        held.filter(pk__in=entries)
        .order_by("pk")
        .select_related("contest__rubric")
        .prefetch_related("contest__rubric__criteria", "assessments__scores__criterion")
    )


def _reopen(entries: Sequence[Any]) -> None:
    for entry in entries:
        if entry.state in (EntryState.SETTLED, EntryState.MODERATION):
            take(entry, "reopen", by=THE_CLOCK)


def _weigh(entries: Sequence[Any]) -> None:
    for entry in entries:
        readings = [one for one in entry.assessments.all() if one.state != AssessmentState.RELEASED]
        all_locked = all(one.state == AssessmentState.LOCKED for one in readings)
        if entry.state == EntryState.READING and all_locked and len(readings) >= entry.readers:
            _settle(entry, readings)


def _settle(entry: Any, readings: Sequence[Any]) -> None:
    percents = [one.percent for one in readings]
    mean = mean_percent(percents)
    if flag := rules.why_moderate(entry.contest, percents, _points(readings)):
        take(entry, "refer", by=THE_CLOCK, percent=mean, flag=flag)
    else:
        take(entry, "settle", by=THE_CLOCK, percent=mean)


def _points(readings: Sequence[Any]) -> dict[str, list[int]]:
    given: dict[str, list[int]] = {}
    for reading in readings:
        for score in reading.scores.all():
            given.setdefault(score.criterion.code, []).append(score.points)
    return given
