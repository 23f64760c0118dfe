"""Deeds on submissions: starting, saving, choosing between versions, sending and taking back; and on forms."""

from collections.abc import Mapping
from typing import Any

from office.records import clock
from office.records.deeds import deed
from office.records.steps import Forbidden, Refused, Stale
from office.records.trail import note

from . import permissions, rules
from .going_on import go_on
from .holding import held_to_write
from .models import Answer, AnswerVersion, Question, QuestionSet, Receipt, Section, Submission
from .purposes import purpose_of
from .question_sets import completed, hash_of, plain_form
from .sending import hash_of_content, sent_content
from .types import Raw, from_json, question_type
from .wholeness import obstacles_in
from .writing import Origin, Saved, Writing, person


@deed
def start(*, question_set: QuestionSet, organisation: Any, by: Any, is_sealed: bool = False) -> Submission:
    """An empty submission, listed from this moment on. Whoever calls has asked whether `by` may start one.

    is_sealed: only its own people ever write in it; no officer does so for them.
    """
    return Submission.objects.create(
        question_set=question_set, organisation=organisation, started_by=person(by), started_at=clock.now(),
        is_sealed=is_sealed,
    )  # fmt: skip


@deed
def save_answers(
    *,
    submission: Submission,
    given: Mapping[str, Raw],
    by: Any,
    base: Mapping[str, int] | None = None,
    origins: Mapping[str, Origin] | None = None,
) -> Saved:
    """Save any answers, blank, wrong or too long for their limit as they may be.

    given: {question code: what was typed}. base: {question code: the revision it was made from}, 0 or left out
    for a question nobody has answered; no base at all writes onto whatever stands (a file that is loaded).
    origins: {question code: the page it was typed on}, from a page's script.
    An answer made from an old revision overwrites nothing: it comes back as a conflict, with both versions.
    Sending the same content again does nothing. Raises Refused when the submission was sent.
    """
    if not permissions.may_write(submission, by):
        raise Forbidden
    if going_on := go_on(submission, given, base, by, origins):
        return going_on
    held = held_to_write(submission, by)
    saved = Writing(held, by, origins).give(given, base)
    submission.revision, submission.saved_at = held.revision, held.saved_at
    submission.writing_seconds = held.writing_seconds
    return saved


@deed
def keep_aside(*, submission: Submission, given: Mapping[str, Raw], by: Any) -> list[str]:
    """Keep what was typed beside the answers, changing none of them: it came after the close, or after sending.

    Gives the codes of the questions whose new words were kept; the same words are not kept twice.
    """
    if not permissions.may_write(submission, by):
        raise Forbidden
    held = Submission.objects.select_for_update(no_key=True).get(pk=submission.pk)
    held.question_set = submission.question_set  # read already
    return Writing(held, by).keep_aside(given)


@deed
def settle_conflict(*, version: AnswerVersion, choice: str, base: int, by: Any, merged: Raw = None) -> Saved:
    """Choose "mine" (the kept version), "theirs" (what stands) or "merged" (typed anew). The other one is kept.

    base: the revision of theirs as it was shown; raises Stale when that has moved on.
    """
    held = held_to_write(version.submission, by)
    version = AnswerVersion.objects.select_related("question").get(pk=version.pk)
    question = version.question
    current = Answer.objects.filter(submission=held, question=question).select_related("changed_by").first()
    if version.settled_at is not None or (current.revision if current else 0) != base:
        raise Stale
    writing = Writing(held, by)
    if choice == "mine":
        writing.put(question, current, from_json(version.content), chosen=False)
    elif choice == "merged":
        writing.put(question, current, question_type(question.type).read(merged, question.options), chosen=False)
    elif choice != "theirs":
        raise Refused(["Choose which version to use."])
    version.was_chosen, version.settled_at = choice == "mine", clock.now()
    version.save(update_fields=["was_chosen", "settled_at"])
    return writing.finish()


@deed
def lock(*, submission: Submission, reference: str, by: Any) -> Receipt:
    """Fix the answers as sent, and give a receipt with the server's time and the content's hash.

    `submission` is as it was when the answers were checked: whoever saved since then makes it Stale.
    """
    held = Submission.objects.select_for_update(no_key=True).get(pk=submission.pk)
    if no := rules.obstacles_to_saving(held):
        raise Refused(no)
    if held.revision != submission.revision:
        raise Stale
    content = sent_content(held)
    held.locked_at, held.content_hash = clock.now(), hash_of_content(content)
    held.save(update_fields=["locked_at", "content_hash"])
    submission.locked_at, submission.content_hash = held.locked_at, held.content_hash
    return Receipt.objects.create(
        submission=held, reference=reference, sent_at=held.locked_at, content_hash=held.content_hash,
        content=content, sent_by=person(by),
    )  # fmt: skip


@deed
def unlock(*, submission: Submission, by: Any) -> None:
    """Let a sent submission be changed again; its receipts stay."""
    held = Submission.objects.select_for_update(no_key=True).get(pk=submission.pk)
    held.locked_at, held.content_hash = None, ""
    held.save(update_fields=["locked_at", "content_hash"])
    submission.locked_at, submission.content_hash = None, ""


@deed
def publish_question_set(*, question_set: QuestionSet, by: Any) -> QuestionSet:
    """Fix a form for good, with its hash. From now on submissions may be started on it."""
    _only_keepers(by)
    held = QuestionSet.objects.select_for_update(no_key=True).get(pk=question_set.pk)
    if no := rules.obstacles_to_publishing(held):
        raise Refused(no)
    held.published_at, held.content_hash = clock.now(), hash_of(plain_form(held))
    held.save(update_fields=["published_at", "content_hash"])
    note(held, "published", by=by, words={"number": held.number})
    question_set.published_at, question_set.content_hash = held.published_at, held.content_hash
    return question_set


@deed
def next_version(*, question_set: QuestionSet, by: Any) -> QuestionSet:
    """A draft of the form's next version, with every section and question copied."""
    _only_keepers(by)
    latest = QuestionSet.objects.filter(code=question_set.code).order_by("-number")[:1].get()
    if no := rules.obstacles_to_a_next_version(latest):
        raise Refused(no)
    made = _write_form(plain_form(question_set), latest.number + 1)
    note(made, "started", by=by, words={"copied_from": question_set})
    return made


@deed
def load_question_set(*, data: Mapping[str, Any], by: Any) -> QuestionSet:
    """Load and publish a form from a file's data, once. A file that changed under the same number is refused."""
    _only_keepers(by)
    form, number = completed(data), data.get("number", 1)
    known = QuestionSet.objects.filter(code=form["code"], number=number).first()
    if known is None:
        if no := obstacles_in(form, purpose_of(form["code"])):
            raise Refused(no)
        return publish_question_set(question_set=_write_form(form, number), by=by)
    if known.content_hash != hash_of(form):
        raise Refused([f"{known} is here already and says something else. Give the file the next number."])
    return known


def _write_form(form: Mapping[str, Any], number: int) -> QuestionSet:
    """The rows of a form in plain data."""
    question_set = QuestionSet.objects.create(
        code=form["code"], number=number, title=form["title"], intro=form["intro"], minutes=form["minutes"]
    )
    sections = Section.objects.bulk_create(
        Section(question_set=question_set, order=order, group=section["group"], title=section["title"])
        for order, section in enumerate(form["sections"], 1)
    )
    Question.objects.bulk_create(
        Question(question_set=question_set, section=made, **question)
        for made, section in zip(sections, form["sections"], strict=True)
        for question in section["questions"]
    )
    return question_set


def _only_keepers(by: Any) -> None:
    if not permissions.may_keep_question_sets(by):
        raise Forbidden
