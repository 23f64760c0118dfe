"""Deeds on awards: made by the signed decision, released to the groups, published."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch

from grants.applications import messages
from grants.applications.facts import facts_of
from grants.applications.models import Application
from grants.applications.states import ApplicationState
from grants.fund_types import fund_type
from grants.panels.models import Recommendation
from grants.panels.powers import power_of
from office.agreements.publishing import leave_out_name
from office.ledger.actions import commit
from office.post.telling import tell
from office.records import clock, trail
from office.records import publication as publications
from office.records.deeds import deed
from office.records.steps import Forbidden, Obstacle, Refused, take_all
from office.submissions.models import Answer

from . import permissions, publishing, queries
from .models import Award
from .offering import offer_each


@deed
def make_awards(*, applications: Iterable[Application], decision: Any) -> list[Award]:
    """An award and a commitment for each funded bid, in key order, by the decision itself."""
    return [_made(one, decision) for one in sorted(applications, key=lambda one: one.pk)]


def _made(application: Application, decision: Any) -> Award:
    recommendation, round = application.recommendation, application.round
    facts, kind = facts_of(application), fund_type(round.fund.type)
    reference = application.reference.replace(f"{round.fund.code}-", "AWD-", 1)
    commitment = commit(
        pot=application.pot.pot, pence=recommendation.amount_pence, decision=decision, label=reference, by=decision
    )
    award = Award.objects.create(
        reference=reference, application=application, commitment=commitment, decision=decision,
        purpose=facts.summary or application.title, reasons=recommendation.public_reason,
        legal_power=power_of(application), conditions=[*kind.conditions, *recommendation.conditions],
        publish_as=recommendation.publish_as or application.organisation.name,
        name_withheld_because=recommendation.name_withheld_because,
        withheld_by_id=recommendation.name_decided_by_id if recommendation.publish_as else None,
        awarded_on=clock.today(), starts_on=facts.starts_on or round.delivery_from,
        ends_on=facts.ends_on or round.delivery_until,
    )  # fmt: skip
    trail.note(award, "made", by=decision, words={"pence": recommendation.amount_pence})
    return award


@deed
def decide_each(*, recommendations: Iterable[Recommendation], decision: Any) -> list[Application]:
    """Every bid takes the step that was recommended for it. Gives the funded ones; one refusal refuses all.

    A bid withdrawn since the list was drafted is passed over, at whatever moment before this one.
    """
    recommendations = list(recommendations)
    states = _locked_states([one.application_id for one in recommendations])
    by_step: dict[str, list[int]] = {"award_grant": [], "hold_in_reserve": [], "decline": []}
    steps = {"full": "award_grant", "part": "award_grant", "reserve": "hold_in_reserve", "decline": "decline"}
    for one in recommendations:
        if states[one.application_id] != ApplicationState.WITHDRAWN:
            by_step[steps[one.kind]].append(one.application_id)
    for name, keys in ((name, keys) for name, keys in by_step.items() if keys):
        _, refused = take_all(Application, keys, name, by=decision)
        if refused:
            raise Refused([sentence for no in refused.values() for sentence in no.obstacles])
    return list(_with_all_an_award_needs(by_step["award_grant"]))


def _locked_states(keys: list[int]) -> dict[int, str]:
    """Where each bid is, locked so that it stays there. All of them first, in key order."""
    bids = Application.objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk")
    return dict(bids.values_list("pk", "state"))


def _with_all_an_award_needs(keys: list[int]) -> Any:
    rows = Application.objects.filter(pk__in=keys).order_by("pk")
    related = ("round__fund", "organisation", "pot__pot", "submission", "recommendation")
    answers = Prefetch("submission__answers", Answer.objects.select_related("question"))
    return rows.select_related(*related).prefetch_related(answers)


@deed
def release_outcomes(*, decision: Any) -> None:
    """Offer the grants, send every letter and publish the awards of one decision. Done twice, it does nothing more.

    Not before the round's embargo ends: until then the outbox waits with it.
    """
    recommendations = Recommendation.objects.select_for_update(no_key=True, of=("self",)).filter(decision=decision)
    keys = list(recommendations.order_by("pk").values_list("application_id", flat=True))
    waiting = Application.objects.filter(pk__in=keys, outcome_told_at=None, state__in=LETTERS)
    waiting = waiting.select_related("round__fund", "organisation", "feedback", "recommendation").order_by("pk")
    applications = list(waiting)
    Application.objects.filter(pk__in=[one.pk for one in applications]).update(outcome_told_at=clock.now())
    for application in applications:
        if letter := LETTERS[application.state]:
            tell(letter, application, by=decision)
    # A reserve group was told of its place on the list: its award is told by the offer all the same.
    awards = list(queries.to_offer(Award.objects.filter(decision=decision, agreement=None)))
    offer_each(awards=awards, by=decision)
    publish_awards(awards=[one for one in awards if one.publication_id is None], by=decision)


# The letter that tells each outcome; an award's letter is the offer itself.
LETTERS = {
    ApplicationState.AWARDED.value: None,
    ApplicationState.RESERVE.value: messages.RESERVE,
    ApplicationState.DECLINED.value: messages.DECLINED,
}


@deed
def publish_awards(*, awards: Iterable[Award], by: Any) -> None:
    """Publish many awards at once, all or none. Each has what `queries.whole` fetches."""
    drafts = []
    for award in awards:
        if not permissions.may_publish(award, by):
            raise Forbidden
        if award.publication is None:
            award.publication = publications.open_publication(
                kind=publishing.KIND, reference=award.reference, address=publishing.address_of(award), by=by
            )
            award.save(update_fields=["publication"])
        drafts.append(publications.Draft(award.publication, publishing.title_of(award), publishing.body_of(award)))
    publications.publish_all(drafts=drafts, by=by)


@deed
def publish_award(*, award: Award, by: Any, note: str = "") -> Award:
    """Publish one award, or a correction of it with a note of what changed."""
    held = queries.whole(Award.objects.filter(pk=award.pk)).get()
    if held.publication is None:
        publish_awards(awards=[held], by=by)
    else:
        if not permissions.may_publish(held, by):
            raise Forbidden
        publications.publish(
            publication=held.publication, title=publishing.title_of(held), body=publishing.body_of(held),
            note=note, by=by,
        )  # fmt: skip
    award.publication = held.publication
    return award


@deed
def withhold_name(*, award: Award, publish_as: str, because: str, by: Any) -> Award:
    """Take a group's name off the public record, for its safety: a correction without it of the grant and of the
    reports on it, and every earlier version emptied. The record itself stays."""
    if not permissions.may_publish(award, by) or getattr(by, "is_signed", False):
        raise Forbidden
    if not publish_as.strip() or not because.strip():
        raise Refused([Obstacle("Give the words to publish in its place, and the reason.", about="publish_as")])
    held = Award.objects.select_for_update(no_key=True, of=("self",)).get(pk=award.pk)
    held.publish_as, held.name_withheld_because, held.withheld_by = publish_as.strip(), because.strip(), by
    held.save(update_fields=["publish_as", "name_withheld_because", "withheld_by"])
    trail.note(held, "name_withheld", by=by, words={"because": because.strip()})
    publish_award(award=held, by=by, note="A name was left out.")
    assert held.publication is not None  # it has just been published
    publications.blank_earlier_versions(publication=held.publication, reason=because.strip(), by=by)
    if held.agreement is not None:
        leave_out_name(agreement=held.agreement, publish_as=held.publish_as, because=because.strip(), by=by)
    award.refresh_from_db()
    return award
