"""The trail holds, and says so; altered, it names the row."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils.functional import SimpleLazyObject

from office.people.models import User
from office.records import guards, trail
from office.records.models import Event, PrivateText, Seal
from office.records.steps import take
from office.records.trail.sealing import seal
from office.records.trail.verifying import faults
from tests.workshop.models import Lamp

pytestmark = pytest.mark.django_db


@pytest.fixture
def lamp():
    officer = User.objects.create_user("officer@office.test")
    lamp = Lamp.objects.create()
    take(lamp, "switch_on", by=officer, note="for reading")
    take(lamp, "switch_off", by=officer)
    trail.note(lamp, "looked_at", by=officer, words={"pages": 3, "why": "audit"})
    return lamp


def test_it_holds_and_keeps_personal_words_apart(lamp):
    assert list(faults()) == []
    first = Event.objects.get(number=1)
    assert first.facts == {}
    assert set(first.digests) == {"note"}
    assert Event.objects.get(number=3).facts == {"pages": 3}


@pytest.mark.parametrize("statement", ["UPDATE records_event SET verb='x'", "DELETE FROM records_event"])
def test_the_database_refuses_to_alter_it(lamp, statement):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_words_may_be_blanked_and_nothing_else(lamp):
    PrivateText.objects.filter(word="note").update(text="")
    assert list(faults()) == []
    with pytest.raises(DatabaseError), transaction.atomic():
        PrivateText.objects.filter(word="why").update(text="something else")


def test_an_altered_event_is_named(lamp):
    guards.take_down()
    Event.objects.filter(number=2).update(actor="user:999")
    assert any("altered" in fault and "#2" in fault for fault in faults())


def test_a_cut_tail_is_noticed(lamp):
    guards.take_down()
    Event.objects.filter(number__gte=2)._raw_delete("default")
    assert any("the trail tells of 1" in fault for fault in faults())


def test_a_seal_covers_all_so_far_and_notices_a_forged_event(lamp):
    assert seal().count == 3
    assert seal() is None
    assert list(faults()) == []
    guards.take_down()
    Event.objects.filter(number=3)._raw_delete("default")
    assert any("seal 1" in fault for fault in faults())
    assert Seal.objects.count() == 1


def test_the_guards_stand():
    assert guards.missing() == []


def test_a_requests_user_is_noted_like_any_other(lamp):
    user = User.objects.get()
    lazy = SimpleLazyObject(lambda: user)
    trail.note(lazy, "looked_at", by=lazy)
    assert Event.objects.get(subject_type="people.user").subject_id == user.pk
