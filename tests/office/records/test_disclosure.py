"""A person gets all that is held on them, nothing that opens a door, and nothing that is another's."""

import json
import zipfile

import pytest
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.core.management import CommandError, call_command

from office.people.models import User
from office.records import trail
from office.records.disclosure import held_on
from office.records.files.keeping import keep_file
from office.records.models import Event
from tests.office.records.uploads import pdf, upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def known(lead, group):
    """The lead of a group, with a file, words on the trail and an authenticator."""
    keep_file(upload=upload("policy.pdf", pdf()), subject=lead, by=lead)
    trail.note(lead, "say", by=lead, words={"note": "words of the lead's own"})
    Authenticator.objects.create(user=lead, type="totp", data={"secret": "never-given-away"})
    return lead


def test_the_zip_holds_rows_words_and_files_and_no_secret(known, stranger, administrator, tmp_path):
    place = tmp_path / "lead.zip"
    call_command("disclose", known.email, str(place), by=administrator.email)
    with zipfile.ZipFile(place) as made:
        text = made.read("held.json").decode()
        (file,) = (name for name in made.namelist() if name.startswith("files/"))
        assert made.read(file).startswith(b"%PDF")
    held = json.loads(text)
    assert [row["email"] for row in held["people.User"]] == [known.email]
    assert held["people.Membership"][0]["user_id"] == known.pk
    assert "words of the lead's own" in text
    assert held["mfa.Authenticator"][0]["type"] == "totp"
    assert [word for word in ("never-given-away", known.password, stranger.email) if word in text] == []
    assert place.stat().st_mode & 0o077 == 0
    event = Event.objects.get(verb="disclose")
    assert (event.subject_id, event.actor) == (known.pk, administrator.trail_name)


def test_every_table_that_points_at_a_person_is_asked(known):
    pointing = {model._meta.label for model in apps.get_models() if model is not User
                for one in model._meta.concrete_fields if one.is_relation and one.related_model is User}  # fmt: skip
    with_rows = {label for label in pointing if any(
        apps.get_model(label)._base_manager.filter(**{one.name: known}).exists()
        for one in apps.get_model(label)._meta.concrete_fields if one.is_relation and one.related_model is User
    )}  # fmt: skip
    assert len(pointing) > 30
    assert with_rows <= held_on(known).keys()


def test_a_stranger_or_a_file_that_is_there_is_refused(known, administrator, tmp_path):
    with pytest.raises(CommandError, match="Nobody here"):
        call_command("disclose", "nobody@office.test", str(tmp_path / "x.zip"), by=administrator.email)
    (tmp_path / "x.zip").write_bytes(b"")
    with pytest.raises(CommandError, match="is there already"):
        call_command("disclose", known.email, str(tmp_path / "x.zip"), by=administrator.email)
    assert not Event.objects.filter(verb="disclose").exists()
