"""How tenders, bids and questions are looked up. Sealed bids are nobody's but the bidder's."""

from typing import Any

from django.db.models import Q, QuerySet

from office.people.permissions import has_role, is_staff
from office.people.roles import Role
from office.people.standing import standing_of
from office.records import clock, sight

from .models import Bid, Clarification, Tender
from .states import OPENED, TenderState

SHOWN = (TenderState.LIVE, TenderState.CLOSED, TenderState.EVALUATION, TenderState.RECOMMENDED,
         TenderState.STANDSTILL, TenderState.CONTRACTED, TenderState.FAILED)  # fmt: skip
READ_BIDS = (Role.OFFICER, Role.LEGAL, Role.FINANCE, Role.AUDITOR, Role.COMMISSIONER, Role.DEPUTY)


@sight.register(Tender)
def visible_to(user: Any) -> QuerySet[Tender]:
    """What was opened for bids is everyone's to read; a draft is the office's."""
    rows = Tender.objects.all()
    return rows if is_staff(user) else rows.filter(state__in=[str(one) for one in SHOWN])


@sight.register(Bid)
def bids_visible_to(user: Any) -> QuerySet[Bid]:
    """One's own organisation's; the office's people see them, and how many, once they were opened. What stayed a
    draft is never theirs, nor a bid of somebody they have an interest in."""
    standing = standing_of(user)
    own = Q(organisation_id__in=standing.belongs_to)
    if not has_role(user, *READ_BIDS):
        return Bid.objects.filter(own)
    opened = Q(tender__state__in=[str(one) for one in OPENED], state="sent")
    return Bid.objects.filter(own | opened & ~Q(organisation_id__in=standing.interests))


@sight.register(Clarification)
def clarifications_visible_to(user: Any) -> QuerySet[Clarification]:
    """Answered ones are everyone's; an open one is the asker's and the officers'."""
    if has_role(user, Role.OFFICER):
        return Clarification.objects.all()
    own = Q(asked_by_id__in=standing_of(user).belongs_to)
    return Clarification.objects.filter(own | Q(answered_at__isnull=False))


def bids_of(user: Any) -> QuerySet[Bid]:
    """The bids of one's own organisations, newest first: the only ones a provider's pages ever ask for."""
    own = Bid.objects.filter(organisation_id__in=standing_of(user).belongs_to)
    return own.select_related("tender", "organisation", "submission__question_set").order_by("-pk")


def open_for_bids() -> QuerySet[Tender]:
    """What can be bid for now, by the server's clock, the soonest close first."""
    live = Tender.objects.filter(state=TenderState.LIVE, closes_at__gt=clock.now())
    return live.select_related("cycle__service").order_by("closes_at", "pk")


def shown_of(service: Any) -> QuerySet[Tender]:
    """The tenders of one service that everyone may know of, newest first."""
    return Tender.objects.filter(cycle__service=service, state__in=[str(one) for one in SHOWN], live_at__isnull=False)


def whole(tenders: QuerySet[Tender]) -> QuerySet[Tender]:
    """Tenders with what their page and their rules read."""
    parts = ("cycle__service", "cycle__gate_sheet", "cycle__contract", "contest", "question_set", "winner", "decision",
             "contract", "opened_by")  # fmt: skip
    return tenders.select_related(*parts).prefetch_related("cycle__gate_sheet__gates")


def due_to_close() -> QuerySet[Tender]:
    """Live tenders whose last hour has come."""
    return Tender.objects.filter(state=TenderState.LIVE, closes_at__lte=clock.now()).order_by("closes_at", "pk")
