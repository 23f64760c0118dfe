"""Publishing the open parts, taking them back, and the words as signed."""

import datetime as dt

import pytest
from django.db import DatabaseError, transaction

from office.decisions import queries
from office.decisions.actions import mark_exempt, supersede
from office.decisions.models import DecisionRecord, DecisionSection, SignedText
from office.decisions.publishing import publish_decision, verify_decision, withdraw_from_publication
from office.records import clock, publication, sight
from office.records.steps import Forbidden, Refused, take
from tests.factories import SECTIONS, drafted, ready, signed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]

CANARY = "Bidder B asked £41 an hour."


def shown(decision):
    return publication.queries.shown_version(publication.queries.at_address(decision.public_address)).body


def test_a_signed_decision_is_published_at_its_address(office):
    decision = signed(office, amount_pence=80_000_00)
    publish_decision(decision=decision, by=office.officer)
    body = shown(decision)
    assert decision.public_address == "/decisions/PCC-2020-001/"
    assert (body["disclosure"], body["amount_pence"], body["signed_on"]) == ("full", 8_000_000, "2020-11-23")
    assert [part["heading"] for part in body["advice"]] == ["Equality advice", "Financial advice", "Legal advice"]
    assert body["signed_as"] == "Police and Crime Commissioner"


def test_what_is_not_signed_is_not_published(office):
    with pytest.raises(Refused, match="Only a signed decision"):
        publish_decision(decision=ready(office), by=office.officer)


def test_only_officers_and_legal_publish(office):
    decision = signed(office)
    with pytest.raises(Forbidden):
        publish_decision(decision=decision, by=office.finance_1)
    publish_decision(decision=decision, by=office.legal)


def test_not_a_word_of_a_closed_part_leaves(office):
    decision = signed(office, sections={**SECTIONS, "annex": CANARY})
    part = decision.sections.get(code="annex")
    mark_exempt(section=part, exemption="FOIA s.43(2)", public_interest="It would weaken bids.", by=office.legal)
    publish_decision(decision=decision, by=office.officer)
    version = publication.queries.shown_version(decision.publication)
    assert CANARY not in version.text
    assert version.body["disclosure"] == "part"
    assert version.body["sections"][-1] == {
        "code": "annex", "heading": "Annex", "exemption": "FOIA s.43(2)", "public_interest": "It would weaken bids.",
    }  # fmt: skip
    assert verify_decision(decision) == []


def test_closed_advice_stays_in(office):
    decision = signed(office)
    advice = decision.advice.get(kind="legal")
    mark_exempt(section=advice, exemption="FOIA s.42", public_interest="Frank advice.", by=office.legal)
    publish_decision(decision=decision, by=office.officer)
    assert "Within the power." not in publication.queries.shown_version(decision.publication).text


def test_a_correction_says_what_changed_and_both_versions_stay(office):
    decision = signed(office)
    publish_decision(decision=decision, by=office.officer)
    part = decision.sections.get(code="financial")
    mark_exempt(section=part, exemption="FOIA s.43(2)", public_interest="Prices.", by=office.legal)
    with pytest.raises(Refused, match="Say what changed"):
        publish_decision(decision=decision, by=office.officer)
    publish_decision(decision=decision, by=office.officer, note="A part was closed.")
    assert [one.number for one in publication.queries.history(decision.publication)] == [2, 1]


def test_only_the_monitoring_officer_takes_it_back_and_a_tombstone_stays(office):
    decision = signed(office)
    publish_decision(decision=decision, by=office.officer)
    with pytest.raises(Forbidden):
        withdraw_from_publication(decision=decision, reason="A mistake.", by=office.officer)
    with pytest.raises(Forbidden):
        take(decision.publication, "withdraw", by=office.officer, reason="A mistake.")
    withdraw_from_publication(decision=decision, reason="A mistake.", by=office.legal)
    tomb = publication.queries.at_address(decision.public_address)
    assert (tomb.state, tomb.title, tomb.withdrawn_because) == ("withdrawn", decision.title, "A mistake.")
    assert publication.queries.shown_version(tomb) is None


def test_taken_back_before_anybody_read_it_it_still_answers(office):
    decision = signed(office)
    withdraw_from_publication(decision=decision, reason="The review comes first.", by=office.legal)
    tomb = publication.queries.at_address(decision.public_address)
    assert (tomb.state, tomb.title) == ("withdrawn", decision.title)
    assert decision.summary not in tomb.versions.get().text


def test_the_earlier_decision_points_to_the_one_that_replaces_it(office):
    earlier = signed(office)
    publish_decision(decision=earlier, by=office.officer)
    later = drafted(office, title="More for the round")
    supersede(decision=later, earlier=earlier, by=office.officer)
    signed(office, later)
    publish_decision(decision=later, by=office.officer)
    assert shown(later)["supersedes"] == {"reference": "PCC-2020-001", "address": "/decisions/PCC-2020-001/"}
    assert shown(earlier)["superseded_by"] == {"reference": "PCC-2020-002", "address": "/decisions/PCC-2020-002/"}


def test_five_working_days_then_it_is_overdue(office, at_noon):
    decision = signed(office)
    assert decision.publish_by == dt.date(2020, 11, 30)
    with clock.set_to(at_noon + dt.timedelta(days=7)):
        assert list(queries.publication_overdue(office.officer)) == []
    with clock.set_to(at_noon + dt.timedelta(days=8)):
        assert list(queries.publication_overdue(office.officer)) == [decision]
        publish_decision(decision=decision, by=office.officer)
        assert list(queries.publication_overdue(office.officer)) == []


def test_the_words_as_signed_are_kept_and_checked(office):
    decision = signed(office)
    assert verify_decision(decision) == []
    DecisionRecord.objects.filter(pk=decision.pk).update(summary="Something else.")
    decision.refresh_from_db()
    assert verify_decision(decision) == ["PCC-2020-001 does not read as it was signed."]


def test_nothing_alters_a_signed_part(office):
    part = signed(office).sections.get(code="financial")
    part.text = "More."
    with pytest.raises(Refused, match="is not changed"):
        part.save()
    with pytest.raises(Refused, match="is not changed"):
        part.delete()
    DecisionSection.objects.filter(pk=part.pk).update(text="More.")
    assert verify_decision(part.decision) != []


def test_the_database_refuses_to_alter_the_signed_text(office):
    kept = signed(office).signed_texts.get()
    with pytest.raises(DatabaseError), transaction.atomic():
        SignedText.objects.filter(pk=kept.pk).update(hash="0" * 64)
    with pytest.raises(DatabaseError), transaction.atomic():
        kept.delete()


def test_sight(office, auditor, panel_chair, lead):
    decision = drafted(office)
    for user in (office.officer, office.finance_1, office.legal, office.commissioner, office.deputy, auditor):
        assert sight.may_see(user, decision)
    for user in (panel_chair, lead):
        assert not sight.may_see(user, decision)


def test_worklists(office):
    waiting, to_sign = drafted(office), ready(office)
    take(waiting, "ask_for_advice", by=office.officer)
    assert list(queries.waiting_for_advice(office.finance_1, "finance")) == [waiting]
    assert list(queries.waiting_for_signature(office.commissioner)) == [to_sign]
    assert list(queries.waiting_for_signature(office.deputy)) == []
