"""How the needs register is looked up."""

from typing import Any

from django.db.models import Count, Q, QuerySet

from office.people.permissions import is_staff
from office.records import sight

from .models import Consultation, KnowledgeGap, LocalNeed


@sight.register(LocalNeed)
def visible_to(user: Any) -> QuerySet[LocalNeed]:
    """The register is the office's own until a plan publishes it."""
    return LocalNeed.objects.all() if is_staff(user) else LocalNeed.objects.none()


@sight.register(KnowledgeGap)
def gaps_visible_to(user: Any) -> QuerySet[KnowledgeGap]:
    """A gap is seen by whoever sees its need."""
    return KnowledgeGap.objects.filter(need__in=visible_to(user))


@sight.register(Consultation)
def consultations_visible_to(user: Any) -> QuerySet[Consultation]:
    """What was heard is for the office's people."""
    return Consultation.objects.all() if is_staff(user) else Consultation.objects.none()


def in_force(needs: QuerySet[LocalNeed]) -> QuerySet[LocalNeed]:
    """Entries that nothing replaced, with what a row shows."""
    open_gaps = Count("gaps", filter=Q(gaps__closed_at=None), distinct=True)
    rows = needs.filter(replaced_by=None).select_related("owner").prefetch_related("priorities", "districts")
    return rows.annotate(open_gaps=open_gaps)


def whole(needs: QuerySet[LocalNeed]) -> QuerySet[LocalNeed]:
    """One entry with all that its page shows."""
    related = ("priorities", "districts", "gaps__owner", "consultations__logged_by")
    return needs.select_related("owner", "replaces", "replaced_by").prefetch_related(*related)
