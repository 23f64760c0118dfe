"""The traps on the way to one door for every change of state, each with its test."""

import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.apps import apps
from django.db import DatabaseError, OperationalError, connection, connections, models, transaction
from django.db.models.signals import post_migrate
from django.test.utils import isolate_apps

from office.people.models import User
from office.records import guards
from office.records.deeds import deed
from office.records.models import Event
from office.records.steps import Refused, StateField, Stateful, step, take
from office.records.steps.checks import _faults_of
from office.records.trail import note
from office.records.trail.sealing import seal
from office.records.trail.verifying import faults
from tests.workshop.models import Bulb, Lamp, LampState

THREADS, TIMES = 6, 150


@pytest.fixture
def officer():
    return User.objects.create_user("officer@office.test")


def together(*deeds):
    """Run each in a thread of its own, all starting at once. Returns what each gave, or its exception."""
    barrier = threading.Barrier(len(deeds))

    def run(deed):
        try:
            barrier.wait(10)
            return deed()
        except Exception as error:  # handed back to the test
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(run, deeds))


@pytest.fixture
def impatient_threads():
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("impatient_threads")
def test_a_refresh_in_one_thread_lifts_no_protection_in_another():
    lamps = [Lamp.objects.create() for _ in range(THREADS)]

    def refresh_and_trespass(lamp):
        let_through = 0
        for _ in range(TIMES):
            lamp.refresh_from_db()
            try:
                lamp.state = LampState.ON
                let_through += 1
            except AttributeError:
                pass
        return let_through

    assert together(*[lambda lamp=lamp: refresh_and_trespass(lamp) for lamp in lamps]) == [0] * THREADS


@isolate_apps("tests.workshop")
def test_a_step_hidden_by_a_relation_is_found_at_start_up():
    class Fire(Stateful):
        state = StateField(LampState)

        class Meta:
            app_label = "workshop"

        @step(source=LampState.OFF, target=LampState.ON, label="Light")
        def light(self, *, by): ...

        @step(source=LampState.ON, target=LampState.BROKEN, label="Douse")
        def douse(self, *, by): ...

    assert [fault.id for fault in _faults_of(Fire)] == []

    class Candle(models.Model):
        fire = models.OneToOneField(Fire, models.CASCADE, related_name="light")

        class Meta:
            app_label = "workshop"

    assert "records.E001" in [fault.id for fault in _faults_of(Fire)]
    assert Candle._meta.get_field("fire")


@isolate_apps("tests.workshop")
def test_a_step_to_nowhere_and_a_state_nobody_reaches_are_found_at_start_up():
    class Flame(Stateful):
        state = StateField(LampState)

        class Meta:
            app_label = "workshop"

        @step(source=LampState.OFF, target="melted", label="Melt")
        def melt(self, *, by): ...

    assert [fault.id for fault in _faults_of(Flame)] == ["records.E002", "records.E003"]


@pytest.mark.django_db
def test_consequences_read_what_was_saved(officer, monkeypatch):
    seen = []

    class Watching:
        def __call__(self, lamps, *, by):
            seen.extend(Lamp.objects.filter(pk__in=[lamp.pk for lamp in lamps]).values_list("state", "version"))
            seen.append(Event.objects.count())

    declared = Lamp.steps()["switch_on"]
    monkeypatch.setitem(Lamp.steps(), "switch_on", type(declared)(**{**declared.__dict__, "then": Watching()}))
    take(Lamp.objects.create(), "switch_on", by=officer)
    assert seen == [("on", 1), 1]


@pytest.mark.django_db(transaction=True)
def test_a_refused_consequence_takes_the_step_back(officer, monkeypatch):
    def refuse(lamps, *, by):
        raise Refused(["No."])

    declared = Lamp.steps()["switch_on"]
    monkeypatch.setitem(Lamp.steps(), "switch_on", type(declared)(**{**declared.__dict__, "then": refuse}))
    lamp = Lamp.objects.create()
    with pytest.raises(Refused):
        take(lamp, "switch_on", by=officer)
    assert (Lamp.objects.get().state, Event.objects.count()) == ("off", 0)


@pytest.mark.django_db(transaction=True)
def test_guards_lost_when_a_table_is_remade_are_put_up_after_migrating():
    if connection.vendor == "sqlite":
        with connection.schema_editor() as editor:
            editor._remake_table(Event)
    else:
        guards.take_down()
    assert "records.Event" in guards.missing()
    records = apps.get_app_config("records")
    post_migrate.send(records, app_config=records, verbosity=0, interactive=False, using="default", apps=apps, plan=[])
    assert guards.missing() == []


@pytest.mark.django_db(transaction=True)
def test_the_same_step_at_once_is_taken_once(officer):
    lamp = Lamp.objects.create()

    def switch_on():
        return take(Lamp.objects.get(pk=lamp.pk), "switch_on", by=officer).version

    answers = together(*[switch_on] * 8)
    assert answers.count(1) == 1
    assert [str(no) for no in answers if no != 1] == ["This is not possible now: it is on."] * 7
    assert list(faults()) == []


@pytest.mark.django_db(transaction=True)
def test_notes_at_once_do_not_fork_a_chain(officer):
    lamp = Lamp.objects.create()
    together(*[lambda: note(lamp, "looked_at", by=officer)] * 8)
    assert sorted(Event.objects.values_list("number", flat=True)) == list(range(1, 9))
    assert list(faults()) == []


@pytest.mark.django_db(transaction=True)
def test_an_error_that_is_no_deadlock_is_not_tried_again():
    tries = []

    @deed
    def fail():
        tries.append(1)
        raise OperationalError("no such table")

    with pytest.raises(OperationalError):
        fail()
    assert tries == [1]


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_a_child_row_can_be_added_while_a_step_holds_the_lock(officer):
    lamp, held, added = Lamp.objects.create(), threading.Event(), threading.Event()

    def hold():
        with transaction.atomic():
            take(lamp, "switch_on", by=officer)
            held.set()
            assert added.wait(10)

    def add():
        assert held.wait(10)
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '2s'")
            Bulb.objects.create(lamp=Lamp(pk=lamp.pk))
        added.set()

    assert together(hold, add) == [None, None]


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_crossing_steps_both_end_lawfully(officer):
    first, second = Lamp.objects.create(), Lamp.objects.create()
    runs, both_hold_one = [], threading.Barrier(2)

    def crossing(one, other):
        @deed
        def act():
            runs.append(1)
            take(Lamp.objects.get(pk=one.pk), "switch_on", by=officer)
            if len(runs) <= 2:
                both_hold_one.wait(10)
            take(Lamp.objects.get(pk=other.pk), "switch_off" if one is second else "drop", by=officer,
                 **({} if one is second else {"why": "It slipped."}))  # fmt: skip

        return act

    answers = together(crossing(first, second), crossing(second, first))
    assert len(runs) == 3  # the database broke the deadlock; the loser told its story again
    assert [type(answer) for answer in answers if answer is not None] in ([], [Refused])
    assert list(faults()) == []


@pytest.mark.django_db(transaction=True)
def test_only_the_outermost_deed_tells_its_story_again():
    inner_runs, outer_runs = [], []

    class Deadlock(Exception):
        sqlstate = "40P01"

    @deed
    def inner():
        inner_runs.append(len(outer_runs))
        if len(outer_runs) < 3:
            raise OperationalError("deadlock detected") from Deadlock()

    @deed
    def outer():
        outer_runs.append(1)
        inner()

    outer()
    assert (len(outer_runs), inner_runs) == (3, [1, 2, 3])


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_a_seal_waits_for_the_writers_in_flight(officer):
    early, late = Lamp.objects.create(), Lamp.objects.create()
    written, sealing, go_on = threading.Event(), threading.Event(), threading.Event()

    def write_slowly():
        with transaction.atomic():
            note(early, "looked_at", by=officer)  # the lower key, committed last
            written.set()
            assert go_on.wait(10)

    def write_quickly():
        assert written.wait(10)
        note(late, "looked_at", by=officer)
        sealing.set()

    def seal_meanwhile():
        assert sealing.wait(10)
        threading.Timer(0.5, go_on.set).start()
        return seal().count

    assert together(write_slowly, write_quickly, seal_meanwhile) == [None, None, 2]
    assert list(faults()) == []


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_the_trail_cannot_be_truncated():
    with pytest.raises(DatabaseError), connection.cursor() as cursor:
        cursor.execute("TRUNCATE records_event CASCADE")


def test_every_workflow_of_the_product_is_sound():
    nouns = [model for model in apps.get_models() if issubclass(model, Stateful)]
    assert [fault for model in nouns for fault in _faults_of(model)] == []
