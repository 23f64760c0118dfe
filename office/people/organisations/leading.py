"""Deeds on who leads a group: asked for when a lead has gone, settled, and handed over."""

from typing import Any

from office.post.telling import tell
from office.records import clock, trail
from office.records.deeds import deed
from office.records.steps import Forbidden, Refused

from ..permissions import belongs, may_lead
from ..standing import forget
from . import messages, queries, rules
from .models import LeadRequest, Membership, MembershipKind, Organisation


@deed
def ask_to_lead(*, organisation: Organisation, why: str, by: Any) -> LeadRequest:
    """A member asks to lead. The leads there are and the office's officers are told, and any of them may answer."""
    if not belongs(by, organisation.pk):
        raise Forbidden
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
    membership = queries.members(organisation).filter(user=by).first()
    waiting = queries.waiting_lead_requests(organisation).filter(asked_by=by).count()
    if no := rules.obstacles_to_asking_to_lead(membership, why, waiting=waiting):
        raise Refused(no)
    made = LeadRequest.objects.create(
        organisation=organisation, asked_by=by, why=why.strip(), asked_at=clock.now()
    )  # fmt: skip
    trail.note(organisation, "asked_to_lead", by=by, words={"why": made.why})
    tell(messages.ASKED_TO_LEAD, made, by=by)
    return made


@deed
def settle_lead_request(*, asked: LeadRequest, granted: bool, by: Any) -> LeadRequest:
    """Yes or no, by a lead of the group or an officer, never by whoever asked."""
    if by == asked.asked_by or not may_lead(by, asked.organisation_id):
        raise Forbidden
    Organisation.objects.select_for_update(no_key=True).get(pk=asked.organisation_id)
    held = LeadRequest.objects.select_related("organisation", "asked_by").get(pk=asked.pk)
    membership = queries.members(held.organisation).filter(user=held.asked_by).first()
    if no := rules.obstacles_to_settling(held, membership):
        raise Refused(no)
    held.settled_by, held.settled_at, held.granted = by, clock.now(), granted
    held.save(update_fields=["settled_by", "settled_at", "granted"])
    trail.note(held.organisation, "lead_request_settled", by=by, words={"member": held.asked_by, "granted": granted})
    if granted and membership:
        _make(membership, MembershipKind.LEAD, by)
    tell(messages.LEAD_SETTLED, held, by=by)
    return held


@deed
def hand_over(*, membership: Membership, by: Any) -> Membership:
    """A lead lets another member lead in their place, and stays as somebody who writes."""
    organisation = Organisation.objects.select_for_update(no_key=True).get(pk=membership.organisation_id)
    mine = queries.members(organisation).filter(user=by).first()
    theirs = Membership.objects.select_related("organisation", "user").get(pk=membership.pk)
    if not belongs(by, organisation.pk):
        raise Forbidden
    if mine is None or (no := rules.obstacles_to_handing_over(mine, theirs)):
        raise Refused(no if mine else rules.obstacles_to_handing_over(None, theirs))
    _make(theirs, MembershipKind.LEAD, by)
    _make(mine, MembershipKind.MEMBER, by)
    forget(by)
    return theirs


def _make(membership: Membership, kind: MembershipKind, by: Any) -> None:
    membership.kind = kind
    membership.save(update_fields=["kind"])
    forget(membership.user)
    trail.note(membership.organisation, "made_" + kind, by=by, words={"member": membership.user})
