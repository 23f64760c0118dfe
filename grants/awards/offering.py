"""Offers of what was awarded: sent, held while a group owes a report, and released."""

from collections.abc import Iterable
from typing import Any

from grants.applications import messages
from grants.applications.facts import facts_of
from grants.diligence.queries import obstacles_of_each
from grants.fund_types import FundType, fund_type
from office.agreements import actions as agreements
from office.agreements.models import Terms
from office.agreements.promises import MOST_CHANGES, PAYMENT_AFTER_REPORT, Change, DueReport, Payment
from office.agreements.queries import overdue_of
from office.post.telling import tell
from office.records import clock, trail
from office.records.deeds import deed
from office.records.steps import Forbidden, Obstacle, Refused
from office.submissions.models import QuestionSet

from . import permissions, queries
from .models import Award


@deed
def offer_each(*, awards: Iterable[Award], by: Any) -> None:
    """Offer awards that have none yet. One whose group owes us a report, or is not checked yet, is held,
    and the group told why.

    Each has what `queries.to_offer` fetches. Done twice, it does nothing more.
    """
    awards = [one for one in awards if one.agreement_id is None]
    unchecked = obstacles_of_each({one.application: one.commitment.amount_pence for one in awards})
    late = {one.agreement.organisation_id for one in overdue_of([one.application.organisation_id for one in awards])}
    for award in awards:
        if award.application.organisation_id in late:
            _hold(award, messages.OFFER_HELD, by)
        elif unchecked[award.application_id]:
            _hold(award, messages.OFFER_WAITS, by)
        else:
            _offer(award, by)


def _hold(award: Award, message: Any, by: Any) -> None:
    """Keep it back, and tell the group once why it waits."""
    if award.offer_held_at is None:
        award.offer_held_at = clock.now()
        award.save(update_fields=["offer_held_at"])
        trail.note(award, "offer_held", by=by)
        tell(message, award.application, by=by)


@deed
def release_offer(*, award: Award, reason: str, by: Any) -> Award:
    """Offer a held grant although the group still owes us a report: by an officer of the fund, who says why."""
    if not permissions.may_release_offer(award, by):
        raise Forbidden
    Award.objects.select_for_update(no_key=True, of=("self",)).get(pk=award.pk)
    held = queries.whole(Award.objects.filter(pk=award.pk)).get()
    if held.agreement_id is not None or held.offer_held_at is None:
        raise Refused([Obstacle("This offer is not held.", about="state")])
    if not reason.strip():
        raise Refused([Obstacle("Say why the offer goes although the report is late.", about="reason")])
    if no := unchecked_of(held):
        raise Refused(no)
    trail.note(held, "offer_released", by=by, words={"reason": reason.strip()})
    _offer(held, by, released_because=reason.strip())
    award.refresh_from_db()
    return award


@deed
def offer_what_was_held() -> None:
    """Held offers go once the reports have come and the checks are made, under the decision of the awards."""
    for award in queries.to_offer(Award.objects.filter(agreement=None, offer_held_at__isnull=False)):
        offer_each(awards=[award], by=award.decision)


def unchecked_of(award: Award) -> list[str]:
    """The checks and questions that still stand between an award and its offer."""
    return obstacles_of_each({award.application: award.commitment.amount_pence})[award.application_id]


def _offer(award: Award, by: Any, released_because: str = "") -> None:
    application = award.application
    kind, pence = fund_type(application.round.fund.type), award.commitment.amount_pence
    reports = [DueReport(*one) for one in kind.reports(pence, award.starts_on, award.ends_on)]
    award.agreement = agreements.offer(
        commitment=award.commitment, organisation=application.organisation, title=application.title,
        terms=Terms.objects.filter(code=kind.agreement_terms).latest("number"),
        conditions=award.conditions, starts_on=award.starts_on, ends_on=award.ends_on,
        schedule=_schedule(award, kind, reports),
        measures=[Change(*one) for one in facts_of(application).changes[:MOST_CHANGES]], reports=reports,
        question_set=QuestionSet.objects.filter(code=kind.report_question_set).latest("number"),
        publish_as=award.publish_as, accept_within=kind.terms.acceptance_days,
        released_because=released_because, by=by,
    )  # fmt: skip
    award.save(update_fields=["agreement"])


def _schedule(award: Award, kind: FundType, reports: Iterable[DueReport]) -> list[Payment]:
    """The fund's payments, each due when what it waits for can have come."""
    due = {"signed": award.starts_on} | {one.kind: one.due_on + PAYMENT_AFTER_REPORT for one in reports}
    return [Payment(pence, due[trigger], trigger) for pence, trigger in kind.schedule(award.commitment.amount_pence)]
