"""Who sees which bids and scores. Nobody sees a bid they have an interest in, whatever key they hold."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from office.people.permissions import has_role
from office.people.roles import Role
from office.people.standing import standing_of
from office.records import sight

from ..keys import READ_ENTRY
from ..models import Allocation, Assessment, AssessorKey, Declaration, Entry, Lots, Meeting, Recusal
from ..permissions import PANEL
from ..states import AssessmentState, ContestState, EntryState

WATCHERS = (Role.OFFICER, Role.LEGAL, Role.COMMISSIONER, Role.DEPUTY, Role.AUDITOR)
LISTED = (ContestState.RANKED, ContestState.CONCLUDED)  # the list is closed: scores are open to the panel
NOTHING = Q(pk__in=[])


def not_barred(user: Any, entry: str = "pk", path: str = "") -> Q:
    """The condition that nothing bars the user: the register, a membership, a declaration or a recusal.

    `entry`: the column that holds the entry's id; `path`: the prefix that leads to the entry's own columns.
    """
    standing = standing_of(user)
    declared = Declaration.objects.filter(entry=OuterRef(entry), user=standing.user_id, has_interest=True)
    recused = Recusal.objects.filter(entry=OuterRef(entry), member=standing.user_id)
    own = Q(**{f"{path}submission__organisation__in": standing.interests | standing.belongs_to})
    return ~own & ~Exists(declared) & ~Exists(recused)


@sight.register(Entry)
def visible_to(user: Any) -> QuerySet[Entry]:
    """Officers, legal, auditors and those who decide: every bid; the panel: closed lists; assessors: their own."""
    seen = _held_by_assessor(user)
    if has_role(user, *WATCHERS):
        seen |= Q(pk__isnull=False)
    if has_role(user, *PANEL):
        seen |= Q(contest__state__in=LISTED)
    if has_role(user, Role.PANEL_CHAIR):
        seen |= Q(state=EntryState.MODERATION)
    return Entry.objects.filter(not_barred(user), seen)


def entries_for_assessor(user: Any) -> QuerySet[Entry]:
    """The bids this assessor holds the key to, in their own order, unless something bars them."""
    mine = Assessment.objects.filter(entry=OuterRef("pk"), assessor=standing_of(user).user_id)
    held = Entry.objects.filter(not_barred(user), _held_by_assessor(user)).exclude(state=EntryState.REMOVED)
    return held.alias(place=mine.values("order")[:1]).order_by("contest_id", "place", "pk")


def stepped_out_of(user: Any, **lookup: Any) -> bool:
    """True for a bid that this judge would see but for an interest: declared, in the register, or left the room for."""
    whose = standing_of(user).user_id
    theirs = Q(Exists(Assessment.objects.filter(entry=OuterRef("pk"), assessor=whose)))
    theirs |= Q(Exists(Declaration.objects.filter(entry=OuterRef("pk"), user=whose)))
    if has_role(user, *PANEL):
        theirs |= Q(contest__state__in=LISTED)
    if has_role(user, *WATCHERS):
        theirs |= Q(pk__isnull=False)
    return Entry.objects.filter(theirs, ~not_barred(user), **lookup).exists()


def _held_by_assessor(user: Any) -> Q:
    """A key and a live assignment: each alone could be stale."""
    if not has_role(user, Role.ASSESSOR):
        return NOTHING
    whose = standing_of(user).user_id
    key = AssessorKey.objects.filter(content_object=OuterRef("pk"), user=whose, permission__codename=READ_ENTRY)
    assignment = Assessment.objects.filter(entry=OuterRef("pk"), assessor=whose).exclude(state=AssessmentState.RELEASED)
    return Q(Exists(key)) & Q(Exists(assignment))


@sight.register(Assessment)
def assessments_for(user: Any) -> QuerySet[Assessment]:
    """One's own; others' of a bid once one's own is locked; all when the list is closed, to officers and panel.

    A score that is not locked is its writer's alone. Whoever moderates sees the locked scores of that bid.
    """
    seen = NOTHING
    if has_role(user, Role.ASSESSOR):
        mine = Q(assessor=standing_of(user).user_id) & ~Q(state=AssessmentState.RELEASED)
        seen |= mine | Q(Exists(_locked_by(user)), state=AssessmentState.LOCKED)
    if has_role(user, *WATCHERS, *PANEL):
        seen |= Q(entry__contest__state__in=LISTED)
    if has_role(user, Role.OFFICER, Role.PANEL_CHAIR):
        seen |= Q(entry__state=EntryState.MODERATION, state=AssessmentState.LOCKED)
    return Assessment.objects.filter(not_barred(user, "entry_id", "entry__"), seen)


def _locked_by(user: Any) -> QuerySet[Assessment]:
    return Assessment.objects.filter(
        entry=OuterRef("entry_id"), assessor=standing_of(user).user_id, state=AssessmentState.LOCKED
    )


@sight.register(Meeting)
def meetings_visible_to(user: Any) -> QuerySet[Meeting]:
    """Those who sit, keep the minutes, decide or audit."""
    return Meeting.objects.all() if has_role(user, *WATCHERS, *PANEL) else Meeting.objects.none()


@sight.register(Allocation)
def allocations_visible_to(user: Any) -> QuerySet[Allocation]:
    """The panel and those who watch, once the list is closed; nobody whom anything bars from one bid of it.

    Its sums are made from every bid: a part of it would tell of the rest.
    """
    if not has_role(user, *WATCHERS, *PANEL):
        return Allocation.objects.none()
    barred = Entry.objects.filter(~not_barred(user), contest=OuterRef("contest_id"))
    return Allocation.objects.filter(~Exists(barred), contest__state__in=LISTED)


@sight.register(Lots)
def lots_visible_to(user: Any) -> QuerySet[Lots]:
    """Those who prepare, sit, decide or audit. It holds blind codes, and order alone."""
    return Lots.objects.all() if has_role(user, *WATCHERS, *PANEL) else Lots.objects.none()
