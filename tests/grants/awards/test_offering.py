"""An offer waits while the group owes us a report; the reserve list is funded when an offer comes back."""

import datetime as dt

import pytest

from grants.applications.models import Application
from grants.awards.models import Award
from grants.awards.offering import offer_what_was_held, release_offer
from grants.panels.actions import draft_awards_decision, draft_reserve_decision, recommend
from office.agreements.models import Agreement
from office.agreements.promises import usual_reports
from office.agreements.queries import overdue_of
from office.agreements.rules import obstacles_from_overdue_reports
from office.agreements.timekeeping import keep_time
from office.ledger.models import Pot
from office.people.interests.actions import register_interest
from office.people.standing import forget
from office.post.models import Message
from office.records import clock
from office.records.models import Event
from office.records.steps import Forbidden, Refused, take
from tests.factories import agreed, reported

WORDS = {"reason": "Good.", "public_reason": "It keeps people safe.", "suggestion": "More figures."}


def lead_of(bid):
    return bid.organisation.memberships.get().user


@pytest.fixture
def owing(sent, officer, officer_2, finance_1, legal, commissioner, administrator):
    """The first bid's group has a report on an earlier grant that is overdue."""

    class office:
        pass

    office.officer, office.officer_2, office.finance_1 = officer, officer_2, finance_1
    office.legal, office.commissioner = legal, commissioner
    group = sent[0].organisation
    with clock.set_to(clock.in_london(dt.date(2020, 11, 20))):
        year = dt.date(2020, 1, 6), dt.date(2020, 10, 5)
        final = [one for one in usual_reports(*year) if one.kind == "final"]
        earlier = agreed(
            office, administrator, group, lead_of(sent[0]), pence=1_000_00, label="AWD-20-009", starts_on=year[0],
            ends_on=year[1], reports=final,
        )  # fmt: skip
    return earlier.reports.get(kind="final")


@pytest.fixture
def held(owing, recommended, meeting, officer, signed):
    signed(draft_awards_decision(round=recommended, meeting=meeting, by=officer))
    return Award.objects.get(application__reference="SCF-24-001")


def test_an_offer_is_held_and_the_rest_go(held, sent):
    assert (held.agreement, bool(held.offer_held_at)) == (None, True)
    assert Award.objects.get(application=sent[1]).agreement.state == "offered"
    told = Message.objects.get(kind="grants.application_offer_held")
    assert told.to_address == lead_of(sent[0]).email
    assert held.publication.state == "published"  # the decision is public all the same


def test_it_goes_when_the_report_has_come(held, owing, sent):
    offer_what_was_held()
    assert not Agreement.objects.filter(reference=held.reference).exists()
    reported(owing, lead_of(sent[0]))
    offer_what_was_held()
    assert Agreement.objects.get(reference=held.reference).state == "offered"


def test_an_officer_releases_it_with_a_reason_on_the_trail(held, officer, officer_2):
    with pytest.raises(Forbidden):
        release_offer(award=held, reason="They were flooded.", by=officer_2)  # holds no key
    with pytest.raises(Refused, match="Say why"):
        release_offer(award=held, reason=" ", by=officer)
    release_offer(award=held, reason="They were flooded.", by=officer)
    assert held.agreement.state == "offered"
    event = Event.objects.get(verb="offer_released")
    assert event.actor == officer.trail_name


def test_nor_does_an_officer_with_an_interest_release_it(held, officer):
    register_interest(user=officer, kind="family", organisation=held.application.organisation, by=officer)
    forget(officer)
    with pytest.raises(Forbidden):
        release_offer(award=held, reason="They were flooded.", by=officer)


def test_the_refusal_below_names_the_report_and_the_group(owing, sent):
    late = overdue_of([sent[0].organisation_id, sent[1].organisation_id])
    (sentence,) = obstacles_from_overdue_reports(late)
    assert sentence.startswith("Group 1 owes us the final report on AWD-20-009")
    assert sentence.about == owing.reference


@pytest.fixture
def in_reserve(sent, meeting, ranked, panel_chair, officer, signed):
    """The first bid funded, the second in reserve, the third declined; the groups are told."""
    for bid, kind in zip(sent, ("full", "reserve", "decline"), strict=True):
        recommend(application=bid, meeting=meeting, kind=kind, by=panel_chair, **WORDS)
    take(meeting, "close_meeting", by=panel_chair)
    signed(draft_awards_decision(round=ranked, meeting=meeting, by=officer))
    return Application.objects.get(pk=sent[1].pk)


@pytest.mark.parametrize("how", ["turned down", "lapsed"])
def test_money_that_comes_back_funds_the_reserve(how, in_reserve, sent, officer, signed):
    offer = Agreement.objects.get(reference="AWD-24-001")
    when = clock.now()
    if how == "turned down":
        take(offer, "turn_down", by=lead_of(sent[0]))
    else:
        when = clock.in_london(offer.accept_by + dt.timedelta(days=1))
        with clock.set_to(when):
            keep_time()
    assert Pot.objects.get().left_pence == 4_130_00
    words = {"amount_pence": 4_130_00, "reason": "Money came free.", "public_reason": "It keeps people safe."}
    with clock.set_to(when):
        decision = draft_reserve_decision(application=in_reserve, by=officer, **words)
        signed(decision)
    in_reserve.refresh_from_db()
    award = Award.objects.get(application=in_reserve)
    assert (in_reserve.state, award.decision, award.agreement.state) == ("awarded", decision, "offered")
    assert Pot.objects.get().left_pence == 0
    letter = Message.objects.get(kind="agreements.offered", subject_id=award.agreement_id)
    assert letter.to_address == lead_of(sent[1]).email
    assert award.publication.state == "published"
    with clock.set_to(when):
        took = take(award.agreement, "accept", by=lead_of(sent[1]), name="Lead 2")
    assert took.state == "accepted"


def test_what_the_panel_said_stands_until_the_signature(in_reserve, sent, officer, signed):
    take(Agreement.objects.get(reference="AWD-24-001"), "turn_down", by=lead_of(sent[0]))
    line = in_reserve.recommendation
    words = {"amount_pence": 4_000_00, "reason": "Money came free.", "public_reason": "It keeps people safe."}
    decision = draft_reserve_decision(application=in_reserve, by=officer, **words)
    line.refresh_from_db()
    assert (line.kind, line.amount_pence, line.reason) == ("reserve", 0, "Good.")
    assert line.decision != decision
    signed(decision)
    line.refresh_from_db()
    assert (line.kind, line.amount_pence, line.reason) == ("part", 4_000_00, "Money came free.")
    assert line.decision == decision
    assert Event.objects.get(verb="funded_from_reserve").actor == decision.trail_name


def test_a_proposal_that_is_dropped_leaves_no_trace_on_the_panels_words(in_reserve, sent, officer):
    take(Agreement.objects.get(reference="AWD-24-001"), "turn_down", by=lead_of(sent[0]))
    words = {"amount_pence": 4_000_00, "reason": "Money came free.", "public_reason": "It keeps people safe."}
    decision = draft_reserve_decision(application=in_reserve, by=officer, **words)
    take(decision, "withdraw", by=officer, reason="Not now.")
    assert draft_reserve_decision(application=in_reserve, by=officer, **words) != decision
    assert Application.objects.get(pk=in_reserve.pk).recommendation.kind == "reserve"


def test_one_decision_at_a_time_funds_a_reserve(in_reserve, sent, officer):
    take(Agreement.objects.get(reference="AWD-24-001"), "turn_down", by=lead_of(sent[0]))
    words = {"amount_pence": 4_130_00, "reason": "Money came free.", "public_reason": "It keeps people safe."}
    take(draft_reserve_decision(application=in_reserve, by=officer, **words), "ask_for_advice", by=officer)
    with pytest.raises(Refused, match="on its way already"):
        draft_reserve_decision(application=in_reserve, by=officer, **words)
