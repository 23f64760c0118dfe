"""The doctor notices what the office stands on and does not make itself: each test changes one fact."""

import datetime as dt
import socket

import pytest
from aiosmtpd.controller import Controller

from office.records import clock, guards, readiness, surroundings, trail
from office.records.models import Event
from tests.office.records.test_commands import office, said_by  # noqa: F401 (a fixture)

pytestmark = pytest.mark.django_db


def free_port():
    """A port at which nobody answers."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        return door.getsockname()[1]


@pytest.fixture
def production(settings):
    settings.PRODUCTION = True
    return settings


def said(question):
    return " ".join(question())


def test_production_settings_are_judged_for_their_safety(production):
    assert "security." in said(surroundings.configuration)
    production.PRODUCTION = False
    assert said(surroundings.configuration) == ""


def test_an_event_from_the_future_shows_a_clock_that_stepped_back(administrator, settings):
    trail.note(administrator, "look", by=administrator)
    assert said(surroundings.clocks) == ""
    guards.take_down()
    Event.objects.update(written_at=clock.written() + dt.timedelta(hours=1))
    assert "still to come" in said(surroundings.clocks)


def test_a_full_disk_is_told_before_it_is_full(monkeypatch):
    assert said(surroundings.disk) == ""
    monkeypatch.setattr(surroundings, "LEAST_FREE", 1 << 62)
    assert "MB are free" in said(surroundings.disk)


def test_a_mail_server_that_is_away_is_noticed(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_USE_TLS, settings.EMAIL_HOST, settings.EMAIL_PORT = False, "127.0.0.1", free_port()
    assert "does not answer" in said(surroundings.post)
    server = Controller(object(), hostname="127.0.0.1", port=settings.EMAIL_PORT)
    server.start()
    try:
        assert said(surroundings.post) == ""
    finally:
        server.stop()


def test_mail_that_only_reaches_the_console_is_a_fault_in_production(production):
    assert "SMTP_HOST is not set" in said(surroundings.post)


def test_a_scanner_that_is_away_is_noticed(settings):
    assert said(surroundings.scanner) == ""
    settings.CLAMD_ADDRESS = f"127.0.0.1:{free_port()}"
    assert "scanner does not answer" in said(surroundings.scanner)


def test_a_broker_that_is_away_is_noticed(settings):
    settings.EMBEDDED_WORKER, settings.CELERY_BROKER_URL = False, f"amqp://guest:secret@127.0.0.1:{free_port()}//"
    assert "broker does not answer" in said(surroundings.broker)
    assert "secret" not in said(surroundings.broker)
    with socket.create_server(("127.0.0.1", 0)) as door:
        settings.CELERY_BROKER_URL = f"redis://127.0.0.1:{door.getsockname()[1]}/0"
        assert said(surroundings.broker) == ""


def test_nobody_knows_of_back_ups_in_production(production):
    assert "BACKUP_DIR is not set" in said(surroundings.back_ups)


@pytest.mark.usefixtures("office")
def test_a_broken_truth_is_counted_and_the_quick_form_leaves_it_out(administrator):
    trail.note(administrator, "look", by=administrator)
    guards.take_down()
    Event.objects.filter(verb="look").update(actor="user:999")
    out, error = said_by("doctor")
    assert "UNWELL  invariants" in out
    assert "the trail holds: broken 1 times" in out
    assert "invariants" not in said_by("doctor", "--quick")[0]
    assert error


def test_a_question_that_cannot_be_asked_stops_no_other():
    def broken():
        yield str(1 // 0)

    assert readiness.answer(broken) == ["It could not be asked (ZeroDivisionError)."]
