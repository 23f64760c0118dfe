"""Deeds of the panel stage: recommending, settling names, wording feedback, putting the list to a decision."""

from collections.abc import Iterable, Mapping
from typing import Any

from grants.applications.models import Application
from grants.applications.states import ApplicationState
from grants.funds.models import Round
from office.decisions import actions as decisions
from office.decisions.models import DecisionRecord, DecisionSection
from office.judging.models import Meeting, Recusal
from office.judging.rules import obstacles_to_considering
from office.ledger.models import Pot
from office.records import clock, trail
from office.records.deeds import deed
from office.records.steps import Forbidden, Obstacle, Refused

from . import decision_text, feedback, permissions, queries, rules
from .models import Feedback, Recommendation, ReserveProposal


@deed
def recommend(
    *, application: Application, meeting: Meeting, kind: str, amount_pence: int | None = None, reason: str,
    public_reason: str = "", conditions: Iterable[str] = (), suggestion: str = "", by: Any,
) -> Recommendation:  # fmt: skip
    """Write down what the panel recommends for one bid; said again, it replaces what was said.

    amount_pence: left out, the whole sum asked for (in full) or nothing (reserve, decline).
    conditions: plain sentences, special to this grant.
    """
    # The meeting's row is the lock: two members writing at once cannot both give the last pound.
    held = Meeting.objects.select_for_update(no_key=True).get(pk=meeting.pk)
    application = _loaded(application)
    if not permissions.may_recommend(application, by) or _stepped_out(application, by):
        raise Forbidden
    if kind not in Recommendation.Kind.values:
        raise Refused([Obstacle("Choose what the panel recommends.", about="kind")])
    amount = _amount(application, kind, amount_pence)
    found = rules.obstacles_to_recommending(application, held, sits=held.attendances.filter(member=by).exists())
    found += obstacles_to_considering(held, application.submission.entry)
    found += rules.obstacles_to_amount(application, kind, amount, _left(application, by))
    found += rules.obstacles_to_words(kind, reason, public_reason, suggestion)
    if found:
        raise Refused(found)
    recommendation, _ = Recommendation.objects.update_or_create(
        application=application,
        defaults={
            "meeting": held, "kind": kind, "amount_pence": amount, "reason": reason.strip(),
            "public_reason": public_reason.strip(), "suggestion": suggestion.strip(),
            "conditions": [one.strip() for one in conditions if one.strip()],
            "recorded_by": by, "recorded_at": clock.now(),
        },
    )  # fmt: skip
    trail.note(recommendation, "recommended", by=by, words={"kind": Recommendation.Kind(kind), "pence": amount})
    return recommendation


def _loaded(application: Application) -> Application:
    rows = Application.objects.select_related("round__fund", "organisation", "pot__pot", "submission")
    return rows.get(pk=application.pk)


def _stepped_out(application: Application, by: Any) -> bool:
    """Declared an interest in this very bid, or left the room for it."""
    declared = application.submission.entry.declarations.filter(user=by, has_interest=True).exists()
    return declared or Recusal.objects.filter(entry__submission=application.submission_id, member=by).exists()


def _amount(application: Application, kind: str, pence: int | None) -> int:
    if pence is not None:
        return pence
    return (application.ask_pence or 0) if kind == Recommendation.Kind.FULL else 0


def _left(application: Application, by: Any) -> int:
    """What the pot still has beside what is recommended to others, as far as this member may know of them.

    A sum for a bid that the member left the room for would show in the figure. The whole list is held
    against its pots when it is put to the decision.
    """
    pot = Pot.objects.get(pk=application.pot.pot_id)
    return pot.left_pence - queries.recommended_pence(application.pot, besides=application, seen_by=by)


@deed
def settle_name(*, recommendation: Recommendation, publish_as: str = "", because: str = "", by: Any) -> Recommendation:
    """Decide what stands in the register: the group's name (nothing given), or other words with the reason."""
    held = Recommendation.objects.select_for_update(no_key=True).get(pk=recommendation.pk)
    if not permissions.may_word(_loaded(held.application), by):
        raise Forbidden
    _refuse_when_decided(held)
    if bool(publish_as.strip()) != bool(because.strip()):
        raise Refused([Obstacle("Give the words to publish and the reason, or neither.", about="publish_as")])
    held.publish_as, held.name_withheld_because = publish_as.strip(), because.strip()
    held.name_decided_by = by
    held.save(update_fields=["publish_as", "name_withheld_because", "name_decided_by"])
    trail.note(held, "name_settled", by=by, words={"is_withheld": bool(publish_as.strip()), "because": because})
    return held


@deed
def settle_power(*, recommendation: Recommendation, legal_power: str, by: Any) -> Recommendation:
    """Choose the legal power of one grant, in words; nothing given is the fund's own."""
    held = Recommendation.objects.select_for_update(no_key=True).get(pk=recommendation.pk)
    if not permissions.may_word(_loaded(held.application), by):
        raise Forbidden
    _refuse_when_decided(held)
    held.legal_power = legal_power.strip()
    held.save(update_fields=["legal_power"])
    trail.note(held, "power_settled", by=by, words={"power": held.legal_power})
    return held


def _refuse_when_decided(held: Recommendation) -> None:
    """What the decision says is settled before it goes its way; for a bid in reserve, before the one that funds it."""
    in_reserve = held.application.state == ApplicationState.RESERVE
    decided = held.decision is not None and held.decision.state not in rules.MOVABLE and not in_reserve
    if decided or queries.is_proposed(held):
        raise Refused([Obstacle("The decision is on its way already. Send it back to change this.", about="decision")])


@deed
def word_feedback(*, application: Application, words: Mapping[str, str], suggestion: str, by: Any) -> Feedback:
    """Put what a group is told into better words, before it is told. `words`: criterion code -> sentence."""
    held = _loaded(application)
    if not permissions.may_word(held, by):
        raise Forbidden
    if held.outcome_told_at is not None:
        raise Refused([Obstacle("The group has been told already.", about="state")])
    kept = Feedback.objects.select_for_update(no_key=True).get(application=held)
    kept.criteria = [{**line, "words": words.get(line["code"], line["words"]).strip()} for line in kept.criteria]
    kept.suggestion, kept.worded_by = suggestion.strip() or kept.suggestion, by
    kept.save(update_fields=["criteria", "suggestion", "worded_by"])
    trail.note(kept, "worded", by=by, words={"criteria": sorted(words)})
    return kept


@deed
def draft_awards_decision(*, round: Round, meeting: Meeting, by: Any) -> DecisionRecord:
    """The decision on a round, written from the recommendations, with the feedback every group will get.

    It concerns every group on the list, so that whoever has an interest in one cannot sign it.
    """
    held = Round.objects.select_for_update(no_key=True, of=("self",)).get(pk=round.pk)
    if not permissions.may_put_to_decision(held, by):
        raise Forbidden
    again = held.state == "decided"
    applications = queries.put_to_decision(meeting, again=again)
    if found := rules.obstacles_to_a_decision(held, meeting) or queries.obstacles_from(applications):
        raise Refused(found)
    recused = Recusal.objects.filter(meeting=meeting).count()
    decision = decisions.draft_decision(
        kind="reviewed_awards" if again else "awards", concerns=[one.organisation_id for one in applications], by=by,
        **decision_text.of_awards(applications[0].round, applications, recused),
    )  # fmt: skip
    _close_the_list(decision)
    Recommendation.objects.filter(application__in=applications).update(decision=decision)
    if not again:
        Round.objects.filter(pk=held.pk).update(awards_decision=decision)
        round.awards_decision = decision
    _make_feedback(applications)
    return decision


def _close_the_list(decision: DecisionRecord) -> None:
    """The annex names groups that are not funded: it is closed from the start, never by an afterthought."""
    DecisionSection.objects.filter(decision=decision, code="annex").update(
        is_exempt=True, exemption=decision_text.LIST_EXEMPTION, public_interest=decision_text.LIST_INTEREST,
        exempt_until=clock.today() + decisions.A_YEAR,
    )  # fmt: skip


def _make_feedback(applications: list[Application]) -> None:
    """Anew for every bid, but for what an officer has put into words."""
    Feedback.objects.filter(application__in=applications, worded_by=None).delete()
    worded = set(Feedback.objects.filter(application__in=applications).values_list("application_id", flat=True))
    Feedback.objects.bulk_create(feedback.feedback_on(one for one in applications if one.pk not in worded))


@deed
def draft_reserve_decision(
    *, application: Application, amount_pence: int, reason: str, public_reason: str, by: Any
) -> DecisionRecord:
    """A further decision that funds one project of the reserve list, when money came free in its pot."""
    held = _loaded(application)
    if not permissions.may_put_to_decision(held.round, by):
        raise Forbidden
    recommendation = Recommendation.objects.select_for_update(no_key=True).get(application=held)
    left = Pot.objects.get(pk=held.pot.pot_id).left_pence
    found = rules.obstacles_to_funding_a_reserve(held, amount_pence, left, proposed=queries.is_proposed(recommendation))
    found += rules.obstacles_to_words("full", reason, public_reason, "")
    if found:
        raise Refused(found)
    decision = decisions.draft_decision(
        kind="reserve_award", concerns=[held.organisation_id], by=by,
        **decision_text.of_reserve(held.round, held, amount_pence, reason),
    )  # fmt: skip
    ReserveProposal.objects.create(
        recommendation=recommendation, decision=decision, amount_pence=amount_pence, reason=reason.strip(),
        public_reason=public_reason.strip(),
    )  # fmt: skip
    return decision


@deed
def adopt_proposal(*, decision: DecisionRecord) -> Recommendation:
    """The signature puts what it decided in the place of what the panel had said; the trail keeps both."""
    proposal = ReserveProposal.objects.select_related("recommendation__application").get(decision=decision)
    held = Recommendation.objects.select_for_update(no_key=True).get(pk=proposal.recommendation_id)
    before = {"kind": Recommendation.Kind(held.kind), "reason": held.reason}
    asked = proposal.recommendation.application.ask_pence
    held.kind = Recommendation.Kind.FULL if proposal.amount_pence == asked else Recommendation.Kind.PART
    held.amount_pence, held.decision = proposal.amount_pence, decision
    held.reason, held.public_reason = proposal.reason, proposal.public_reason
    held.save(update_fields=["kind", "amount_pence", "decision", "reason", "public_reason"])
    trail.note(held, "funded_from_reserve", by=decision, words={"pence": held.amount_pence, **before})
    return held
