"""Delivering, to a real mail server on loopback that refuses and accepts as told."""

import datetime as dt
import socket
from email import message_from_bytes

import pytest
from aiosmtpd.controller import Controller

from office.people.models import User
from office.post.delivering import deliver
from office.post.models import Delivery, DeliveryState, Message
from office.post.telling import tell
from office.records import clock, outbox
from office.records.outbox.models import OutboxItem
from tests.workshop import messages
from tests.workshop.models import Lamp

pytestmark = pytest.mark.django_db


class Postbox:
    """A mail server's mind: what it answers next, and what it took in."""

    def __init__(self):
        self.to_recipient, self.to_words, self.taken, self.tries = [], [], [], 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        self.tries += 1
        if self.to_recipient:
            return self.to_recipient.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.taken.append(message_from_bytes(envelope.content))
        return self.to_words.pop(0) if self.to_words else "250 OK"


@pytest.fixture
def postbox(settings):
    box = Postbox()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = Controller(box, hostname="127.0.0.1", port=port)
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.EMAIL_USE_TLS = False
    yield box
    server.stop()


@pytest.fixture
def officer():
    return User.objects.create_user("officer@office.test")


@pytest.fixture
def delivery(officer):
    tell(messages.SWEEP, Lamp.objects.create(), by=officer)
    return Delivery.objects.get()


def drain_later(minutes):
    with clock.set_to(clock.now() + dt.timedelta(minutes=minutes)):
        outbox.drain()


def test_a_message_is_delivered_once(postbox, delivery):
    outbox.drain()
    deliver({"delivery": delivery.pk})
    delivery.refresh_from_db()
    assert delivery.state == DeliveryState.SENT
    assert [mail["Subject"] for mail in postbox.taken] == ["Sweep up"]
    assert postbox.taken[0]["Auto-Submitted"] == "auto-generated"


def test_refused_twice_then_delivered_once_under_the_same_name(postbox, delivery):
    postbox.to_recipient = ["451 Try later"]
    postbox.to_words = ["452 No room now"]
    outbox.drain()
    delivery.refresh_from_db()
    assert (delivery.state, delivery.last_error) == (DeliveryState.WAITING, "SMTPRecipientsRefused 451")
    outbox.drain()  # at once: it is not its time yet
    assert postbox.tries == 1
    for minutes in (1, 2, 3, 4):
        drain_later(minutes)
    delivery.refresh_from_db()
    assert (delivery.state, delivery.attempts, delivery.last_error) == (DeliveryState.SENT, 3, "")
    refused, accepted = postbox.taken
    assert refused["Message-ID"] == accepted["Message-ID"] == delivery.header_id


def test_an_address_that_does_not_exist_is_given_up(postbox, delivery):
    postbox.to_recipient = ["550 No such person"]
    outbox.drain()
    drain_later(60)
    delivery.refresh_from_db()
    assert (delivery.state, delivery.attempts) == (DeliveryState.REFUSED, 1)
    assert OutboxItem.objects.get().failed_at


def test_a_mail_system_that_is_down_loses_nothing(postbox, delivery, settings):
    port = settings.EMAIL_PORT
    settings.EMAIL_PORT = 9  # nothing listens there
    outbox.drain()
    delivery.refresh_from_db()
    assert (delivery.state, delivery.last_error) == (DeliveryState.WAITING, "ConnectionRefusedError")
    settings.EMAIL_PORT = port
    drain_later(1)
    assert len(postbox.taken) == 1


def test_a_secret_is_sent_and_kept_nowhere(postbox, officer):
    tell(messages.SECRET, Lamp.objects.create(), by=officer, secrets={"code": "ABC-123"})
    assert "ABC-123" not in Message.objects.get().body
    outbox.drain()
    assert "Your code is ABC-123" in postbox.taken[0].get_payload(decode=True).decode()
    assert Delivery.objects.get().secrets == {}
    assert "ABC-123" not in str(OutboxItem.objects.values())


def test_what_would_come_too_late_is_not_sent(postbox, officer):
    soon = clock.now() + dt.timedelta(minutes=15)
    tell(messages.SECRET, Lamp.objects.create(), by=officer, secrets={"code": "ABC-123"}, not_after=soon)
    drain_later(16)
    assert postbox.taken == []
    assert (Delivery.objects.get().state, Delivery.objects.get().secrets) == (DeliveryState.TOO_LATE, {})


def test_in_the_demonstration_made_up_addresses_are_only_told_on_the_screen(postbox, officer, settings):
    settings.DEMONSTRATION = True
    tell(messages.SWEEP, Lamp.objects.create(), by=officer)
    assert Delivery.objects.get().state == DeliveryState.KEPT
    assert not OutboxItem.objects.exists()
