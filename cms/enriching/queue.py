"""Which record pages are ready to be enriched."""

from django.db.models import Q, QuerySet

from cms.pages.listings import Listing

PAGES = ("awardpage", "decisionpage", "progresspage", "quarterlypage")  # each a RecordPage


def ready_to_enrich(kind: str = "") -> QuerySet[Listing]:
    """The lines of published records whose page has neither story nor picture, newest first."""
    bare = Q()
    for name in PAGES:
        bare |= Q(**{f"page__{name}__story": "", f"page__{name}__picture": None, f"page__{name}__isnull": False})
    rows = Listing.objects.filter(bare).exclude(status="Withdrawn").select_related("publication", "page")
    return (rows.filter(kind=kind) if kind else rows).order_by("-dated", "-pk")
