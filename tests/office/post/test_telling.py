"""Telling: who is told what, in the transaction of what happened."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from office.people.models import User
from office.post import checks, kinds
from office.post.models import Delivery, Message
from office.post.queries import mark_read, told_about, unread_count, visible_to
from office.post.telling import tell
from office.records.outbox.models import OutboxItem
from office.records.steps import Refused, take, take_all
from tests.workshop import messages
from tests.workshop.models import Lamp

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return User.objects.create_user("officer@office.test")


@pytest.fixture
def watcher():
    return User.objects.create_user("watcher@watch.test", "Amina O'Neill")


@pytest.fixture
def lamp():
    return Lamp.objects.create()


def test_a_step_tells_what_it_says_it_tells(lamp, officer, watcher):
    take(lamp, "drop", by=officer, why="it's <in> pieces")
    told, swept = Message.objects.order_by("pk")
    assert (told.kind, told.to_user, told.title, told.reference, told.actor) == (
        "workshop.dropped", watcher, f"Somebody dropped Lamp {lamp.pk}", f"LAMP-{lamp.pk}", officer.trail_name,
    )  # fmt: skip
    assert (swept.kind, swept.to_user, swept.to_address) == ("workshop.sweep", None, "sweeper@broom.test")
    assert Delivery.objects.count() == OutboxItem.objects.count() == 2


def test_every_message_has_its_reference_deadline_and_one_link_in_plain_text(lamp, officer, watcher):
    take(lamp, "drop", by=officer, why="it's <in> pieces")
    body = Message.objects.get(kind="workshop.dropped").body
    assert body.startswith("Hello Amina O'Neill\n\nIt can't be mended: it's <in> pieces\n\n")
    assert f"Reference: LAMP-{lamp.pk}\nBy: Friday 18 December 2020, 12 noon (GMT)\n" in body
    assert body.count("http") == 1
    assert f"http://127.0.0.1:8000/workshop/{lamp.pk}/" in body


def test_a_refused_step_tells_nobody(lamp, officer, watcher):
    with pytest.raises(Refused):
        take(lamp, "drop", by=officer, why="")
    assert not Message.objects.exists()
    assert not OutboxItem.objects.exists()


def test_what_is_rolled_back_was_never_told(lamp, officer, watcher):
    with transaction.atomic():
        take(lamp, "drop", by=officer, why="x")
        transaction.set_rollback(True)
    assert not Message.objects.exists()


def queries_to_drop(count, officer):
    lamps = [Lamp.objects.create() for _ in range(count)]
    with CaptureQueriesContext(
        connection,
    ) as seen:
        take_all(Lamp, [lamp.pk for lamp in lamps], "drop", by=officer, why="x")
    return len(seen)


def test_telling_of_many_takes_as_many_queries_as_telling_of_few(officer, watcher):
    queries_to_drop(1, officer)  # the letterhead is read once and kept
    assert queries_to_drop(12, officer) == queries_to_drop(3, officer)


def test_nobody_is_told_twice(lamp, officer, watcher):
    told = tell(messages.DROPPED, lamp, by=officer, to=[watcher, ("Amina", "Watcher@watch.test")], facts={"why": "x"})
    assert len(told) == 1


def test_ones_inbox_holds_ones_own_messages_until_read(lamp, officer, watcher):
    take(lamp, "drop", by=officer, why="x")
    message = visible_to(watcher).get()
    mark_read(message, officer)
    assert unread_count(watcher) == 1
    mark_read(message, watcher)
    assert unread_count(watcher) == 0
    assert not visible_to(officer).exists()
    assert [one.kind for one in told_about(lamp)] == ["workshop.sweep", "workshop.dropped"]


def test_a_code_declared_twice_stops_start_up():
    with pytest.raises(ImproperlyConfigured):
        kinds.message_kind("workshop.dropped", link=str)


def test_every_declared_message_has_its_words():
    assert checks.messages() == []


def test_a_message_without_words_is_found(monkeypatch):
    monkeypatch.setattr(kinds, "_kinds", dict(kinds._kinds))
    kinds.message_kind("workshop.wordless", link=str)
    assert [fault.id for fault in checks.messages()] == ["post.E001"]


def test_a_step_that_tells_an_undeclared_message_is_found(monkeypatch):
    rest = {code: kind for code, kind in kinds._kinds.items() if code != "workshop.sweep"}
    monkeypatch.setattr(kinds, "_kinds", rest)
    assert [fault.id for fault in checks.messages()] == ["post.E002"]
