"""A back-up says when it is not whole, and is only restored where nobody's work can be lost."""

import json

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from office.people.models import User
from office.records import back_up, surroundings
from office.records.back_up import databases, manifest, restoring

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def folder(tmp_path):
    """A back-up of an office with one person."""
    User.objects.create_user("someone@office.test", "Someone")
    call_command("back_up", str(tmp_path / "copy"))
    return tmp_path / "copy"


def database(folder):
    return folder / databases.NAMES[connection.vendor]


def rewrite(folder, **changes):
    """Say something else in the list."""
    place = folder / manifest.NAME
    place.write_text(json.dumps(json.loads(place.read_text()) | changes))


def refusal(*command):
    with pytest.raises(CommandError) as no:
        call_command(*command)
    return str(no.value)


def test_a_whole_back_up_is_found_whole_and_only_its_owner_reads_it(folder, capsys):
    call_command("restore", str(folder), "--check")
    assert "is whole" in capsys.readouterr().out
    assert folder.stat().st_mode & 0o077 == 0


def test_one_byte_altered_is_noticed_before_anything_is_touched(folder):
    content = bytearray(database(folder).read_bytes())
    content[-1] ^= 1
    database(folder).write_bytes(content)
    User.objects.all().delete()
    assert f"{database(folder).name} was altered" in refusal("restore", str(folder), "--check")
    assert "was altered" in refusal("restore", str(folder))
    assert not User.objects.exists()


def test_a_lost_file_is_named(folder):
    rewrite(folder, files={"private/ab/abcd": "0" * 64})
    assert "files/private/ab/abcd is missing." in refusal("restore", str(folder), "--check")


def test_a_back_up_cut_short_is_none(folder):
    (folder / manifest.NAME).unlink()
    assert "cut short" in refusal("restore", str(folder))
    (folder / manifest.NAME).write_text("{")
    assert "cannot be read" in refusal("restore", str(folder))


def test_an_office_with_people_in_it_is_never_overwritten(folder):
    assert "This office has people in it" in refusal("restore", str(folder))


def test_another_vendor_or_a_newer_version_is_refused(folder):
    User.objects.all().delete()
    rewrite(folder, migrations=["records.9999_from_the_future"])
    assert "does not know records.9999_from_the_future" in refusal("restore", str(folder))
    rewrite(folder, vendor="oracle")
    assert "The back-up is of oracle" in refusal("restore", str(folder))


def test_nothing_is_written_over(folder):
    assert "is not empty" in refusal("back_up", str(folder))


def test_without_a_folder_it_goes_where_the_office_said(tmp_path, settings):
    assert "set BACKUP_DIR" in refusal("back_up")
    settings.BACKUP_DIR = str(tmp_path)
    call_command("back_up")
    assert back_up.newest(tmp_path).migrations


def test_a_key_that_is_not_here_is_counted(folder, settings):
    kept = back_up.read(folder)
    assert restoring.unknown_keys(kept) == 0
    settings.SECRET_KEY = "another" * 10
    assert restoring.unknown_keys(kept) == 1


def test_one_letter_in_one_row_changes_its_tables_digest(folder):
    before = databases.held_now()
    User.objects.update(name="Someonf")
    after = databases.held_now()
    assert [table for table in after if after[table] != before[table]] == ["people_user"]
    assert after["people_user"].rows == 1


def test_a_table_that_comes_back_different_is_named(folder):
    User.objects.all().delete()
    said = json.loads((folder / manifest.NAME).read_text())["tables"]
    said["people_user"]["rows"] = 2
    rewrite(folder, tables=said)
    assert "do not hold what was backed up: people_user" in refusal("restore", str(folder))


def test_the_doctor_asks_how_old_the_newest_is(folder, tmp_path, settings):
    settings.BACKUP_DIR = str(tmp_path)
    assert list(surroundings.back_ups()) == []
    rewrite(folder, taken_at="2020-01-01T02:00:00+00:00")
    assert "1 January 2020" in "".join(surroundings.back_ups())
    settings.BACKUP_DIR = str(tmp_path / "nowhere")
    assert "no back-up" in "".join(surroundings.back_ups())
