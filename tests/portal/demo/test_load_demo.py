"""The demonstration loads through the actions, and everything that must hold holds."""

import pytest
from django.core.management import CommandError, call_command

from grants.models import Application, Award, Round
from office.ledger.models import Source
from office.post.models import Message
from office.records import invariants
from office.records.models import OutboxItem, Publication
from office.records.trail.verifying import faults

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_whole_story_holds(capsys):
    call_command("load_demo")
    assert list(faults()) == []
    assert list(invariants.broken()) == []
    assert OutboxItem.objects.filter(done_at=None).count() == 0
    assert Application.objects.count() == 90
    assert Award.objects.count() == 32
    assert dict(Round.objects.values_list("number", "state")) == {
        21: "decided", 22: "decided", 23: "closed", 24: "open",
    }  # fmt: skip
    source = Source.objects.get(code="POCA")
    assert (source.received_pence, source.available_pence) == (347_000_00, 10_975_00)
    assert Publication.objects.filter(kind="award", state="published").count() == 32
    assert Message.objects.filter(kind="grants.application_declined").exists()
    call_command("replay_round", all=True)
    with pytest.raises(CommandError, match="people in it already"):
        call_command("load_demo")


def test_seed_is_deterministic_and_lawful():
    call_command("seed", applications=6, decisions=2, seed=7)
    asked = list(Application.objects.order_by("reference").values_list("title", "state"))
    assert len(asked) == 6
    assert list(faults()) == []
    assert list(invariants.broken()) == []
    call_command("seed", applications=6, decisions=0, seed=7)
    assert list(Application.objects.order_by("reference").values_list("title", "state"))[6:] == asked
