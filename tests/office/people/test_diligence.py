"""Checks of a body: recorded, found again, seen by those who may, and set by those who answer for them."""

import datetime as dt

import pytest
from django.db import DatabaseError, connection, transaction

from office.people.diligence.actions import record_check, set_checks
from office.people.diligence.asked import Asked, for_sum
from office.people.diligence.models import BodyCheck
from office.people.diligence.queries import checks_in_force, newest_of, visible_to
from office.people.interests.actions import register_interest
from office.people.standing import forget
from office.records import clock
from office.records.steps import Forbidden, Refused

GIVEN = {"code": "identity", "source": "The charity register, entry 1234567.", "result": "clear"}


def test_a_check_holds_for_its_months(group, officer):
    made = record_check(organisation=group, checked_on=dt.date(2020, 2, 29), by=officer, **GIVEN)
    assert made.expires_on == dt.date(2022, 2, 28)
    assert (made.holds_on(dt.date(2022, 2, 28)), made.holds_on(dt.date(2022, 3, 1))) == (True, False)
    again = record_check(organisation=group, by=officer, **GIVEN)
    assert newest_of([group.pk])[group.pk]["identity"] == again


@pytest.mark.parametrize(
    ("change", "about"),
    [
        ({"code": "nothing"}, "code"),
        ({"source": " "}, "source"),
        ({"result": "perhaps"}, "result"),
        ({"result": "failed"}, "note"),
        ({"result": "accepted", "note": " "}, "note"),
        ({"checked_on": dt.date(2999, 1, 1)}, "checked_on"),
    ],
)
def test_a_check_that_says_too_little_is_refused(change, about, group, officer):
    with pytest.raises(Refused) as no:
        record_check(organisation=group, by=officer, **{**GIVEN, **change})
    assert [one.about for one in no.value.obstacles] == [about]
    assert not BodyCheck.objects.exists()


def test_only_the_office_checks_and_nobody_with_an_interest(group, officer, lead, legal):
    for who in (lead, legal):
        with pytest.raises(Forbidden):
            record_check(organisation=group, by=who, **GIVEN)
    register_interest(user=officer, kind="family", organisation=group, by=officer)
    forget(officer)
    with pytest.raises(Forbidden):
        record_check(organisation=group, by=officer, **GIVEN)


def test_a_check_is_seen_by_the_office_and_not_by_whoever_has_an_interest(group, officer, finance_1, lead, assessors):
    made = record_check(organisation=group, by=officer, **GIVEN)
    assert list(visible_to(finance_1)) == [made]
    for who in (lead, assessors[0]):
        assert not visible_to(who).exists()
    register_interest(user=finance_1, kind="member", organisation=group, by=finance_1)
    forget(finance_1)
    assert not visible_to(finance_1).exists()


def test_what_was_checked_is_not_rewritten(group, officer):
    made = record_check(organisation=group, by=officer, **GIVEN)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE people_bodycheck SET result = 'failed' WHERE id = %s", [made.pk])


def test_the_list_in_force_is_the_newest_that_has_begun(finance_1, officer):
    assert [one.code for one in for_sum(checks_in_force(), 0)] == ["identity", "people", "safeguarding"]
    ours, later = [Asked("identity", "Who they are", "Look.")], clock.today() + dt.timedelta(days=1)
    with pytest.raises(Forbidden):
        set_checks(effective_from=later, checks=ours, by=officer)
    with pytest.raises(Refused):
        set_checks(effective_from=later, checks=ours * 2, by=finance_1)
    set_checks(effective_from=later, checks=ours, by=finance_1)
    assert len(checks_in_force()) == 9
    assert checks_in_force(later) == tuple(ours)
