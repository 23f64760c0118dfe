"""What must always be true of decisions; `check_invariants` asks."""

from collections.abc import Iterator

from . import freezing, kinds
from .models import DecisionRecord


def kinds_have_handlers() -> Iterator[str]:
    """Some procedure carries out every decision there is."""
    strange = DecisionRecord.objects.exclude(kind__in=kinds.codes()).order_by("pk")
    for pk, reference, kind in strange.values_list("pk", "reference", "kind"):
        yield f"Decision {reference or pk} is of kind {kind}, which nothing carries out."


def signed_texts_stand() -> Iterator[str]:
    """Every signed decision reads as it was signed."""
    signed = DecisionRecord.objects.filter(state="signed").order_by("pk")
    for decision in signed.prefetch_related("signed_texts").iterator(chunk_size=200):
        yield from freezing.faults_of(decision)


ALL = {
    "decisions: every kind is carried out by something": kinds_have_handlers,
    "decisions: every signed decision reads as it was signed": signed_texts_stand,
}
