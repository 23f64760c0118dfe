"""The disk is full, the database read-only or away, the clock steps back, an item is poisoned or handed out twice.

Whoever was sending is told that it was not taken (503, never "saved"), what was saved stands, pages can still be read
where the database can, and work goes on without a restart once the fault is gone. docs/faults.md names what turns each
of these red.
"""

import datetime as dt
import errno
import json
import threading

import pytest
from django.core.files.storage import storages
from django.db import OperationalError, connection, connections

from office.records import clock, outbox, trail
from office.records.files.keeping import keep_file
from office.records.models import Event, OutboxItem, StoredFile
from office.records.outbox import kinds
from office.records.trail.verifying import faults
from office.screens.errors import is_an_outage
from office.submissions.models import Answer
from tests.office.records.uploads import pdf, upload
from tests.portal.applicants.conftest import *  # noqa: F403 (a draft of a group, and its lead signed in)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def save(as_lead, written, address):
    """Saves an answer as the page does; gives the status and the page. `kept()` is what is in the database."""
    as_lead.raise_request_exception = False
    answer = Answer.objects.filter(submission=written.submission_id, question__code="q02").get()

    def save(text):
        base = Answer.objects.get(pk=answer.pk).revision
        said = {"given": {"q02": {"text": [text]}}, "base": {"q02": base}}
        return as_lead.post(address("autosave/"), json.dumps(said), content_type="application/json")

    save.kept = lambda: Answer.objects.get(pk=answer.pk).text
    return save


def run(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchone() if cursor.description else None


def is_refused_and_nothing_changed(save, as_lead, address):
    before = save.kept()
    refused = save("Words that meet the fault. " * 120)
    assert (refused.status_code, refused["Retry-After"]) == (503, "120")
    assert b"it was not taken" in refused.content
    assert save.kept() == before
    assert as_lead.get(address()).status_code == 200


def works_again(save):
    assert save("Words after the fault.").status_code == 200
    assert save.kept() == "Words after the fault."
    assert list(faults()) == []


@pytest.mark.sqlite
def test_a_full_disk_takes_nothing_and_loses_nothing(save, as_lead, address):
    run("VACUUM")
    (pages,) = run("PRAGMA page_count")
    run(f"PRAGMA max_page_count = {pages}")
    try:
        for number in range(20):  # what room is left in the last pages is soon taken
            last = save(f"{number} " + "word " * 400)
            if last.status_code != 200:
                break
        is_refused_and_nothing_changed(save, as_lead, address)
    finally:
        run("PRAGMA max_page_count = 1073741823")
    works_again(save)


def test_a_read_only_database_can_be_read(save, as_lead, address):
    shut, opened = {
        "sqlite": ("PRAGMA query_only = ON", "PRAGMA query_only = OFF"),
        "postgresql": ("SET default_transaction_read_only = on", "SET default_transaction_read_only = off"),
    }[connection.vendor]
    run(shut)
    try:
        is_refused_and_nothing_changed(save, as_lead, address)
    finally:
        run(opened)
    works_again(save)


@pytest.mark.postgres
def test_a_connection_cut_by_the_database_is_made_again(save, as_lead, address):
    assert save("Before the cut.").status_code == 200
    with connections.create_connection("default").cursor() as other:
        other.execute("SELECT pg_terminate_backend(%s)", [connection.connection.info.backend_pid])
    assert as_lead.get(address()).status_code == 503
    connection.close_if_unusable_or_obsolete()  # as the server does before every request
    works_again(save)


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (OSError(errno.ENOSPC, "No space left"), True), (OSError(errno.EROFS, "Read-only"), True),
        (OperationalError("the database is away"), True), (OSError(errno.ENOENT, "No such file"), False),
        (ValueError("our own fault"), False), (None, False),
    ],
    ids=lambda value: str(value),
)  # fmt: skip
def test_only_the_machines_faults_are_called_an_outage(error, expected):
    assert is_an_outage(error) is expected


def test_an_upload_that_cannot_be_written_leaves_no_row(lead, settings, tmp_path):
    blocked = tmp_path / "a file, where a folder should be"
    blocked.write_bytes(b"")
    options = settings.STORAGES["private"]["OPTIONS"] | {"location": str(blocked)}
    settings.STORAGES = settings.STORAGES | {"private": settings.STORAGES["private"] | {"OPTIONS": options}}
    assert storages["private"].location == str(blocked)
    before = StoredFile.objects.count(), Event.objects.count()
    with pytest.raises(OSError, match=r"Not a directory|exists"):
        keep_file(upload=upload("policy.pdf", pdf()), subject=lead, by=lead)
    assert (StoredFile.objects.count(), Event.objects.count()) == before


def test_a_clock_that_steps_back_changes_no_order(lead):
    noon = clock.now()
    for hour in (0, -1, -3, 2):
        with clock.set_to(noon + dt.timedelta(hours=hour)):
            trail.note(lead, f"at_{hour}", by=lead)
    told = Event.objects.filter(subject_type="people.user", subject_id=lead.pk, verb__startswith="at_")
    assert list(told.order_by("number").values_list("verb", flat=True)) == ["at_0", "at_-1", "at_-3", "at_2"]
    assert list(faults()) == []


@pytest.fixture
def carried_out():
    """What the handlers of two kinds were given: one always breaks, one only writes down."""
    done = []

    def poison(payload):
        raise RuntimeError("words of somebody's")

    kinds._handlers |= {"test.poison": poison, "test.letter": lambda payload: done.append(payload["letter"])}
    yield done
    del kinds._handlers["test.poison"], kinds._handlers["test.letter"]


def put(kind, number):
    now = clock.now()
    return OutboxItem.objects.create(
        kind=kind, payload={"letter": number}, key=f"{kind}:{number}", run_after=now, created_at=now
    )


def test_a_poisoned_item_stops_no_other(carried_out):
    OutboxItem.objects.all().update(done_at=clock.now())
    items = [put("test.poison" if number % 3 == 0 else "test.letter", number) for number in range(9)]
    outbox.drain()
    assert carried_out == [1, 2, 4, 5, 7, 8]
    poisoned = OutboxItem.objects.filter(kind="test.poison")
    assert len(items) == 9
    assert set(poisoned.values_list("done_at", "failed_at", "last_error")) == {(None, None, "RuntimeError")}


def test_two_workers_woken_at_once_carry_out_each_item_once(carried_out):
    OutboxItem.objects.all().update(done_at=clock.now())
    for number in range(60):
        put("test.letter", number)
    together = threading.Barrier(4)

    def work():
        try:
            together.wait(30)
            while outbox.drain():
                pass
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sorted(carried_out) == list(range(60))
