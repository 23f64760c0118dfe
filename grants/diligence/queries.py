"""What is known of groups before they are offered a grant, and what is not."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import F, QuerySet

from grants.applications.models import Application
from grants.applications.queries import visible_to as applications_visible_to
from grants.panels.rules import FUNDED
from office.people.diligence.asked import Asked, for_sum
from office.people.diligence.queries import checks_in_force, newest_of
from office.people.diligence.rules import obstacles_from_checks
from office.people.permissions import has_role
from office.people.roles import Role
from office.records import clock, sight

from . import rules
from .limits import AidLimit, counted_from, limit_on
from .models import Route, SubsidyCheck

SEE = (Role.OFFICER, Role.FINANCE, Role.LEGAL, Role.AUDITOR)


@sight.register(SubsidyCheck)
def visible_to(user: Any) -> QuerySet[SubsidyCheck]:
    """The office's, each only of bids they may see."""
    if not has_role(user, *SEE):
        return SubsidyCheck.objects.none()
    return SubsidyCheck.objects.filter(application__in=applications_visible_to(user))


@dataclass(frozen=True)
class Aid:
    """The subsidy questions of some groups' bids, answered, and what each small amount came to (pence)."""

    answered: Mapping[int, SubsidyCheck]
    small: dict[int, dict[int, int]]  # group -> bid -> pence

    def besides(self, application: Application) -> int:
        """What its group had of us in small amounts besides this very bid, in pence."""
        given = self.small.get(application.organisation_id, {})
        return sum(pence for bid, pence in given.items() if bid != application.pk)


def aid_of(organisation_ids: list[int], on: dt.date) -> Aid:
    """The aid we gave these groups in the three financial years up to a day, in one query."""
    rows = SubsidyCheck.objects.filter(application__organisation_id__in=organisation_ids).annotate(
        group=F("application__organisation_id"), given_on=F("application__award__awarded_on"),
        pence=F("application__award__commitment__amount_pence"),
    )  # fmt: skip
    answered, small, since = {}, defaultdict[int, dict[int, int]](dict), counted_from(on)
    for one in rows.select_related("answered_by"):
        answered[one.application_id] = one
        if one.route == Route.SMALL and one.given_on and one.given_on >= since:
            small[one.group][one.application_id] = one.pence
    return Aid(answered, small)


def obstacles_of_each(sums: Mapping[Application, int], on: dt.date | None = None) -> dict[int, list[str]]:
    """What stands between each bid and its offer of so many pence, by its key: three queries for any number."""
    if not sums:
        return {}
    day, groups = on or clock.today(), [one.organisation_id for one in sums]
    asked, made, aid = checks_in_force(day), newest_of(groups), aid_of(groups, day)
    return {
        one.pk: [
            *obstacles_from_checks(one.organisation, for_sum(asked, pence), made.get(one.organisation_id, {}), day),
            *rules.obstacles_from_subsidy(one.reference, aid.answered.get(one.pk), pence, aid.besides(one), day),
        ]
        for one, pence in sums.items()
    }


@dataclass(frozen=True)
class Line:
    """One check that a bid's sum asks for, and the newest one made of the group."""

    asked: Asked
    made: Any
    holds: bool


@dataclass(frozen=True)
class Diligence:
    """All that is known of one bid's group before an offer. Money in pence."""

    pence: int
    lines: tuple[Line, ...]
    subsidy: SubsidyCheck | None
    limit: AidLimit
    counted_from: dt.date
    ours_pence: int
    total_pence: int
    obstacles: tuple[str, ...]


def diligence_on(application: Application) -> Diligence:
    """The checks and the subsidy questions of one bid, for the sum that it is to get."""
    day, pence = clock.today(), sum_of(application)
    made = newest_of([application.organisation_id]).get(application.organisation_id, {})
    aid = aid_of([application.organisation_id], day)
    subsidy, ours = aid.answered.get(application.pk), aid.besides(application)
    other = subsidy.other_aid_pence if subsidy else 0
    return Diligence(
        pence=pence,
        lines=tuple(
            Line(one, made.get(one.code), bool(one.code in made and made[one.code].holds_on(day)))
            for one in for_sum(checks_in_force(day), pence)
        ),
        subsidy=subsidy,
        limit=limit_on(day),
        counted_from=counted_from(day),
        ours_pence=ours,
        total_pence=ours + other + pence,
        obstacles=tuple(obstacles_of_each({application: pence}, day)[application.pk]),
    )


def sum_of(application: Application) -> int:
    """What it is to get, in pence: as awarded, else as recommended, else as asked for."""
    if award := getattr(application, "award", None):
        return int(award.commitment.amount_pence)
    said = getattr(application, "recommendation", None)
    if said and said.kind in FUNDED:
        return int(said.amount_pence)
    return application.ask_pence or 0
