"""What was sent, in one canonical text, and the proof of it."""

import json
from typing import Any

from office.people.organisations.profile import profile_of
from office.records.trail.hashing import canonical, plain, sha256

from .conditions import asked
from .models import Receipt, Submission
from .types import Content, content_of, from_json

ANSWERED = 2  # the form's version and the answers stand before the profile


def sent_content(submission: Submission) -> str:
    """What is sent, as canonical JSON: the form's version; every answer to what is asked that holds anything, in
    order of code; and the group's profile as it stands."""
    answers = list(submission.answers.select_related("question").order_by("question__code"))
    questions = submission.question_set.questions.all()
    shown = asked(questions, {answer.question_id: answer for answer in answers})
    contents = [(answer.question.code, content_of(answer)) for answer in answers if answer.question.code in shown]
    given = [[code, content.as_json()] for code, content in contents if not content.is_blank]
    return canonical([submission.question_set.version_id, given, plain(profile_of(submission.organisation))])


def hash_of_content(content: str) -> str:
    """The digest that the receipt prints."""
    return sha256(content)


def verify_receipt(receipt: Receipt) -> bool:
    """True when the receipt's content has its hash; and, where it tells of what stands locked now, the answers too.

    A group may change its profile afterwards: the receipt keeps the one that was sent. Once its content has been
    erased, only answers and a profile that still stand as they were can vouch for it.
    """
    submission = receipt.submission
    stands = submission.is_locked and submission.locked_at == receipt.sent_at
    if not receipt.content and not stands:
        return False
    if not receipt.content:
        return hash_of_content(sent_content(submission)) == receipt.content_hash
    if hash_of_content(receipt.content) != receipt.content_hash:
        return False
    return not stands or json.loads(sent_content(submission))[:ANSWERED] == json.loads(receipt.content)[:ANSWERED]


def sent_answers(receipt: Receipt) -> dict[str, Content]:
    """The answers as they were sent, by code; none once the content was erased."""
    return {code: from_json(kept) for code, kept in json.loads(receipt.content)[1]} if receipt.content else {}


def sent_profile(receipt: Receipt) -> dict[str, Any]:
    """The group's profile as it was sent; empty once erased, and on receipts that are older than this."""
    kept = json.loads(receipt.content)[ANSWERED:] if receipt.content else []
    return kept[0] if kept else {}
