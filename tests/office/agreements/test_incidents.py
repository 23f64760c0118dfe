"""Tell us at once: by kind and number alone, answered within a working day, with a hold where it is needed."""

import datetime as dt

import pytest
from django.db import models

from office.agreements.incidents import queries
from office.agreements.incidents.actions import (
    finish_action,
    hold_payments,
    lift_hold,
    plan_action,
    tell_of_incident,
)
from office.agreements.models import Incident, Instalment
from office.agreements.timekeeping import keep_time
from office.post.models import Message
from office.records import clock, sight
from office.records.steps import Forbidden, Refused, take
from tests.factories import agreed, approved, checked_bank_account

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]
TODAY = dt.date(2020, 11, 23)  # a Monday


@pytest.fixture
def agreement(office, administrator, group, lead):
    return agreed(office, administrator, group, lead)


def told(agreement, by, **other):
    said = {"category": "child", "count": 2, "happened_on": TODAY, "is_safe": True, **other}
    return tell_of_incident(agreement=agreement, by=by, **said)


def messages(kind):
    return {one.to_user for one in Message.objects.filter(kind=f"agreements.incident_{kind}")}


def test_any_member_tells_us_and_every_officer_hears(office, agreement, colleague, lead):
    incident = told(agreement, colleague, told=["police"])
    assert (incident.reference, incident.state) == ("INC-AWD-24-001-1", "told")
    assert (incident.answer_by, incident.told_words) == (dt.date(2020, 11, 24), "The police")
    assert messages("told") == {office.officer, office.officer_2}
    take(incident, "acknowledge", by=office.officer)
    assert incident.owner == office.officer
    assert messages("in_hand") == {lead, colleague}


def test_nobody_else_tells_for_them(office, agreement, stranger, other_group):
    for by in (stranger, office.officer):
        with pytest.raises(Forbidden):
            told(agreement, by)


def test_no_box_takes_a_name():
    """Whatever the group gives is a choice, a number, a day or yes or no."""
    given = ("category", "count", "happened_on", "is_safe", "told")
    kinds = {name: Incident._meta.get_field(name) for name in given}
    assert kinds["category"].choices
    free = [name for name, one in kinds.items() if isinstance(one, models.CharField | models.TextField)]
    assert free == ["category"]


@pytest.mark.parametrize("wrong", [{"count": -1}, {"count": 10_000}, {"happened_on": dt.date(2020, 11, 24)},
                                   {"told": ["a neighbour called Ann"]}])  # fmt: skip
def test_what_cannot_be_is_refused(wrong, agreement, lead):
    with pytest.raises(Refused):
        told(agreement, lead, **wrong)


def test_the_officers_hear_once_that_nobody_answered_within_a_working_day(office, agreement, lead):
    with clock.set_to(clock.in_london(dt.date(2020, 11, 27), 18)):  # Friday evening
        incident = told(agreement, lead)
    for day, late in ((30, False), (31, True)):
        with clock.set_to(clock.in_london(dt.date(2020, 11, 1) + dt.timedelta(days=day - 1), 9)):
            keep_time()
            keep_time()
            assert incident.is_late is late
            assert bool(messages("late")) is late
    assert Message.objects.filter(kind="agreements.incident_late", to_user=office.officer).count() == 1


def test_one_taken_in_hand_in_time_is_never_late(office, agreement, lead):
    take(told(agreement, lead), "acknowledge", by=office.officer)
    with clock.set_to(clock.in_london(dt.date(2020, 12, 20), 9)):
        keep_time()
    assert messages("late") == set()


def test_it_is_closed_when_all_is_done_and_nothing_is_held(office, agreement, lead):
    incident = told(agreement, lead)
    with pytest.raises(Refused, match="Take it in hand first"):
        plan_action(incident=incident, text="Ring", owner=office.officer, due_on=TODAY, by=office.officer)
    take(incident, "acknowledge", by=office.officer)
    action = plan_action(incident=incident, text="Ring them", owner=office.officer, due_on=TODAY, by=office.officer)
    hold_payments(agreement=agreement, because="Until the police have finished.", by=office.officer)
    with pytest.raises(Refused) as no:
        take(Incident.objects.get(), "close", by=office.officer, reason="All well.")
    assert [str(one) for one in no.value.obstacles] == [
        "Still to do: Ring them", "Payments are still held. Finance lifts the hold first.",
    ]  # fmt: skip
    finish_action(planned=action, by=office.officer)
    lift_hold(agreement=agreement, reason="The police have finished.", by=office.finance_1)
    with pytest.raises(Refused, match="Say what came of it"):
        take(Incident.objects.get(), "close", by=office.officer, reason=" ")
    assert take(Incident.objects.get(), "close", by=office.officer, reason="All well.").state == "closed"
    assert messages("closed") == {lead}


def test_nothing_is_paid_while_payments_are_held(office, agreement, group, lead):
    checked_bank_account(office, group, lead)
    with clock.set_to(clock.in_london(dt.date(2020, 12, 14))):
        first = approved(agreement.instalments.get(number=1), office)
        hold_payments(agreement=agreement, because="An incident.", by=office.finance_1)
        with pytest.raises(Refused, match="Payments are held: An incident"):
            take(Instalment.objects.get(pk=first.pk), "release", by=office.finance_2)
        with pytest.raises(Refused, match="held already"):
            hold_payments(agreement=agreement, because="Again.", by=office.finance_2)
        for by in (office.finance_1, office.officer, lead):  # who set it, and who is not of finance
            with pytest.raises(Forbidden):
                lift_hold(agreement=agreement, reason="Well.", by=by)
        lift_hold(agreement=agreement, reason="Well.", by=office.finance_2)
        assert take(Instalment.objects.get(pk=first.pk), "release", by=office.finance_2).state == "paid"


def test_sight(office, agreement, lead, colleague, stranger, other_group, assessor_1, auditor):
    incident = told(agreement, lead)
    for user in (lead, colleague, office.officer, office.finance_1, auditor):
        assert sight.may_see(user, incident)
    for user in (stranger, assessor_1):
        assert not sight.may_see(user, incident)
    assert list(queries.worklist(office.officer)) == [incident]
