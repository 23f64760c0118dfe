"""How organisations are looked up."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet

from office.records import clock, sight

from ..permissions import has_role
from ..roles import Role
from ..standing import standing_of
from .models import Invitation, LeadRequest, Membership, Organisation, Policy

# Whoever needs the names and profiles of all groups for their work.
SEE_ALL = (Role.OFFICER, Role.FINANCE, Role.LEGAL, Role.COMMISSIONER, Role.DEPUTY, Role.AUDITOR, Role.ADMINISTRATOR)


def live(now: Any = None) -> Q:
    """The condition of a dated row (membership, role, interest) that holds now."""
    now = now or clock.now()
    return Q(since__lte=now) & (Q(until=None) | Q(until__gt=now))


@sight.register(Organisation)
def visible_to(user: Any) -> QuerySet[Organisation]:
    """One's own organisations; all of them for those who work across groups."""
    if has_role(user, *SEE_ALL):
        return Organisation.objects.all()
    return Organisation.objects.filter(pk__in=standing_of(user).belongs_to)


def members(organisation: Organisation) -> QuerySet[Membership]:
    """Who belongs now, leads first."""
    return organisation.memberships.filter(live()).select_related("user").order_by("kind", "since", "pk")


def leads_of(organisation_id: int) -> list[Any]:
    """The users who lead an organisation now: whom to tell."""
    rows = Membership.objects.filter(live(), organisation_id=organisation_id, kind="lead").select_related("user")
    return [row.user for row in rows]


def officers() -> list[Any]:
    """The office's officers now: whom to tell when a group has nobody to lead it."""
    now = clock.now()
    held = Q(roles_held__role=Role.OFFICER, roles_held__since__lte=now)
    rows = get_user_model().objects.filter(held & (Q(roles_held__until=None) | Q(roles_held__until__gt=now)))
    return list(rows.distinct().order_by("pk"))


def leads_by_organisation(organisation_ids: Iterable[int]) -> dict[int, list[Any]]:
    """The leads of many organisations, in one query: for a message's `to_all`."""
    rows = Membership.objects.filter(live(), organisation_id__in=set(organisation_ids), kind="lead")
    found: dict[int, list[Any]] = {}
    for row in rows.select_related("user").order_by("pk"):
        found.setdefault(row.organisation_id, []).append(row.user)
    return found


@sight.register(Policy)
def policies_visible_to(user: Any) -> QuerySet[Policy]:
    """The policies, and so their documents, of the organisations one may see."""
    return Policy.objects.filter(organisation__in=visible_to(user))


@sight.register(Invitation)
def invitations_visible_to(user: Any) -> QuerySet[Invitation]:
    """The invitations of one's own organisations."""
    return Invitation.objects.filter(organisation__in=visible_to(user))


def waiting_invitations(organisation: Organisation) -> QuerySet[Invitation]:
    """Sent, and neither accepted, withdrawn nor too old."""
    return organisation.invitations.filter(
        accepted_at=None, withdrawn_at=None, expires_at__gt=clock.now()
    ).order_by("-invited_at")  # fmt: skip


def members_of_each(organisation_ids: list[int]) -> dict[int, list[Any]]:
    """The users of each of many organisations, leads first, in one query: whom to tell in bulk."""
    found: dict[int, list[Any]] = {}
    rows = Membership.objects.filter(live(), organisation_id__in=organisation_ids).select_related("user")
    for row in rows.order_by("kind", "pk"):
        found.setdefault(row.organisation_id, []).append(row.user)
    return found


@sight.register(LeadRequest)
def lead_requests_visible_to(user: Any) -> QuerySet[LeadRequest]:
    """Those of one's own groups; all of them for an officer."""
    return LeadRequest.objects.filter(organisation__in=visible_to(user))


def waiting_lead_requests(organisation: Organisation) -> QuerySet[LeadRequest]:
    """Asked and not answered, the oldest first."""
    return organisation.lead_requests.filter(settled_at=None).select_related("asked_by").order_by("asked_at")
