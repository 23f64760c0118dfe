"""Who owes what in a contest. It counts sheets and never shows a score."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet, Subquery

from ..models import Assessment, Contest, Declaration, Entry
from ..states import AssessmentState, EntryState


@dataclass
class ReaderProgress:
    """One reader's bids: how many they lock, still score, and have not declared on."""

    assessor: Any
    locked: int = 0
    to_score: int = 0
    undeclared: int = 0
    last_active: dt.datetime | None = None  # their latest score, declaration or lock

    @property
    def given(self) -> int:
        """All the bids they hold."""
        return self.locked + self.to_score


@dataclass
class Progress:
    """How far a contest is."""

    readers: list[ReaderProgress] = field(default_factory=list)
    short_of_readers: list[Entry] = field(default_factory=list)
    to_moderate: list[Entry] = field(default_factory=list)
    interest_after_lock: list[Assessment] = field(default_factory=list)  # to be looked at by an officer
    settled: int = 0
    entries: int = 0

    @property
    def locked(self) -> int:
        """Sheets that are in."""
        return sum(one.locked for one in self.readers)

    @property
    def given(self) -> int:
        """Sheets that are owed or in."""
        return sum(one.given for one in self.readers)


def progress(contest: Contest) -> Progress:
    """Readers with what each owes, bids that wait for an officer, and the totals."""
    entries: list[Any] = list(_entries(contest))
    readings: list[Any] = list(_readings(contest))
    return Progress(
        readers=_readers(one for one in readings if one.entry.state != EntryState.REMOVED),
        short_of_readers=[
            one for one in entries if one.state in (EntryState.WAITING, EntryState.READING) and one.held < one.readers
        ],
        to_moderate=[one for one in entries if one.state == EntryState.MODERATION],
        interest_after_lock=[one for one in readings if one.has_interest],
        settled=sum(one.state == EntryState.SETTLED for one in entries),
        entries=len(entries),
    )


def _entries(contest: Contest) -> QuerySet[Entry]:
    held = Count("assessments", filter=~Q(assessments__state=AssessmentState.RELEASED))
    return contest.entries.exclude(state=EntryState.REMOVED).annotate(held=held).order_by("pk")


def _readings(contest: Contest) -> QuerySet[Assessment]:
    said = Declaration.objects.filter(entry=OuterRef("entry_id"), user=OuterRef("assessor_id"))
    return (
        Assessment.objects.filter(entry__contest=contest)
        .exclude(state=AssessmentState.RELEASED)
        .annotate(
            has_declared=Exists(said),
            has_interest=Exists(said.filter(has_interest=True)),
            declared_at=Subquery(said.values("at")[:1]),
            scored_at=Max("scores__saved_at"),
        )
        .select_related("assessor", "entry")
        .order_by("assessor__name", "assessor_id", "order")
    )


def _readers(readings: Iterable[Any]) -> list[ReaderProgress]:
    found: dict[int, ReaderProgress] = {}
    for one in readings:
        reader = found.setdefault(one.assessor_id, ReaderProgress(one.assessor))
        moments = filter(None, (reader.last_active, one.declared_at, one.scored_at, one.locked_at))
        reader.last_active = max(moments, default=None)
        if one.state == AssessmentState.LOCKED:
            reader.locked += 1
        else:
            reader.to_score += 1
            reader.undeclared += not one.has_declared
    return list(found.values())
