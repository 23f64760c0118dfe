"""The page that somebody meets who stepped out of a bid: it says so, and shows nothing of it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest

from office.judging.queries import stepped_out_of
from office.records.files.models import StoredFile
from office.records.files.queries import subject_of

from .access import find

STEPPED_OUT = "You stepped out of this bid because of an interest, so we do not show it."


def find_unless_out(request: HttpRequest, visible: QuerySet, entry: dict[str, Any], **lookup: Any) -> Any:
    """The row this person may see; a 403 in plain words when their interest hides it, else a 404.

    `entry`: how the bid's entry is found, for the question whether they stepped out of it.
    """
    if not visible.filter(**lookup).exists() and stepped_out_of(request.user, **entry):
        raise PermissionDenied(STEPPED_OUT)
    return find(visible, **lookup)


def why_closed(user: Any, file: StoredFile) -> str:
    """The same words for a file of the group whose bid they stepped out of; nothing for anyone else."""
    group = getattr(subject_of(file), "organisation_id", None)
    return STEPPED_OUT if group and stepped_out_of(user, submission__organisation=group) else ""
