"""How answers are written: who wrote what onto which revision, and what is kept beside it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from office.records import clock

from .models import Answer, AnswerVersion, Question, Submission
from .queries import questions_by_code
from .types import COLUMNS, Content, Raw, Typed, content_of, from_json, question_type

MOST_CHARACTERS = 100_000
TOO_LONG = f"This is longer than {MOST_CHARACTERS:,} characters, so it was not saved here. We have kept a copy of it."
# One person's typing within so long is one version; a longer break, or another person, starts the next.
ONE_SITTING = dt.timedelta(minutes=5)


@dataclass(frozen=True)
class Origin:
    """The opened page on which something was typed, and which of its changes this is, counted from 1.

    A page whose answer got lost on the way sends again: by this it meets its own earlier words as its own, and
    words that it has overtaken change nothing. A plain form has none.
    """

    page: str = ""
    turn: int = 0


NOWHERE = Origin()


@dataclass(frozen=True)
class Conflict:
    """Two versions of one answer. `version` keeps mine; `revision` is that of theirs."""

    code: str
    version: AnswerVersion
    mine: Content
    theirs: Content
    revision: int
    theirs_by: Any
    theirs_at: dt.datetime | None


@dataclass(frozen=True)
class Saved:
    """What a save did. `revisions` and the rest are by question code; send the revisions as the next `base`."""

    saved_at: dt.datetime
    revision: int
    revisions: dict[str, int] = field(default_factory=dict)
    conflicts: dict[str, Conflict] = field(default_factory=dict)
    too_long: dict[str, str] = field(default_factory=dict)  # refused, with the sentence that says why
    unknown: list[str] = field(default_factory=list)  # codes this form does not have


class Writing:
    """One save: reads what stands, sorts what was given, and writes it all in a bounded number of queries."""

    def __init__(self, submission: Submission, by: Any, origins: Mapping[str, Origin] | None = None) -> None:
        self.submission, self.now = submission, clock.now()
        self.writer = person(by)
        self.origins = origins or {}
        self.answers: list[Answer] = []
        self.versions: list[AnswerVersion] = []
        self.refreshed: list[AnswerVersion] = []
        self.saved = Saved(saved_at=self.now, revision=submission.revision)

    def give(self, given: Mapping[str, Raw], base: Mapping[str, int] | None) -> Saved:
        """Write each answer given onto the revision it was made from; without a base, onto whatever stands."""
        questions, standing = self._read(list(given))
        for code, raw in given.items():
            question = questions.get(code)
            if question is None:
                self.saved.unknown.append(code)
            else:
                started_from = None if base is None else base.get(code, 0)
                self._sort(question, raw, standing.get(question.pk), started_from)
        return self._write()

    def put(
        self, question: Question, current: Answer | None, content: Content, *, chosen: bool = True,
        copied_from: str = "",
    ) -> None:  # fmt: skip
        """Write this content; what stood there is kept. `chosen`: whether what stood had been meant to stay.

        copied_from: the reference it comes from unread; whoever writes it anew leaves that empty.
        """
        if current and (not chosen or self._starts_a_version(current, content)):
            self.versions.append(self._kept(question, current.revision, content_of(current), current, chosen=chosen))
        revision, origin = (current.revision if current else 0) + 1, self._origin(question)
        self.answers.append(
            Answer(
                submission=self.submission, question=question, revision=revision, changed_at=self.now,
                changed_by=self.writer, page=origin.page, turn=origin.turn, copied_from=copied_from,
                **content.columns(),
            )
        )  # fmt: skip
        self.saved.revisions[question.code] = revision

    def keep_aside(self, given: Mapping[str, Raw]) -> list[str]:
        """Keep what differs from the answers, once, without touching them."""
        questions, standing = self._read(list(given))
        for code, question in questions.items():
            content, current = (
                question_type(question.type).read(given[code], question.options),
                standing.get(question.pk),
            )
            if content != content_of(current) and not content.is_blank:
                self._keep_once(question, content, current.revision if current else 0)
        self._write()
        return sorted(version.question.code for version in self.versions)

    def finish(self) -> Saved:
        """Write down what was put."""
        return self._write()

    def _read(self, codes: list[str]) -> tuple[dict[str, Question], dict[int, Answer]]:
        known = questions_by_code(self.submission.question_set)
        questions = {code: known[code] for code in codes if code in known}
        keys = [question.pk for question in questions.values()]
        answers = Answer.objects.filter(submission=self.submission, question__in=keys).select_related("changed_by")
        return questions, {answer.question_id: answer for answer in answers}

    def _beside(self, question: Question) -> list[AnswerVersion]:
        """This writer's own versions of it that were not chosen."""
        return list(self.submission.versions.filter(question=question, was_chosen=False, written_by=self.writer))

    def _origin(self, question: Question) -> Origin:
        return self.origins.get(question.code, NOWHERE)

    def _sort(self, question: Question, raw: Raw, current: Answer | None, base: int | None) -> None:
        content, stands = question_type(question.type).read(raw, question.options), content_of(current)
        revision = current.revision if current else 0
        self.saved.revisions[question.code] = revision
        if len(Typed(raw)) > MOST_CHARACTERS:
            self._refuse(question, content, revision)
        elif (current and content == stands) or _nothing_new(question, content, current):
            return
        elif base is None or base == revision or self._is_ours(question, current):
            if not self._was_overtaken(question, current):
                self.put(question, current, content)
        else:
            self._keep_both(question, content, current, base)

    def _is_ours(self, question: Question, current: Answer | None) -> bool:
        """What stands was written by the same page: it never heard of the revision that it made."""
        page = self._origin(question).page
        return bool(page and current and current.page == page and current.changed_by == self.writer)

    def _was_overtaken(self, question: Question, current: Answer | None) -> bool:
        """The same page has written later words already; these come late, or once more."""
        if current is None or not self._is_ours(question, current):
            return False
        return self._origin(question).turn <= current.turn

    def _refuse(self, question: Question, content: Content, revision: int) -> None:
        """Too long to be an answer: kept once beside it, and said."""
        self.saved.too_long[question.code] = TOO_LONG
        self._keep_once(question, content, revision)

    def _keep_once(self, question: Question, content: Content, revision: int) -> None:
        """Beside the answer, unless the same is there from before."""
        settled = (version for version in self._beside(question) if version.settled_at)
        if not any(from_json(version.content) == content for version in settled):
            self.versions.append(self._kept(question, revision, content, None, chosen=False))

    def _keep_both(self, question: Question, content: Content, current: Answer | None, base: int) -> None:
        """Somebody else changed it since: both stay until one is chosen. What the same page types afterwards goes
        into the same version; another page's words never replace it."""
        origin = self._origin(question)
        waiting = [one for one in self._beside(question) if one.settled_at is None]
        same_page = [one for one in waiting if origin.page and one.page == origin.page]
        version = next(iter(same_page or [one for one in waiting if from_json(one.content) == content]), None)
        if version is None:
            version = self._kept(question, base, content, None, chosen=False)
            version.settled_at = None
            self.versions.append(version)
        elif same_page and version.turn < origin.turn:
            version.content, version.written_at, version.turn = content.as_json(), self.now, origin.turn
            self.refreshed.append(version)
        self.saved.conflicts[question.code] = Conflict(
            code=question.code, version=version, mine=content, theirs=content_of(current),
            revision=current.revision if current else 0, theirs_by=current.changed_by if current else None,
            theirs_at=current.changed_at if current else None,
        )  # fmt: skip

    def _kept(
        self, question: Question, revision: int, content: Content, current: Answer | None, *, chosen: bool
    ) -> AnswerVersion:
        origin = Origin(current.page, current.turn) if current else self._origin(question)
        return AnswerVersion(
            submission=self.submission, question=question, revision=revision, content=content.as_json(),
            was_chosen=chosen, settled_at=self.now, page=origin.page, turn=origin.turn,
            written_at=current.changed_at if current else self.now,
            written_by=current.changed_by if current else self.writer,
        )  # fmt: skip

    def _starts_a_version(self, current: Answer, content: Content) -> bool:
        """Another writer, another sitting, or a save that loses much of what stood."""
        return (
            current.changed_by != self.writer
            or self.now - current.changed_at >= ONE_SITTING
            or len(str(content.as_json())) * 2 < len(str(content_of(current).as_json()))
            or len(content.text) * 2 < len(current.text)
        )

    def _write(self) -> Saved:
        """Each kind of row in one query; the submission's revision moves when an answer did."""
        if self.versions:
            AnswerVersion.objects.bulk_create(self.versions)
        if self.refreshed:
            AnswerVersion.objects.bulk_update(self.refreshed, ["content", "written_at", "turn"])
        if self.answers:
            Answer.objects.bulk_create(
                self.answers,
                update_conflicts=True,
                unique_fields=["submission", "question"],
                update_fields=[*COLUMNS, "revision", "changed_at", "changed_by", "page", "turn", "copied_from"],
            )
            self.submission.revision += 1
            self.submission.writing_seconds += seconds_spent(self.submission.saved_at, self.now)
            self.submission.saved_at = self.now
            self.submission.save(update_fields=["revision", "saved_at", "writing_seconds"])
        saved = self.saved
        return Saved(
            saved.saved_at, self.submission.revision, saved.revisions, saved.conflicts, saved.too_long, saved.unknown
        )


def seconds_spent(saved_at: dt.datetime | None, now: dt.datetime) -> int:
    """What the time since the last save adds to the time spent writing: nothing after a break."""
    spent = now - saved_at if saved_at else dt.timedelta()
    return int(spent.total_seconds()) if dt.timedelta() < spent < ONE_SITTING else 0


def person(by: Any) -> Any:
    """The actor as a writer: a person, or None for the clock and for decisions."""
    return by if getattr(by, "is_authenticated", False) else None


def _nothing_new(question: Question, content: Content, current: Answer | None) -> bool:
    """A required question left blank is not begun. An optional one left blank is an answer: nothing to say."""
    return current is None and content.is_blank and question.required
