"""Files are looked into, kept privately, and opened only by who sees what they belong to."""

import datetime as dt
import io
import os
import socketserver
import struct
import threading

import pytest
from PIL import Image

from office.people.models import User
from office.records import clock, outbox, sight
from office.records.files import checking, keep_file, open_for, queries
from office.records.files.models import private_storage
from office.records.models import StoredFile
from office.records.steps import Forbidden, Refused, take
from office.records.trail.verifying import faults
from tests.workshop.models import Lamp

from .corpus import bad, good
from .uploads import pdf, picture_with_place, upload

pytestmark = pytest.mark.django_db

POLICY = pdf()
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR" + b"-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


@pytest.fixture(autouse=True)
def storage(settings, tmp_path):
    private = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(tmp_path)}}
    settings.STORAGES = {**settings.STORAGES, "private": private}
    return tmp_path


@pytest.fixture
def owner():
    return User.objects.create_user("owner@club.test")


@pytest.fixture
def stranger():
    return User.objects.create_user("stranger@elsewhere.test")


@pytest.fixture
def lamp(owner):
    """A lamp that only its owner sees."""
    sight._sights[Lamp] = lambda user: Lamp.objects.filter(note=user.email)
    yield Lamp.objects.create(note=owner.email)
    del sight._sights[Lamp]


@pytest.fixture
def file(lamp, owner):
    return keep_file(upload=upload("policy.pdf", POLICY), subject=lamp, by=owner)


def kept(name, content, lamp, owner):
    """The file, or the reason it was refused for."""
    try:
        return keep_file(upload=upload(name, content), subject=lamp, by=owner)
    except Refused as no:
        return " ".join(no.obstacles)


def test_no_good_file_is_refused(lamp, owner):
    said = {name: kept(name, content, lamp, owner) for name, content in good().items()}
    assert len(said) >= 30
    assert {name: why for name, why in said.items() if isinstance(why, str)} == {}
    assert {file.state for file in said.values()} == {"not_scanned"}
    assert said["zażółć گھر.pdf"].name == "zażółć گھر.pdf"
    assert list(checking.faults()) == []


def test_no_bad_file_is_kept_and_each_is_refused_by_the_name_of_its_reason(lamp, owner, storage):
    said = {name: kept(name, content, lamp, owner) for name, (content, _) in bad().items()}
    assert len(said) >= 60
    assert {name: str(said[name]) for name, (_, reason) in bad().items() if reason not in str(said[name])} == {}
    assert StoredFile.objects.count() == 0
    assert list(storage.iterdir()) == []


def test_bytes_lie_under_no_name_of_the_users(lamp, owner, storage):
    file = keep_file(upload=upload("..\\..\\etc/pass\u202ewd.pdf", pdf()), subject=lamp, by=owner)
    assert file.name == "passwd.pdf"
    assert [path.name for path in storage.rglob("*") if path.is_file()] == [str(file.uuid)]


def test_a_picture_loses_the_place_it_was_taken(lamp, owner):
    content = picture_with_place()
    assert Image.open(io.BytesIO(content)).getexif()
    file = keep_file(upload=upload("photo.jpg", content), subject=lamp, by=owner)
    with open_for(file, owner) as stream:
        kept = Image.open(io.BytesIO(stream.read()))
    assert (dict(kept.getexif()), kept.size) == ({}, (40, 20))


def test_whoever_sees_the_thing_opens_its_file(file, owner, stranger):
    with open_for(file, owner) as stream:
        assert stream.read() == POLICY
    with pytest.raises(Forbidden):
        open_for(file, stranger)
    assert [list(sight.visible(StoredFile, user)) for user in (owner, stranger)] == [[file], []]


def test_a_file_of_a_thing_that_is_gone_opens_for_nobody(file, lamp, owner):
    lamp.delete()
    with pytest.raises(Forbidden):
        open_for(file, owner)


def test_who_sent_it_may_take_it_back(file, owner, lamp):
    take(file, "remove", by=owner)
    outbox.drain()
    assert (file.name, private_storage().exists(file.place)) == ("", False)
    assert list(queries.files_of(lamp)) == []
    with pytest.raises(Refused, match="was removed"):
        open_for(file, owner)
    assert list(checking.faults()) == []
    assert list(faults()) == []


def test_a_stranger_may_not_take_it_away(file, stranger):
    with pytest.raises(Forbidden):
        take(file, "remove", by=stranger)


def test_altered_and_missing_bytes_are_named(file, lamp, owner, storage):
    gone = keep_file(upload=upload("notes.txt", b"notes"), subject=lamp, by=owner)
    (storage / file.place).write_bytes(b"something else")
    (storage / gone.place).unlink()
    assert list(checking.faults()) == [
        f"file {file.pk}: its bytes were altered",
        f"file {gone.pk}: its bytes are missing",
    ]


def test_only_old_stray_bytes_are_swept(file, storage):
    old, young = storage / "ab" / "old", storage / "ab" / "young"
    (storage / "ab").mkdir(exist_ok=True)
    for stray in (old, young):
        stray.write_bytes(b"left behind")
    long_ago = (clock.written() - dt.timedelta(days=2)).timestamp()
    for path in (old, storage / file.place):
        os.utime(path, (long_ago, long_ago))
    assert checking.sweep() == 1
    assert (old.exists(), young.exists(), private_storage().exists(file.place)) == (False, True, True)


class Daemon(socketserver.StreamRequestHandler):
    """Speaks ClamAV's INSTREAM and knows one harmful text."""

    def handle(self):
        assert self.rfile.read(10) == b"zINSTREAM\0"
        content = b""
        while length := struct.unpack("!L", self.rfile.read(4))[0]:
            content += self.rfile.read(length)
        self.wfile.write(b"stream: Eicar-Test FOUND\0" if EICAR in content else b"stream: OK\0")


@pytest.fixture
def scanner(settings):
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Daemon) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        settings.CLAMD_ADDRESS = f"127.0.0.1:{server.server_address[1]}"
        yield settings
        server.shutdown()


@pytest.mark.parametrize(("content", "state"), [(b"Dear all", "clean"), (EICAR, "infected")], ids=["good", "bad"])
def test_the_scanner_decides(scanner, lamp, owner, content, state):
    file = keep_file(upload=upload("notes.txt", content), subject=lamp, by=owner)
    with pytest.raises(Refused, match="still being checked"):
        open_for(file, owner)
    outbox.drain()
    file.refresh_from_db()
    assert file.state == state


def test_an_infected_file_opens_for_nobody(scanner, lamp, owner):
    file = keep_file(upload=upload("notes.txt", EICAR), subject=lamp, by=owner)
    outbox.drain()
    file.refresh_from_db()
    with pytest.raises(Refused, match="not safe to open"):
        open_for(file, owner)


def test_a_scanner_that_is_away_is_asked_again(scanner, lamp, owner, at_noon):
    address, scanner.CLAMD_ADDRESS = scanner.CLAMD_ADDRESS, "127.0.0.1:1"
    file = keep_file(upload=upload("notes.txt", b"Dear all"), subject=lamp, by=owner)
    outbox.drain()
    file.refresh_from_db()
    assert file.state == "pending"
    scanner.CLAMD_ADDRESS = address
    with clock.set_to(at_noon + dt.timedelta(minutes=1)):
        outbox.drain()
    file.refresh_from_db()
    assert file.state == "clean"
