"""How incidents are looked up."""

from typing import Any

from django.db.models import Q, QuerySet

from office.people.permissions import has_role
from office.people.roles import Role
from office.people.standing import standing_of
from office.records import sight

from .models import Incident
from .states import IncidentState

SEE_ALL = (Role.OFFICER, Role.FINANCE, Role.LEGAL, Role.COMMISSIONER, Role.DEPUTY, Role.AUDITOR)


@sight.register(Incident)
def visible_to(user: Any) -> QuerySet[Incident]:
    """One's own organisations'; all of them for those who run, pay, advise on and audit agreements."""
    own = Q(agreement__organisation_id__in=standing_of(user).belongs_to)
    return Incident.objects.filter(Q() if has_role(user, *SEE_ALL) else own)


def worklist(user: Any) -> QuerySet[Incident]:
    """With the agreement and group of each; callers order them."""
    return visible_to(user).select_related("agreement__organisation", "owner", "told_by")


def unanswered() -> list[Incident]:
    """Nobody took them in hand in time, and the officers were not told so yet."""
    rows = Incident.objects.filter(state=IncidentState.TOLD, late_told_at=None)
    return [one for one in rows.select_related("agreement__organisation").order_by("pk") if one.is_late]
