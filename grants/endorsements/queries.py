"""How endorsements are looked up; every list starts at what this user may see."""

import datetime as dt
import re
from typing import Any

from django.db.models import QuerySet

from grants.applications.models import Application
from grants.applications.queries import visible_to as applications_visible_to
from office.records import clock, sight

from .models import Endorsement
from .states import EndorsementState

CHASE_AFTER = dt.timedelta(days=3)
STANDING = (EndorsementState.ASKED, EndorsementState.SUPPORTED, EndorsementState.NOT_SUPPORTED)


@sight.register(Endorsement)
def visible_to(user: Any) -> QuerySet[Endorsement]:
    """Those of the bids one may see."""
    return Endorsement.objects.filter(application__in=applications_visible_to(user))


def endorsements_of(application: Application) -> QuerySet[Endorsement]:
    """Everyone asked, in order; those no longer asked are left out."""
    return application.endorsements.filter(state__in=STANDING)


def due_to_chase() -> QuerySet[Endorsement]:
    """Asked three days ago, unanswered, not chased yet, and of a bid that is alive."""
    waiting = Endorsement.objects.filter(
        state=EndorsementState.ASKED, chased_at=None, asked_at__lte=clock.now() - CHASE_AFTER,
        application__state__in=("draft", "submitted"),
    )  # fmt: skip
    return waiting.select_related("application__round", "application__organisation").order_by("pk")


def for_readers(submission: Any, *, is_blind: bool) -> list[dict[str, Any]]:
    """What assessors read: who by kind, what they said. In the blind stage a comment that names the group is hidden."""
    rows = Endorsement.objects.filter(application__submission=submission, answered_at__isnull=False)
    rows = rows.select_related("application__organisation")
    return [
        {
            "kind": one.get_kind_display(), "said": str(one.state_word),
            "is_hidden": is_blind and names_the_group(one.comment, one.application.organisation),
            "comment": one.comment,
        }
        for one in rows
    ]  # fmt: skip


ORDINARY = {"community", "group", "club", "centre", "center", "trust", "charity", "association", "society", "youth",
            "project", "the", "and", "of", "for", "in", "cic", "ltd", "limited", "action", "support", "service",
            "services", "partnership", "council", "west", "yorkshire", "leeds", "bradford", "kirklees", "wakefield",
            "calderdale"}  # fmt: skip


def names_the_group(comment: str, organisation: Any) -> bool:
    """True when a comment holds the group's name, its number, or a word that only its name would bring."""
    said = _words(comment)
    telling = _words(organisation.name) - ORDINARY
    numbers = {one for one in (organisation.charity_number, organisation.company_number) if one}
    return bool(said & telling) or any(number in comment for number in numbers) or _holds(comment, organisation.name)


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", text.casefold()))


def _holds(comment: str, name: str) -> bool:
    return " ".join(name.casefold().split()) in " ".join(comment.casefold().split())
