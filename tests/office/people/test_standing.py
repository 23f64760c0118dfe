"""Standing: what a person is, read once."""

import datetime as dt

import pytest
from django.core.exceptions import ImproperlyConfigured

from office.people import keys
from office.people.interests.actions import register_interest
from office.people.models import User
from office.people.permissions import belongs, has_interest, has_role, is_staff, leads
from office.people.roles import SENTENCES, Role
from office.people.standing import NO_STANDING, standing_of
from office.records import clock
from office.records.actors import THE_CLOCK

pytestmark = pytest.mark.django_db


def fresh(user):
    return User.objects.get(pk=user.pk)


def test_every_role_is_said_in_one_sentence():
    assert set(SENTENCES) == set(Role)
    assert all(words.endswith(".") and words.count(". ") == 0 for words in SENTENCES.values())


def test_standing_is_read_in_one_query_and_kept(officer, group, django_assert_num_queries):
    register_interest(user=officer, kind="family", organisation=group, by=officer)
    user = fresh(officer)
    with django_assert_num_queries(1):
        assert has_role(user, Role.OFFICER, Role.FINANCE)
        assert has_interest(user, group.pk)
        assert not leads(user, group.pk)
        assert is_staff(user)


def test_a_lead_leads_and_belongs_and_has_an_interest(lead, group):
    user = fresh(lead)
    assert leads(user, group.pk)
    assert belongs(user, group.pk)
    assert has_interest(user, group.pk)
    assert not is_staff(user)


def test_an_interest_about_money_is_told_apart(officer, group):
    register_interest(user=officer, kind="contract", organisation=group, pecuniary=True, by=officer)
    assert fresh(officer).standing.pecuniary_interests == {group.pk}
    assert fresh(officer).standing.interests == {group.pk}


def test_an_interest_of_tomorrow_does_not_count_yet(officer, group):
    with clock.set_to(clock.now() + dt.timedelta(days=1)):
        register_interest(user=officer, kind="family", organisation=group, by=officer)
    assert not has_interest(fresh(officer), group.pk)


def test_who_was_shut_out_has_no_standing(officer):
    User.objects.filter(pk=officer.pk).update(is_active=False)
    assert fresh(officer).standing == NO_STANDING


def test_the_clock_and_visitors_have_no_standing():
    assert standing_of(THE_CLOCK) == NO_STANDING
    assert not belongs(THE_CLOCK, None)


def test_keys_nobody_registered_are_a_fault(officer):
    with pytest.raises(ImproperlyConfigured):
        officer.standing.keys("grants.NoSuchKey")


def test_keys_registered_twice_stop_start_up(monkeypatch):
    monkeypatch.setattr(keys, "_kinds", {})
    keys.register("grants.FundKey", "hold_fund")
    keys.register("grants.FundKey", "hold_fund")
    with pytest.raises(ImproperlyConfigured):
        keys.register("grants.FundKey", "hold_something_else")
