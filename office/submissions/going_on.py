"""The save that happens most: the same person, on the same page, typing further at one answer made of words."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Length

from office.records import clock

from .models import Answer, Submission
from .queries import questions_by_code
from .types import Content, Raw, Typed, question_type
from .writing import MOST_CHARACTERS, NOWHERE, ONE_SITTING, Origin, Saved, person, seconds_spent


class _Otherwise(Exception):
    """Something stands differently: nothing may be written this way."""


def go_on(
    submission: Submission,
    given: Mapping[str, Raw],
    base: Mapping[str, int] | None,
    by: Any,
    origins: Mapping[str, Origin] | None,
) -> Saved | None:
    """Two queries, whose conditions are the rules of Writing; None when it is not that case, and nothing written."""
    if len(given) != 1 or not base or not origins:
        return None
    [(code, raw)] = given.items()
    question, origin = questions_by_code(submission.question_set).get(code), origins.get(code, NOWHERE)
    if question is None or not base.get(code) or not origin.page or len(Typed(raw)) > MOST_CHARACTERS:
        return None
    content = question_type(question.type).read(raw, question.options)
    if content.is_blank or content != Content(text=content.text):
        return None
    now = clock.now()
    rows = Answer.objects.filter(
        submission=submission, question=question, revision=base[code], page=origin.page, turn__lt=origin.turn,
        changed_by=person(by), changed_at__gt=now - ONE_SITTING,
    ).annotate(had=Length("text")).filter(had__lte=2 * len(content.text))  # fmt: skip
    try:
        with transaction.atomic():
            # The submission's row first, as everywhere: it is the lock.
            mine = Submission.objects.filter(pk=submission.pk, locked_at=None)
            spent = seconds_spent(submission.saved_at, now)
            if not mine.update(revision=F("revision") + 1, saved_at=now, writing_seconds=F("writing_seconds") + spent):
                raise _Otherwise
            if not rows.update(
                **content.columns(), revision=base[code] + 1, changed_at=now, changed_by=person(by), turn=origin.turn
            ):
                raise _Otherwise
    except _Otherwise:
        return None
    submission.revision, submission.saved_at = submission.revision + 1, now
    return Saved(saved_at=now, revision=submission.revision, revisions={code: base[code] + 1})
