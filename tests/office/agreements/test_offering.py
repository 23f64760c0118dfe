"""Offering an agreement, accepting and signing it, ending it, and what happens to the money."""

import datetime as dt

import pytest

from office.agreements.actions import load_terms, prepare_ending
from office.agreements.models import Agreement
from office.agreements.promises import Change, Payment, usual_schedule
from office.agreements.timekeeping import keep_time
from office.ledger.models import Pot
from office.people.organisations.actions import update_profile
from office.post.models import Message
from office.records import clock, sight
from office.records.actors import THE_CLOCK
from office.records.steps import Forbidden, Refused, take
from tests.factories import agreed, drafted, offered, signed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


def test_an_offer_has_its_payments_changes_and_reports(office, administrator, group, lead):
    agreement = offered(office, administrator, group)
    assert (agreement.reference, agreement.state, agreement.accept_by) == (
        "AWD-24-001", "offered", dt.date(2020, 12, 7),
    )  # fmt: skip
    assert [(one.amount_pence, one.trigger) for one in agreement.instalments.order_by("number")] == [
        (480_000, "signed"), (120_000, "mid_point"),
    ]  # fmt: skip
    assert [one.reference for one in agreement.reports.order_by("due_on")] == [
        "PR-AWD-24-001-MID", "PR-AWD-24-001-FIN",
    ]  # fmt: skip
    assert agreement.reports.get(kind="final").due_on == dt.date(2022, 1, 10)
    assert agreement.measures.get().change == "Fewer calls from the park on Fridays"
    told = Message.objects.get(kind="agreements.offered")
    assert (told.to_user, told.link) == (lead, "/portal/applicants/grants/AWD-24-001/")


def test_up_to_five_thousand_is_paid_at_once():
    starts_on, ends_on = dt.date(2020, 12, 14), dt.date(2021, 12, 13)
    assert usual_schedule(5_000_00, starts_on, ends_on) == [Payment(5_000_00, starts_on)]
    assert [one.amount_pence for one in usual_schedule(5_980_99, starts_on, ends_on)] == [478_479, 119_620]


@pytest.mark.parametrize(
    ("change", "about"),
    [
        ({"schedule": [Payment(1_00, dt.date(2020, 12, 14))]}, "schedule"),
        ({"measures": [Change(f"Change {n}") for n in range(4)]}, "measures"),
        ({"ends_on": dt.date(2020, 12, 1), "reports": []}, "dates"),
        ({"question_set": None}, "reports"),
    ],
)
def test_an_offer_is_refused_by_name_of_what_is_wrong(office, administrator, group, change, about):
    with pytest.raises(Refused) as no:
        offered(office, administrator, group, **change)
    assert [one.about for one in no.value.obstacles] == [about]
    assert not Agreement.objects.exists()


def test_another_signed_decision_cannot_offer(office, administrator, group):
    with pytest.raises(Forbidden):
        offered(office, administrator, group, by=signed(office))


def test_a_group_that_must_not_be_named_has_words_in_its_place(office, administrator, group, lead):
    update_profile(organisation=group, publish_name=False, by=lead)
    group.refresh_from_db()
    with pytest.raises(Refused, match="in place of the group's name"):
        offered(office, administrator, group)
    agreement = offered(office, administrator, group, publish_as="A women's charity in Bradford", label="AWD-24-002")
    assert agreement.publish_as == "A women's charity in Bradford"


def test_only_the_lead_accepts_in_time_with_a_typed_name(office, administrator, group, lead, colleague, at_noon):
    agreement = offered(office, administrator, group)
    with pytest.raises(Forbidden):
        take(agreement, "accept", by=colleague, name="C. Olleague")
    with pytest.raises(Refused, match="Type your full name"):
        take(agreement, "accept", by=lead, name=" ")
    with clock.set_to(at_noon + dt.timedelta(days=15)), pytest.raises(Refused, match="open until Monday 7 December"):
        take(agreement, "accept", by=lead, name="A. Lead")
    assert take(agreement, "accept", by=lead, name="A. Lead").state == "accepted"


def test_both_sides_sign_the_same_text(office, administrator, group, lead):
    agreement = offered(office, administrator, group)
    take(agreement, "accept", by=lead, name="A. Lead")
    agreement.measures.update(change="Something else")
    with pytest.raises(Refused, match="The text has changed"):
        take(agreement, "sign_for_office", by=office.officer)
    agreement.measures.update(change="Fewer calls from the park on Fridays")
    take(agreement, "sign_for_office", by=office.officer)
    assert (agreement.state, agreement.text_hash) == ("signed", agreement.hash_now())


@pytest.mark.parametrize("how", ["lapse", "turn_down"])
def test_an_offer_not_taken_up_frees_its_money(how, office, administrator, group, lead, at_noon):
    agreement = offered(office, administrator, group)
    pot = agreement.commitment.pot
    assert Pot.objects.get(pk=pot.pk).committed_pence == 6_000_00
    with clock.set_to(at_noon + dt.timedelta(days=15)):
        take(agreement, how, by=THE_CLOCK if how == "lapse" else lead)
    assert agreement.state == "lapsed"
    assert Pot.objects.get(pk=pot.pk).committed_pence == 0
    assert {one.state for one in agreement.instalments.all()} == {"cancelled"}


def test_an_offer_does_not_lapse_before_its_last_day_has_passed(office, administrator, group, at_noon):
    agreement = offered(office, administrator, group)
    with clock.set_to(at_noon + dt.timedelta(days=14)):
        keep_time()
        agreement.refresh_from_db()
        assert agreement.state == "offered"
    with clock.set_to(at_noon + dt.timedelta(days=15)):
        keep_time()
        agreement.refresh_from_db()
        assert agreement.state == "lapsed"


def test_it_starts_on_its_first_day(office, administrator, group, lead):
    agreement = agreed(office, administrator, group, lead)
    keep_time()
    agreement.refresh_from_db()
    assert agreement.state == "signed"
    with clock.set_to(clock.in_london(dt.date(2020, 12, 14), 0, 5)):
        keep_time()
        keep_time()
    agreement.refresh_from_db()
    assert agreement.state == "active"


def test_it_pauses_with_a_reason_and_goes_on(office, administrator, group, lead):
    agreement = take(agreed(office, administrator, group, lead), "start", by=THE_CLOCK)
    with pytest.raises(Refused, match="Say why it is paused"):
        take(agreement, "pause", by=office.officer, reason="")
    take(agreement, "pause", by=office.officer, reason="The hall is shut.")
    assert "The hall is shut." in Message.objects.get(kind="agreements.paused").body
    assert take(agreement, "resume", by=office.officer).state == "active"


def test_only_its_own_signed_decision_ends_it_early(office, administrator, group, lead):
    agreement = take(agreed(office, administrator, group, lead), "start", by=THE_CLOCK)
    ending = drafted(office, kind="agreement_ending", title="Ending of a grant")
    with pytest.raises(Refused, match="Choose a draft decision that ends agreements"):
        prepare_ending(agreement=agreement, decision=drafted(office), by=office.officer)
    prepare_ending(agreement=agreement, decision=ending, by=office.officer)
    with pytest.raises(Forbidden):
        take(agreement, "end", by=office.officer)
    with pytest.raises(Forbidden):
        take(agreement, "end", by=signed(office))
    signed(office, ending)
    agreement.refresh_from_db()
    assert (agreement.state, agreement.commitment.pot.committed_pence) == ("ended", 0)


def test_terms_are_versions_that_do_not_change(office, administrator):
    data = {"code": "t", "title": "Terms", "clauses": ["One."], "effective_from": "2020-01-01"}
    first = load_terms(data=data, by=administrator)
    assert load_terms(data=data, by=administrator) == first
    with pytest.raises(Refused, match="Give the file the next number"):
        load_terms(data={**data, "clauses": ["Two."]}, by=administrator)
    assert load_terms(data={**data, "clauses": ["Two."], "number": 2}, by=administrator).number == 2
    with pytest.raises(Forbidden):
        load_terms(data=data, by=office.officer)


def test_sight(office, administrator, group, lead, colleague, stranger, auditor, panel_chair):
    agreement = offered(office, administrator, group)
    for thing in (agreement, agreement.instalments.first(), agreement.reports.first()):
        for user in (lead, colleague, office.officer, office.finance_1, auditor):
            assert sight.may_see(user, thing)
        for user in (stranger, panel_chair):
            assert not sight.may_see(user, thing)
