"""One process serves, works and keeps time."""

import threading

import pytest
from celery.worker import state as celery_state

from config.embedded import start_background_work
from office.records import outbox
from office.records.deeds import deed
from office.records.models import OutboxItem
from office.records.outbox import kinds

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def arrived():
    """Set once the letter is carried out, by whatever thread."""
    arrived = threading.Event()
    kinds._handlers["test.letter"] = lambda payload: arrived.set()
    yield arrived
    del kinds._handlers["test.letter"]


@pytest.fixture
def background():
    threads = start_background_work()
    yield threads
    worker, scheduler = threads
    scheduler.stop()
    celery_state.should_stop = 0
    worker.join(10)
    celery_state.should_stop = None


@deed
def write_a_letter(*, by=None):
    outbox.put("test.letter", {"letter": 7}, key="letter:7")


def test_what_a_deed_asks_for_is_done_by_the_worker_inside(background, arrived):
    write_a_letter()
    assert arrived.wait(10)


def test_a_real_broker_is_served_elsewhere(settings):
    settings.EMBEDDED_WORKER = False
    assert start_background_work() == []
    assert OutboxItem.objects.count() == 0
