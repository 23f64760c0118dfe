"""A worker in a process of its own, on a real broker and PostgreSQL: what was asked for is sent, once, even by a
second worker after the first was killed half-way."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import threading
from collections import Counter
from email import message_from_bytes

import pytest
from aiosmtpd.controller import Controller
from celery import current_app

from grants.applications.messages import RECEIVED
from office.post.models import Delivery, DeliveryState, Message
from office.records import clock
from office.records.models import OutboxItem
from office.records.outbox.draining import waiting
from office.records.steps import take
from tests.faults.test_last_pound import address_of_the_database
from tests.grants import story
from tests.grants.conftest import *  # noqa: F403 (the story of a round, told once)

pytestmark = [pytest.mark.broker, pytest.mark.django_db(transaction=True)]

PATIENCE = 120


class Postbox:
    """A mail server that counts what it took by Message-ID, and may keep the worker waiting in the middle of one."""

    def __init__(self):
        self.taken, self.changed, self.hold_at = Counter(), threading.Condition(), None
        self.held, self.let_go = threading.Event(), threading.Event()

    async def handle_DATA(self, server, session, envelope):
        """Taken before it is answered: whoever is killed while waiting has sent it and does not know."""
        with self.changed:
            self.taken[message_from_bytes(envelope.content)["Message-ID"]] += 1
            self.changed.notify_all()
        if self.taken.total() == self.hold_at:
            self.held.set()
            await asyncio.get_running_loop().run_in_executor(None, self.let_go.wait, PATIENCE)
        return "250 OK"

    def has(self, ids) -> bool:
        """True once each of them was taken."""
        with self.changed:
            return self.changed.wait_for(lambda: set(ids) <= set(self.taken), timeout=PATIENCE)


@pytest.fixture
def postbox():
    box = Postbox()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = Controller(box, hostname="127.0.0.1", port=port)
    server.start()
    box.port = port
    yield box
    box.let_go.set()
    server.stop()


@pytest.fixture(scope="module", autouse=True)
def queue():
    """Taken away once the last test is done: who has sent to a queue believes that it stays."""
    yield
    with current_app.connection_for_write() as broker:
        broker.default_channel.queue_delete(current_app.conf.task_default_queue)


@pytest.fixture
def start_worker(postbox):
    """Starts the worker that an office would start, with this test's database, queue and mail server."""
    started = []
    environment = {
        **os.environ, "DATABASE_URL": address_of_the_database(), "SMTP_HOST": "127.0.0.1",
        "SMTP_PORT": str(postbox.port), "SMTP_TLS": "0",
    }  # fmt: skip

    def start():
        command = [sys.executable, "-m", "celery", "-A", "config", "worker", "--concurrency", "1"]
        started.append(subprocess.Popen(command, env=environment, start_new_session=True))
        return started[-1]

    yield start
    for worker in started:
        if worker.poll() is None:
            os.killpg(worker.pid, signal.SIGKILL)
        worker.wait(PATIENCE)


def stop(worker):
    """It ends what it is doing first."""
    worker.terminate()
    assert worker.wait(PATIENCE) == 0


def ids_to_send():
    """The Message-IDs of everything that somebody is to be sent by e-mail."""
    return list(Delivery.objects.exclude(state=DeliveryState.KEPT).values_list("header_id", flat=True))


def test_an_application_is_sent_and_the_worker_delivers_its_receipt(opened, group, lead, start_worker, postbox):
    bid = story.written_bid(opened, group, lead)
    worker = start_worker()
    take(bid, "submit", by=lead)
    receipt = Delivery.objects.get(message__kind=RECEIVED.code, message__to_user=lead)
    assert postbox.has([receipt.header_id, *ids_to_send()])
    stop(worker)
    assert waiting().count() == 0
    assert Delivery.objects.get(pk=receipt.pk).state == DeliveryState.SENT
    assert set(postbox.taken.values()) == {1}


def test_a_worker_killed_half_way_loses_nothing_and_says_nothing_twice(opened, group, lead, start_worker, postbox):
    bid = story.written_bid(opened, group, lead)
    postbox.hold_at = len(ids_to_send()) // 2
    killed = start_worker()
    assert postbox.held.wait(PATIENCE)
    os.killpg(killed.pid, signal.SIGKILL)
    killed.wait(PATIENCE)
    postbox.let_go.set()
    left = waiting().count()
    assert left > 1
    # Ten minutes go by: what the dead worker had claimed is free again.
    OutboxItem.objects.filter(claimed_until__isnull=False).update(claimed_until=clock.now())

    second = start_worker()
    take(bid, "submit", by=lead)
    assert postbox.has(ids_to_send())
    stop(second)
    assert waiting().count() == 0
    assert not Delivery.objects.filter(state=DeliveryState.WAITING).exists()
    assert sorted(postbox.taken) == sorted(ids_to_send())  # one Message-ID for what one person was told once
    assert postbox.taken.total() <= len(postbox.taken) + 1  # the one in flight came again, under the same
    told = Counter(Message.objects.values_list("kind", "subject_type", "subject_id", "to_address"))
    assert set(told.values()) == {1}
