"""How remarks are looked up."""

from typing import Any

from django.db.models import QuerySet

from office.people.permissions import has_role
from office.people.roles import Role
from office.records import sight
from office.records.models import Publication

from .models import Remark
from .states import RemarkState

SHOWN = 20  # on one page, the newest


@sight.register(Remark)
def visible_to(user: Any) -> QuerySet[Remark]:
    """Officers answer them and auditors read them; everyone reads what is shown on a page."""
    rows = Remark.objects.select_related("publication").order_by("-said_at", "-pk")
    return rows if has_role(user, Role.OFFICER, Role.AUDITOR) else rows.filter(state=RemarkState.SHOWN)


def shown_of(publication: Publication) -> QuerySet[Remark]:
    """What is shown beside one record, newest first."""
    return visible_to(None).filter(publication=publication)[:SHOWN]
