"""How decisions are looked up."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.db.models import F, Q, QuerySet

from office.people.permissions import has_role
from office.people.roles import Role
from office.records import clock, sight, working_days

from .models import PUBLISH_WITHIN, Advice, DecisionRecord, DecisionSection, Delegation
from .states import DecisionState

SEE_ALL = (Role.OFFICER, Role.FINANCE, Role.LEGAL, Role.COMMISSIONER, Role.DEPUTY, Role.AUDITOR)


@sight.register(DecisionRecord)
def visible_to(user: Any) -> QuerySet[DecisionRecord]:
    """Those who write, advise on, sign and audit decisions. Everyone else reads what is published."""
    return DecisionRecord.objects.all() if has_role(user, *SEE_ALL) else DecisionRecord.objects.none()


def worklist(user: Any) -> QuerySet[DecisionRecord]:
    """What a list page shows of each decision, in one query."""
    return visible_to(user).select_related("author", "signed_by", "publication")


def unfinished(user: Any) -> QuerySet[DecisionRecord]:
    """Still on their way, with the advice given: written, advised on, with the signer, or signed and not published."""
    before = [DecisionState.DRAFT, DecisionState.ADVISING, DecisionState.READY]
    on_the_way = Q(state__in=before) | Q(state=DecisionState.SIGNED, publication__isnull=True)
    return worklist(user).filter(on_the_way).prefetch_related("advice").order_by("created_at", "pk")


def waiting_for_advice(user: Any, kind: str) -> QuerySet[DecisionRecord]:
    """With the advisers, and this adviser has not spoken on the present text."""
    return worklist(user).filter(state=DecisionState.ADVISING).exclude(pk__in=_advised(kind)).order_by("asked_at", "pk")


def waiting_for_signature(user: Any) -> QuerySet[DecisionRecord]:
    """What this user is to sign, the longest waiting first."""
    signatories = [
        word for word, role in (("commissioner", Role.COMMISSIONER), ("deputy", Role.DEPUTY)) if has_role(user, role)
    ]
    return worklist(user).filter(state=DecisionState.READY, signatory__in=signatories).order_by("asked_at", "pk")


def awaiting_publication(user: Any) -> QuerySet[DecisionRecord]:
    """Signed and not published, the oldest first."""
    waiting = worklist(user).filter(state=DecisionState.SIGNED, publication__isnull=True)
    return waiting.order_by("signed_at", "pk")


def publication_overdue(user: Any) -> QuerySet[DecisionRecord]:
    """Signed more than five working days ago and not published."""
    return awaiting_publication(user).filter(signed_at__lt=_last_in_time(clock.today()))


def said_of_late_publications() -> Iterator[str]:
    """A sentence for the doctor when a signed decision should have been published by now; it names none."""
    late = DecisionRecord.objects.filter(
        state=DecisionState.SIGNED, publication__isnull=True, signed_at__lt=_last_in_time(clock.today())
    ).count()
    if late:
        yield f"{late} signed decisions are not published after five working days. Whoever signs sees which."


def exemptions_to_review(user: Any) -> QuerySet[DecisionSection]:
    """Closed parts whose review is due."""
    due = DecisionSection.objects.filter(is_exempt=True, exempt_until__lte=clock.today())
    return due.filter(decision__in=visible_to(user)).select_related("decision").order_by("exempt_until", "pk")


def delegation_in_force(on: dt.date | None = None) -> Delegation:
    """The scheme of delegation on a day; the shipped default before the office has set one."""
    day = on or clock.today()
    found = Delegation.objects.filter(effective_from__lte=day).order_by("-effective_from").first()
    return found or Delegation(effective_from=day)


def _advised(kind: str) -> QuerySet[Any]:
    return Advice.objects.filter(kind=kind, at__gte=F("decision__asked_at")).values("decision_id")


def _last_in_time(today: dt.date) -> dt.datetime:
    """What was signed before this instant should have been published before today."""
    day = today
    while working_days.after(day, PUBLISH_WITHIN) >= today:
        day -= working_days.ONE_DAY
    return clock.in_london(day + working_days.ONE_DAY, hour=0)
