"""How awards are looked up."""

from typing import Any

from django.db.models import Q, QuerySet

from office.agreements.states import AgreementState
from office.people.permissions import has_role
from office.people.roles import Role
from office.people.standing import standing_of
from office.records import sight
from office.records.publication.workflow import PublicationState

from .models import Award

SEE_ALL = (Role.FINANCE, Role.LEGAL, Role.COMMISSIONER, Role.DEPUTY, Role.AUDITOR)


@sight.register(Award)
def visible_to(user: Any) -> QuerySet[Award]:
    """What is published is everyone's; before that, the office's, and the group's own once it has been told."""
    public = Q(publication__state=PublicationState.PUBLISHED)
    if has_role(user, *SEE_ALL):
        return Award.objects.all()
    standing = standing_of(user)
    own = Q(application__organisation_id__in=standing.belongs_to, application__outcome_told_at__isnull=False)
    if has_role(user, Role.OFFICER):
        own |= Q(application__round__fund_id__in=standing.keys("grants.FundKey"))
    return Award.objects.filter(public | own)


def whole(awards: QuerySet[Award]) -> QuerySet[Award]:
    """Awards with all that a register row, a page or open data needs, in a constant number of queries."""
    related = (
        "application__round__fund", "application__organisation", "application__tags__outcome",
        "application__tags__theme", "commitment__pot", "decision", "agreement", "publication",
    )  # fmt: skip
    return awards.select_related(*related).prefetch_related("application__districts", "application__tags__priorities")


def to_offer(awards: QuerySet[Award]) -> QuerySet[Award]:
    """The same awards in order, with what an offer reads besides: the answers it stands on and who decided the sum."""
    return whole(awards).select_related("application__submission", "commitment__decision").order_by("pk")


def published() -> QuerySet[Award]:
    """The public register, newest first."""
    shown = Award.objects.filter(publication__state=PublicationState.PUBLISHED)
    return whole(shown).order_by("-awarded_on", "-pk")


def award_for(user: Any, reference: str) -> Award | None:
    """One award this user may see, by its reference."""
    return whole(visible_to(user)).filter(reference=reference).first()


def unpublished() -> QuerySet[Award]:
    """Awards the public cannot read yet, oldest first: the law asks for them monthly."""
    rows = Award.objects.exclude(publication__state=PublicationState.PUBLISHED)
    return whole(rows).order_by("awarded_on", "pk")


def needing_an_officer(user: Any) -> QuerySet[Award]:
    """What an officer has to do about awards: accepted offers to sign, held ones, and those told and not published."""
    to_sign = Q(agreement__state=AgreementState.ACCEPTED) | Q(agreement=None, offer_held_at__isnull=False)
    own = Q(application__round__fund_id__in=standing_of(user).keys("grants.FundKey"))
    told = Q(application__outcome_told_at__isnull=False)
    unread = Q(publication=None) | ~Q(publication__state=PublicationState.PUBLISHED)
    rows = visible_to(user).filter(to_sign & own | told & unread)
    related = ("agreement__organisation", "application__organisation", "application__round", "publication")
    return rows.select_related(*related).order_by("awarded_on", "pk")


def of_groups(user: Any) -> QuerySet[Award]:
    """The awards of one's own groups that they have been told of."""
    rows = Award.objects.filter(
        application__organisation_id__in=standing_of(user).belongs_to, application__outcome_told_at__isnull=False
    )
    return whole(rows).order_by("-awarded_on", "-pk")
