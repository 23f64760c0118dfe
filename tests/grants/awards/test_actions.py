"""What the signature on the awards carries out, and what the public and the groups learn, when."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from grants.applications.models import Application
from grants.awards import queries
from grants.awards.actions import publish_award, release_outcomes, withhold_name
from grants.awards.models import Award
from grants.awards.publishing import PARTS, STATUTORY, body_of
from grants.panels.actions import draft_awards_decision, draft_reserve_decision, recommend, settle_name
from grants.panels.models import Recommendation
from office.agreements.models import Agreement, Instalment, ProgressReport
from office.ledger.models import Commitment, LedgerEntry, Pot, Source
from office.post.models import Message
from office.records import clock, outbox
from office.records.models import OutboxItem
from office.records.publication.queries import at_address, shown_version
from office.records.steps import Forbidden, Refused, take


@pytest.fixture
def decision(recommended, meeting, officer):
    return draft_awards_decision(round=recommended, meeting=meeting, by=officer)


@pytest.fixture
def decided(decision, signed):
    return signed(decision)


def states(sent):
    return [Application.objects.get(pk=one.pk).state for one in sent]


def test_every_bid_goes_where_it_was_recommended(decided, sent, recommended):
    recommended.refresh_from_db()
    assert states(sent) == ["awarded", "awarded", "declined"]
    assert (recommended.state, recommended.contest.state) == ("decided", "concluded")


def test_nothing_moves_before_the_signature(decision, sent, officer, commissioner):
    for actor in (officer, commissioner, decision):
        with pytest.raises(Forbidden):
            take(sent[0], "award_grant", by=actor)
    assert states(sent) == ["eligible"] * 3


def test_money_is_promised_to_the_pound_and_the_rest_is_free_again(decided):
    assert list(Commitment.objects.order_by("pk").values_list("label", "amount_pence")) == [
        ("AWD-24-001", 4_130_00),
        ("AWD-24-002", 3_000_00),
    ]
    pot, source = Pot.objects.get(), Source.objects.get()
    assert (pot.set_aside_pence, pot.committed_pence, pot.left_pence) == (7_130_00, 7_130_00, 0)
    assert source.available_pence == 200_000_00 - 7_130_00
    assert set(LedgerEntry.objects.filter(decision=decided).values_list("actor", flat=True)) == {decided.trail_name}


def test_an_offer_is_made_with_schedule_changes_and_report(decided, lead):
    agreement = Agreement.objects.get(reference="AWD-24-001")
    assert (agreement.state, agreement.commitment.amount_pence) == ("offered", 4_130_00)
    assert agreement.measures.first().change == "Fewer calls on Fridays"
    assert list(Instalment.objects.filter(agreement=agreement).values_list("amount_pence", "trigger")) == [
        (4_130_00, "signed")
    ]
    assert [one.kind for one in ProgressReport.objects.filter(agreement=agreement)] == ["final"]


def test_the_four_statutory_texts_are_published(decided):
    award = Award.objects.get(reference="AWD-24-001")
    page = at_address("/awards/AWD-24-001/")
    body = shown_version(page).body
    assert page.state == "published"
    assert all(body[part] for part in STATUTORY)
    assert body["recipient"] == "Group 1"
    assert body["reasons"] == "Supervised activity at the peak time keeps young people safe."
    assert "Send us the monthly count." in body["conditions"]
    assert body["decision"] == decided.reference
    assert set(body_of(award)) == set(PARTS)


def test_a_declined_group_is_nowhere_public(decided):
    assert not any("Group 3" in str(shown_version(one.publication).body) for one in queries.published())
    assert queries.published().count() == 2


def test_letters_go_out_with_reasons_for_each_criterion(decided, sent):
    letter = Message.objects.get(kind="grants.application_declined")
    assert "It scored 40" in letter.body
    assert letter.body.count("some gaps.") == 6
    assert "What would help next time: Name where your figures come from." in letter.body
    assert Message.objects.filter(kind="agreements.offered").count() == 2


def test_the_letters_are_sent_once(decided):
    before = (Message.objects.count(), Agreement.objects.count())
    release_outcomes(decision=decided)
    assert (Message.objects.count(), Agreement.objects.count()) == before


def test_under_an_embargo_nobody_hears_before_its_end(decision, signed, recommended, sent):
    until = clock.now() + dt.timedelta(days=7)
    type(recommended).objects.update(embargo_until=until)
    told = Message.objects.filter(kind__in=["agreements.offered", "grants.application_declined"])
    signed(decision)
    award, third = Award.objects.get(reference="AWD-24-001"), Application.objects.get(pk=sent[2].pk)
    assert not told.exists()
    assert not queries.published().exists()
    assert (award.agreement, third.state_word_for_applicant) == (None, "Being judged")
    with clock.set_to(until - dt.timedelta(minutes=1)):
        outbox.drain()
        assert not told.exists()
    with clock.set_to(until):
        outbox.drain()
    third.refresh_from_db()
    assert (told.count(), third.state_word_for_applicant) == (3, "Not funded")
    assert queries.published().count() == 2
    assert OutboxItem.objects.get(kind="grants.release_outcomes").done_at


def test_a_group_sees_its_award_once_told_and_a_stranger_when_published(decision, signed, recommended, stranger):
    type(recommended).objects.update(embargo_until=clock.now() + dt.timedelta(days=7))
    signed(decision)
    award = Award.objects.get(reference="AWD-24-001")
    lead = award.application.organisation.memberships.get().user
    assert queries.award_for(lead, "AWD-24-001") is None
    release_outcomes(decision=award.decision)
    assert queries.award_for(lead, "AWD-24-001") == award
    assert queries.award_for(stranger, "AWD-24-001") == award


def test_a_withheld_name_appears_nowhere_public(recommended, meeting, sent, officer, signed):
    line = Recommendation.objects.get(application=sent[0])
    settle_name(recommendation=line, publish_as="A women's group in Bradford", because="Safety.", by=officer)
    signed(draft_awards_decision(round=recommended, meeting=meeting, by=officer))
    award = Award.objects.get(reference="AWD-24-001")
    assert (award.publish_as, award.withheld_by) == ("A women's group in Bradford", officer)
    assert "Group 1" not in str(body_of(queries.whole(Award.objects.filter(pk=award.pk)).get()))


def test_a_name_withheld_later_leaves_no_version_with_it(decided, officer):
    award = Award.objects.get(reference="AWD-24-001")
    name = award.application.organisation.name
    assert name in award.publication.versions.get(number=1).text
    withhold_name(award=award, publish_as="A local group", because="For its safety.", by=officer)
    assert not any(name in version.text for version in award.publication.versions.all())
    assert shown_version(award.publication).body["recipient"] == "A local group"


def test_a_name_is_withheld_with_words_and_a_reason_by_an_officer(decided, officer, lead):
    award = Award.objects.get(reference="AWD-24-001")
    with pytest.raises(Refused):
        withhold_name(award=award, publish_as="A local group", because=" ", by=officer)
    with pytest.raises(Forbidden):
        withhold_name(award=award, publish_as="A local group", because="For its safety.", by=lead)


def test_a_bid_withdrawn_before_the_signature_gets_nothing(decision, signed, sent):
    lead = sent[0].organisation.memberships.get().user
    take(Application.objects.get(pk=sent[0].pk), "withdraw", by=lead)
    signed(decision)
    assert states(sent) == ["withdrawn", "awarded", "declined"]
    assert not Award.objects.filter(reference="AWD-24-001").exists()


def test_a_pot_that_ran_dry_stops_the_whole_signature(decision, sent, signed):
    Pot.objects.update(set_aside_pence=5_000_00)
    Source.objects.update(ring_fenced_pence=5_000_00)
    with pytest.raises(Refused, match="left in"):
        signed(decision)
    assert states(sent) == ["eligible"] * 3
    assert not Commitment.objects.exists()


def test_a_correction_is_a_new_version_with_a_note(decided, officer):
    award = Award.objects.get(reference="AWD-24-001")
    Award.objects.filter(pk=award.pk).update(purpose="Corrected words.")
    with pytest.raises(Refused):
        publish_award(award=award, by=officer)
    publish_award(award=award, note="A word was wrong.", by=officer)
    assert shown_version(at_address("/awards/AWD-24-001/")).body["purpose"] == "Corrected words."


def test_only_the_funds_officers_and_legal_publish(decided, officer_2, lead):
    for actor in (officer_2, lead):
        with pytest.raises(Forbidden):
            publish_award(award=Award.objects.first(), note="Why.", by=actor)


def test_the_reserve_list_is_funded_by_a_decision_of_its_own(sent, meeting, ranked, panel_chair, officer, signed):
    words = {"reason": "Good.", "public_reason": "It keeps people safe.", "suggestion": "More figures."}
    for bid, kind in zip(sent, ("full", "reserve", "decline"), strict=True):
        recommend(application=bid, meeting=meeting, kind=kind, by=panel_chair, **words)
    take(meeting, "close_meeting", by=panel_chair)
    first = signed(draft_awards_decision(round=ranked, meeting=meeting, by=officer))
    assert states(sent) == ["awarded", "reserve", "declined"]
    reserve = Application.objects.get(pk=sent[1].pk)
    words = {"amount_pence": 4_130_00, "reason": "Money came free.", "public_reason": "It keeps people safe."}
    with pytest.raises(Refused, match="left in this pot"):
        draft_reserve_decision(application=reserve, by=officer, **words)
    assert not first.rounds_decided.exclude(pk=ranked.pk).exists()


def test_deciding_more_bids_costs_a_bounded_number_of_queries_each(decision, sent, signed, officer):
    Recommendation.objects.filter(application=sent[1]).update(kind="decline", amount_pence=0)
    with CaptureQueriesContext(
        connection,
    ) as one_award:
        signed(decision)
    assert len(one_award) < 260
