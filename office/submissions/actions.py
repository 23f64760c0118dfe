"""Deeds on submissions: starting, saving, sending and taking back."""

from typing import Any

from office.records import clock
from office.records.deeds import deed
from office.records.trail.hashing import canonical, plain, sha256

from .models import QuestionSet, Receipt, Submission


@deed
def start(*, question_set: QuestionSet, organisation: Any, by: Any) -> Submission:
    """An empty submission, listed from this moment on."""
    return Submission.objects.create(
        question_set=question_set, organisation=organisation, started_by=by, started_at=clock.now()
    )


@deed
def lock(*, submission: Submission, reference: str, by: Any) -> Receipt:
    """Fix the answers as sent, and give a receipt with the server's time and the content's hash."""
    held = Submission.objects.select_for_update(no_key=True).get(pk=submission.pk)
    held.locked_at, held.content_hash = clock.now(), content_hash(held)
    held.save(update_fields=["locked_at", "content_hash"])
    submission.locked_at, submission.content_hash = held.locked_at, held.content_hash
    return Receipt.objects.create(
        submission=held, reference=reference, sent_at=held.locked_at, content_hash=held.content_hash,
        sent_by=by if hasattr(by, "standing") else None,
    )  # fmt: skip


@deed
def unlock(*, submission: Submission, by: Any) -> None:
    """Let a sent submission be changed again; its receipts stay."""
    submission.locked_at, submission.content_hash = None, ""
    submission.save(update_fields=["locked_at", "content_hash"])


def content_hash(submission: Submission) -> str:
    """The digest of the question set's version and every answer, in order of code."""
    answers = submission.answers.select_related("question").order_by("question__code")
    content = [
        [a.question.code, a.text, plain(a.number), plain(a.starts_on), plain(a.ends_on), a.yes, a.choices, a.rows]
        for a in answers
    ]
    return sha256(canonical([submission.question_set.version_id, content]))
