"""How answers are written: who wrote what onto which revision, and what is kept beside it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from office.records import clock

from .models import Answer, AnswerVersion, Question, Submission
from .types import COLUMNS, Content, Raw, Typed, content_of, from_json, question_type

MOST_CHARACTERS = 100_000
TOO_LONG = f"This is longer than {MOST_CHARACTERS:,} characters, so it was not saved here. We have kept a copy of it."
# One person's typing within so long is one version; a longer break, or another person, starts the next.
ONE_SITTING = dt.timedelta(minutes=5)


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

    def __init__(self, submission: Submission, by: Any) -> None:
        self.submission, self.now = submission, clock.now()
        self.writer = person(by)
        self.answers: list[Answer] = []
        self.versions: list[AnswerVersion] = []
        self.refreshed: list[AnswerVersion] = []
        self.saved = Saved(saved_at=self.now, revision=submission.revision)

    def give(self, given: Mapping[str, Raw], base: Mapping[str, int] | None) -> Saved:
        """Write each answer given onto the revision it was made from; without a base, onto whatever stands."""
        questions, standing, waiting = self._read(list(given))
        for code, raw in given.items():
            question = questions.get(code)
            if question is None:
                self.saved.unknown.append(code)
            else:
                started_from = None if base is None else base.get(code, 0)
                mine = [version for version in waiting if version.question_id == question.pk]
                self._sort(question, raw, standing.get(question.pk), started_from, mine)
        return self._write()

    def put(self, question: Question, current: Answer | None, content: Content, *, chosen: bool = True) -> None:
        """Write this content; what stood there is kept. `chosen`: whether what stood had been meant to stay."""
        if current and (not chosen or self._starts_a_version(current, content)):
            self.versions.append(self._kept(question, current.revision, content_of(current), current, chosen=chosen))
        revision = (current.revision if current else 0) + 1
        self.answers.append(
            Answer(
                submission=self.submission, question=question, revision=revision, changed_at=self.now,
                changed_by=self.writer, **content.columns(),
            )
        )  # fmt: skip
        self.saved.revisions[question.code] = revision

    def keep_aside(self, given: Mapping[str, Raw]) -> list[str]:
        """Keep what differs from the answers, once, without touching them."""
        questions, standing, waiting = self._read(list(given))
        for code, question in questions.items():
            content, current = (
                question_type(question.type).read(given[code], question.options),
                standing.get(question.pk),
            )
            if content != content_of(current) and not content.is_blank:
                mine = [version for version in waiting if version.question_id == question.pk]
                self._keep_once(question, content, current.revision if current else 0, mine)
        self._write()
        return sorted(version.question.code for version in self.versions)

    def finish(self) -> Saved:
        """Write down what was put."""
        return self._write()

    def _read(self, codes: list[str]) -> tuple[dict[str, Question], dict[int, Answer], list[AnswerVersion]]:
        questions = {
            question.code: question
            for question in Question.objects.filter(question_set_id=self.submission.question_set_id, code__in=codes)
        }
        keys = [question.pk for question in questions.values()]
        answers = Answer.objects.filter(submission=self.submission, question__in=keys).select_related("changed_by")
        waiting = AnswerVersion.objects.filter(
            submission=self.submission, question__in=keys, was_chosen=False, written_by=self.writer
        )
        return questions, {answer.question_id: answer for answer in answers}, list(waiting)

    def _sort(
        self, question: Question, raw: Raw, current: Answer | None, base: int | None, mine: list[AnswerVersion]
    ) -> None:
        content, stands = question_type(question.type).read(raw, question.options), content_of(current)
        revision = current.revision if current else 0
        self.saved.revisions[question.code] = revision
        if len(Typed(raw)) > MOST_CHARACTERS:
            self._refuse(question, content, revision, mine)
        elif (current and content == stands) or _nothing_new(question, content, current):
            return
        elif base is not None and base != revision:
            self._keep_both(question, content, current, base, mine)
        else:
            self.put(question, current, content)

    def _refuse(self, question: Question, content: Content, revision: int, mine: list[AnswerVersion]) -> None:
        """Too long to be an answer: kept once beside it, and said."""
        self.saved.too_long[question.code] = TOO_LONG
        self._keep_once(question, content, revision, mine)

    def _keep_once(self, question: Question, content: Content, revision: int, mine: list[AnswerVersion]) -> None:
        """Beside the answer, unless the same is there from before."""
        if not any(version.settled_at and from_json(version.content) == content for version in mine):
            self.versions.append(self._kept(question, revision, content, None, chosen=False))

    def _keep_both(
        self, question: Question, content: Content, current: Answer | None, base: int, mine: list[AnswerVersion]
    ) -> None:
        """Somebody else changed it since: both stay until one is chosen. More typing goes into the same version."""
        version = next((one for one in mine if one.settled_at is None), None)
        if version is None:
            version = self._kept(question, base, content, None, chosen=False)
            version.settled_at = None
            self.versions.append(version)
        elif from_json(version.content) != content:
            version.content, version.written_at = content.as_json(), self.now
            self.refreshed.append(version)
        self.saved.conflicts[question.code] = Conflict(
            code=question.code, version=version, mine=content, theirs=content_of(current),
            revision=current.revision if current else 0, theirs_by=current.changed_by if current else None,
            theirs_at=current.changed_at if current else None,
        )  # fmt: skip

    def _kept(
        self, question: Question, revision: int, content: Content, current: Answer | None, *, chosen: bool
    ) -> AnswerVersion:
        return AnswerVersion(
            submission=self.submission, question=question, revision=revision, content=content.as_json(),
            was_chosen=chosen, settled_at=self.now,
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
            AnswerVersion.objects.bulk_update(self.refreshed, ["content", "written_at"])
        if self.answers:
            Answer.objects.bulk_create(
                self.answers,
                update_conflicts=True,
                unique_fields=["submission", "question"],
                update_fields=[*COLUMNS, "revision", "changed_at", "changed_by"],
            )
            self.submission.revision += 1
            self.submission.saved_at = self.now
            self.submission.save(update_fields=["revision", "saved_at"])
        saved = self.saved
        return Saved(
            saved.saved_at, self.submission.revision, saved.revisions, saved.conflicts, saved.too_long, saved.unknown
        )


def person(by: Any) -> Any:
    """The actor as a writer: a person, or None for the clock and for decisions."""
    return by if getattr(by, "is_authenticated", False) else None


def _nothing_new(question: Question, content: Content, current: Answer | None) -> bool:
    """A required question left blank is not begun. An optional one left blank is an answer: nothing to say."""
    return current is None and content.is_blank and question.required
