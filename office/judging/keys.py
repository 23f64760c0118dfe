"""The keys that open bids to readers: written here, with the assignment, and revoked in consequences."""

from collections.abc import Iterable

from django.contrib.auth.models import Permission

from .models import Assessment, AssessorKey

READ_ENTRY = "read_entry"


def give_keys(assessments: Iterable[Assessment]) -> None:
    """One key for each new assignment, in two queries."""
    permission = Permission.objects.get(content_type__app_label="judging", codename=READ_ENTRY)
    AssessorKey.objects.bulk_create(
        [
            AssessorKey(user_id=one.assessor_id, content_object_id=one.entry_id, permission=permission)
            for one in assessments
        ],
        ignore_conflicts=True,  # a key that outlived an earlier assignment opens the same door
    )
