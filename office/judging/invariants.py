"""What must always be true of judging."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef

from .findings import differences_in_findings
from .lots import differences_in_draw
from .models import Assessment, AssessorKey, Contest, Declaration, Rubric
from .queries.sights import LISTED
from .replaying import differences
from .rubrics import is_as_frozen
from .states import AssessmentState, EntryState


def keys_that_disagree() -> Iterator[str]:
    """An assignment without its key, a key without its assignment, or a key held in spite of an interest."""
    pair = {"entry": OuterRef("content_object_id"), "user": OuterRef("user_id")}
    barred = Exists(Declaration.objects.filter(**pair, has_interest=True))
    live = Exists(
        Assessment.objects.filter(entry=pair["entry"], assessor=pair["user"])
        .exclude(state=AssessmentState.RELEASED)
        .exclude(entry__state=EntryState.REMOVED)
    )  # fmt: skip
    for key in AssessorKey.objects.filter(barred | ~live).order_by("pk"):
        yield f"User {key.user_id} holds the key of entry {key.content_object_id} and must not."
    held = AssessorKey.objects.filter(content_object=OuterRef("entry_id"), user=OuterRef("assessor_id"))
    said = Declaration.objects.filter(entry=OuterRef("entry_id"), user=OuterRef("assessor_id"), has_interest=True)
    keyless = Assessment.objects.filter(~Exists(held), ~Exists(said)).exclude(state=AssessmentState.RELEASED)
    for one in keyless.exclude(entry__state=EntryState.REMOVED).order_by("pk"):
        yield f"User {one.assessor_id} reads entry {one.entry_id} and has no key."


def rubrics_changed_since_frozen() -> Iterator[str]:
    """A frozen rubric that no longer says what its hash was made from."""
    frozen = Rubric.objects.filter(frozen_at__isnull=False).order_by("pk")
    for rubric in frozen.prefetch_related("criteria", "anchors"):
        if not is_as_frozen(rubric):
            yield f"{rubric} was changed after it was frozen."


def rankings_that_do_not_come_out() -> Iterator[str]:
    """A closed list whose percents cannot be worked out again from the stored scores."""
    for contest in Contest.objects.filter(state__in=LISTED).select_related("rubric").order_by("pk"):
        yield from differences(contest)
        yield from differences_in_findings(contest)
        yield from differences_in_draw(contest)
