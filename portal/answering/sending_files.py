"""Files that come with a section: each is kept once the rest of the page is saved, or refused beside its question."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest

from office.records.files import keep_file
from office.records.steps import Refused
from office.submissions.models import Question
from office.submissions.queries import answers_by_code
from office.submissions.types import question_type

from .filling import Filling

UPLOAD = "upload"
NOWHERE = "Files cannot be sent with this form."


def keep_uploads(
    request: HttpRequest, filling: Filling, questions: Iterable[Question], revisions: dict[str, int]
) -> dict[str, list[str]]:
    """Keep every file that was chosen, and add it to its answer. Gives what was refused, by the question's code.

    revisions: of the answers as they were just saved. One file that is refused keeps no other out.
    """
    refused: dict[str, list[str]] = {}
    for question in questions:
        rows, chosen = [], request.FILES.getlist(f"{question.code}-{UPLOAD}") if question.type == "file" else []
        for upload in chosen:
            try:
                rows.append(_kept(upload, filling, request.user, question.code))
            except Refused as no:
                refused.setdefault(question.code, []).extend(f"{upload.name}: {one}" for one in no.obstacles)
        if rows:
            _add(filling, question, rows, revisions.get(question.code, 0), request.user)
    return refused


def _kept(upload: Any, filling: Filling, by: Any, code: str) -> dict[str, str]:
    if filling.subject is None:
        raise Refused([NOWHERE])
    file = keep_file(upload=upload, subject=filling.subject, by=by, about=code)
    return {"file": str(file.uuid), "name": file.name, "size": str(file.size)}


def _add(filling: Filling, question: Question, rows: list[dict[str, str]], revision: int, by: Any) -> None:
    answer = answers_by_code(filling.submission).get(question.code)
    before = question_type(question.type).values(question, answer) or []
    filling.save(given={question.code: [*before, *rows]}, base={question.code: revision}, by=by)
