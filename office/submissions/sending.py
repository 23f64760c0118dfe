"""What was sent, in one canonical text, and the proof of it."""

from office.records.trail.hashing import canonical, sha256

from .conditions import asked
from .models import Receipt, Submission
from .types import content_of


def sent_content(submission: Submission) -> str:
    """The form's version and every answer to what is asked that holds anything, in order of code, as canonical JSON."""
    answers = list(submission.answers.select_related("question").order_by("question__code"))
    questions = submission.question_set.questions.all()
    shown = asked(questions, {answer.question_id: answer for answer in answers})
    contents = [(answer.question.code, content_of(answer)) for answer in answers if answer.question.code in shown]
    given = [[code, content.as_json()] for code, content in contents if not content.is_blank]
    return canonical([submission.question_set.version_id, given])


def hash_of_content(content: str) -> str:
    """The digest that the receipt prints."""
    return sha256(content)


def verify_receipt(receipt: Receipt) -> bool:
    """True when the receipt's content has its hash; and, where it tells of what stands locked now, the answers too.

    Once its content has been erased, only answers that still stand locked can vouch for it.
    """
    submission = receipt.submission
    stands = submission.is_locked and submission.locked_at == receipt.sent_at
    if not receipt.content and not stands:
        return False
    kept_holds = not receipt.content or hash_of_content(receipt.content) == receipt.content_hash
    return kept_holds and (not stands or hash_of_content(sent_content(submission)) == receipt.content_hash)
