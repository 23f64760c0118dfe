"""Deeds: groups are registered, people are invited, join, lead and leave."""

import datetime as dt
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from office.post.telling import tell
from office.records import clock, trail
from office.records.deeds import deed
from office.records.files.keeping import keep_file
from office.records.steps import Forbidden, Refused

from ..permissions import has_role, may_lead
from ..registers.numbers import NUMBERS, obstacles_to_numbers, tidy_numbers
from ..roles import Role
from ..standing import forget
from ..tokens import hashed, new_token
from . import messages, queries, rules
from .models import Invitation, Membership, MembershipKind, Organisation, OrganisationKind, Policy

INVITATION_LASTS = dt.timedelta(days=14)


@deed
def register_organisation(
    *, name: str, kind: str = OrganisationKind.COMMUNITY_GROUP, lead: Any = None, by: Any, **profile: Any
) -> Organisation:
    """Put an organisation on the books, with its first lead.

    A person registers their own group and leads it; an officer may name another lead, or none yet.
    `profile`: any of the organisation's own fields.
    """
    if lead not in (None, by) and not has_role(by, Role.OFFICER, Role.ADMINISTRATOR):
        raise Forbidden
    tidy_numbers(profile)
    no = rules.obstacles_to_registering(name, kind, OrganisationKind.values)
    no += obstacles_to_numbers(profile.get("charity_number", ""), profile.get("company_number", ""))
    if no:
        raise Refused(no)
    organisation = Organisation.objects.create(name=name.strip(), kind=kind, registered_at=clock.now(), **profile)
    trail.note(organisation, "registered", by=by, words={"kind": OrganisationKind(kind)})
    if lead is not None:
        _join(organisation, lead, MembershipKind.LEAD, by=by)
    return organisation


@deed
def update_profile(*, organisation: Organisation, by: Any, **profile: Any) -> Organisation:
    """Change what an organisation says of itself. The trail names the fields, not their words."""
    if not may_lead(by, organisation.pk):
        raise Forbidden
    locked = Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
    tidy_numbers(profile)
    changed = [name for name, value in profile.items() if getattr(locked, name) != value]
    if no := obstacles_to_numbers(*(profile[name] if name in changed else "" for name in NUMBERS)):
        raise Refused(no)
    for name in changed:
        setattr(locked, name, profile[name])
    if changed:
        locked.save(update_fields=changed)
        trail.note(locked, "profile_changed", by=by, words={"fields": changed})
    return locked


@deed
def record_policy(*, organisation: Organisation, kind: str, agreed_on: dt.date, review_on: dt.date | None = None,
                  document: UploadedFile | None = None, by: Any) -> Policy:  # fmt: skip
    """Note that a policy was agreed, and keep its document. An earlier one of its kind is kept.

    A document that cannot be taken is refused with its reason, and then nothing is noted.
    """
    if not may_lead(by, organisation.pk):
        raise Forbidden
    policy, _ = Policy.objects.update_or_create(
        organisation=organisation, kind=kind, agreed_on=agreed_on, defaults={"review_on": review_on}
    )
    trail.note(organisation, "policy_recorded", by=by, words={"agreed_on": agreed_on, "review_on": review_on})
    if document is not None:
        keep_file(upload=document, subject=policy, by=by, about="document")
    return policy


@deed
def invite_member(
    *, organisation: Organisation, email: str, kind: str = MembershipKind.MEMBER, by: Any
) -> tuple[Invitation, str]:
    """Ask somebody to join, by letter. Returns the invitation and the token of its link, which is kept nowhere."""
    if not may_lead(by, organisation.pk):
        raise Forbidden
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
    no = rules.obstacles_to_inviting(
        email,
        [one.user.email for one in queries.members(organisation)],
        [one.email for one in queries.waiting_invitations(organisation)],
    )
    if no:
        raise Refused(no)
    token = new_token()
    invitation = Invitation.objects.create(
        organisation=organisation, email=email.strip().lower(), kind=kind, token_hash=hashed(token),
        invited_by=by, invited_at=clock.now(), expires_at=clock.now() + INVITATION_LASTS,
    )  # fmt: skip
    trail.note(organisation, "invited", by=by, words={"email": invitation.email, "invitation": invitation})
    secrets = {"token": token}
    tell(messages.INVITED, invitation, by=by, secrets=secrets, not_after=invitation.expires_at)
    return invitation, token


@deed
def accept_invitation(*, invitation: Invitation, confirmed_emails: list[str], by: Any) -> Membership:
    """Join by invitation. `confirmed_emails`: the addresses this person has proved to be theirs."""
    held = Invitation.objects.select_for_update(no_key=True).get(pk=invitation.pk)
    if no := rules.obstacles_to_accepting(held, confirmed_emails):
        raise Refused(no)
    held.accepted_at = clock.now()
    held.save(update_fields=["accepted_at"])
    return _join(held.organisation, by, held.kind, by=by)


@deed
def withdraw_invitation(*, invitation: Invitation, by: Any) -> None:
    """Take an invitation back before it is used."""
    if not may_lead(by, invitation.organisation_id):
        raise Forbidden
    held = Invitation.objects.select_for_update(no_key=True).get(pk=invitation.pk)
    if held.accepted_at:
        raise Refused(["This invitation has been used."])
    held.withdrawn_at = clock.now()
    held.save(update_fields=["withdrawn_at"])
    trail.note(held.organisation, "invitation_withdrawn", by=by, words={"invitation": held})


@deed
def remove_member(*, membership: Membership, by: Any) -> None:
    """End somebody's membership. A lead may end any, and anyone may end their own."""
    if not (may_lead(by, membership.organisation_id) or membership.user == by):
        raise Forbidden
    held = _held_with_its_group(membership)
    other_leads = held.organisation.memberships.filter(queries.live(), kind=MembershipKind.LEAD).exclude(pk=held.pk)
    if no := rules.obstacles_to_losing_a_lead(held, other_leads.count()):
        raise Refused(no)
    held.until = clock.now()
    held.save(update_fields=["until"])
    forget(membership.user)
    forget(by)
    trail.note(held.organisation, "member_removed", by=by, words={"member": held.user})


@deed
def make_lead(*, membership: Membership, by: Any) -> Membership:
    """Let a member lead too."""
    if not may_lead(by, membership.organisation_id):
        raise Forbidden
    held = _held_with_its_group(membership)
    if held.until:
        raise Refused(["This person no longer belongs to your group."])
    held.kind = MembershipKind.LEAD
    held.save(update_fields=["kind"])
    forget(membership.user)
    trail.note(held.organisation, "made_lead", by=by, words={"member": held.user})
    return held


def _held_with_its_group(membership: Membership) -> Membership:
    """The membership, under its group's lock, so that two leads cannot each remove the other at once."""
    Organisation.objects.select_for_update(no_key=True).get(pk=membership.organisation_id)
    return Membership.objects.select_related("organisation", "user").get(pk=membership.pk)


def _join(organisation: Organisation, user: Any, kind: str, *, by: Any) -> Membership:
    membership, _ = Membership.objects.get_or_create(
        user=user, organisation=organisation, until=None, defaults={"kind": kind, "since": clock.now()}
    )
    forget(user)
    trail.note(organisation, "joined", by=by, words={"member": user, "kind": MembershipKind(kind)})
    return membership
