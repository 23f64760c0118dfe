"""The commands by which a machine, or somebody in a hurry, asks whether all is well."""

import datetime as dt
import io

import pytest
from django.core.cache import cache
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command

from office.records import clock, guards, invariants, letterhead, readiness
from office.records.actors import THE_CLOCK
from office.records.models import Event, OutboxItem, Seal

pytestmark = pytest.mark.django_db


def said_by(command, *args):
    """What a command prints, and the error it ends with."""
    out = io.StringIO()
    try:
        call_command(command, *args, stdout=out)
    except CommandError as error:
        return out.getvalue(), str(error)
    return out.getvalue(), ""


@pytest.fixture
def office():
    """An office in working order."""
    letterhead.load_letterhead(by=THE_CLOCK)
    readiness.beat()
    yield
    cache.delete(readiness.HEARTBEAT)


@pytest.fixture
def given_up(office):
    now = clock.now()
    return OutboxItem.objects.create(
        kind="records.scan_file", payload={"file": 0}, key="x", run_after=now, created_at=now, failed_at=now,
        last_error="DoesNotExist",
    )  # fmt: skip


def test_the_doctor_finds_a_working_office_well(office):
    out, error = said_by("doctor")
    assert error == ""
    assert "UNWELL" not in out


def test_the_doctor_names_what_was_given_up(given_up):
    out, error = said_by("doctor")
    assert "UNWELL  outbox" in out
    assert "1 items were given up" in out
    assert error


def test_the_doctor_names_what_waits_too_long(given_up):
    OutboxItem.objects.update(failed_at=None, run_after=clock.now() - dt.timedelta(hours=1), kind="nobody.knows")
    out, _ = said_by("doctor")
    assert "1 items have waited" in out
    assert "Nothing carries out the outbox kind 'nobody.knows'" in out


def test_the_doctor_misses_guard_worker_and_name():
    guards.take_down()
    out, _ = said_by("doctor")
    for words in ("UNWELL  guards", "UNWELL  worker", "UNWELL  letterhead"):
        assert words in out


def test_the_outbox_shows_and_tries_again_what_was_given_up(given_up):
    assert "given up       1  records.scan_file  DoesNotExist" in said_by("outbox")[0]
    out, _ = said_by("outbox", "--again", "--drain")
    assert "1 items put back" in out
    assert "waiting        1  records.scan_file  DoesNotExist" in out


def test_invariants_hold(office):
    out, error = said_by("check_invariants")
    assert error == ""
    assert "holds   the trail holds" in out


def test_a_broken_invariant_is_named_and_hides_no_other(office):
    guards.take_down()
    Event.objects.update(actor="user:999")
    out, error = said_by("check_invariants")
    assert "BROKEN  the trail holds" in out
    assert "its content was altered" in out
    assert "holds   what was published still stands" in out
    assert error


def test_an_invariant_is_registered_once():
    with pytest.raises(ImproperlyConfigured, match="registered twice"):
        invariants.register("the trail holds", list)


def test_sealing_prints_the_head_of_the_chain(office):
    out, _ = said_by("seal_trail")
    assert Seal.objects.get().hash in out
    assert said_by("seal_trail") == ("Nothing to seal.\n", "")


def test_the_trail_is_verified_by_command(office):
    assert said_by("verify_trail")[1] == ""
    guards.take_down()
    Event.objects.update(actor="user:999")
    assert "its content was altered" in said_by("verify_trail")[1]
