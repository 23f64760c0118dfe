"""What was published stays: in versions, behind a tombstone, never deleted."""

from decimal import Decimal

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, transaction

from office.people.models import User
from office.records import guards, publication
from office.records.models import Publication, PublishedVersion
from office.records.publication import Draft, checking, kinds, queries
from office.records.steps import Forbidden, Refused, step_taken, take
from office.records.trail.verifying import faults

pytestmark = pytest.mark.django_db


def may_publish(publication, by):
    return by.email.startswith("editor@")


@pytest.fixture(autouse=True)
def kind():
    yield kinds.register("test.story", name="Story", parts={"summary", "amount"}, may_publish=may_publish)
    del kinds._kinds["test.story"]


@pytest.fixture
def editor():
    return User.objects.create_user("editor@office.test")


@pytest.fixture
def stranger():
    return User.objects.create_user("stranger@elsewhere.test")


@pytest.fixture
def story(editor):
    return publication.open_publication(kind="test.story", reference="S-1", address="/stories/S-1/", by=editor)


@pytest.fixture
def published(story, editor):
    body = {"summary": "A lamp was lit.", "amount": Decimal("3000.00")}
    return publication.publish(publication=story, title="The lamp", body=body, by=editor)


def test_what_is_published_is_seen(published):
    assert (published.state, published.shown, published.title) == ("published", 1, "The lamp")
    version = queries.shown_version(published)
    assert version.body == {"summary": "A lamp was lit.", "amount": "3000.00"}
    assert version.actor.startswith("user:")
    assert [row.showing for row in queries.published("test.story")] == [[version]]
    assert list(checking.faults()) == []
    assert list(faults()) == []


def test_a_private_one_answers_nowhere(story):
    assert queries.at_address("/stories/S-1/") is None


def test_only_who_its_owner_names_may_publish(story, stranger):
    with pytest.raises(Forbidden):
        publication.publish(publication=story, title="The lamp", body={}, by=stranger)
    assert PublishedVersion.objects.count() == 0


def test_a_correction_is_a_new_version_with_a_note(published, editor):
    body = {"summary": "Two lamps were lit."}
    publication.publish(publication=published, title="The lamps", body=body, note="There were two.", by=editor)
    assert [(v.number, v.title, v.note) for v in queries.history(published)] == [
        (2, "The lamps", "There were two."),
        (1, "The lamp", ""),
    ]
    assert list(checking.faults()) == []


def test_a_correction_without_a_note_is_refused_and_changes_nothing(published, editor):
    with pytest.raises(Refused, match="Say what changed"):
        publication.publish(publication=published, title="The lamps", body={}, by=editor)
    assert PublishedVersion.objects.count() == 1


def test_saying_the_same_again_is_refused(published, editor):
    body = queries.shown_version(published).body
    with pytest.raises(Refused, match="same as the last version"):
        publication.publish(publication=published, title="The lamp", body=body, note="Nothing.", by=editor)


def test_no_button_publishes_nothing(story, editor):
    with pytest.raises(Refused, match="Write what is to be published first"):
        take(story, "show", by=editor)


def test_a_part_that_is_not_public_can_never_enter(story, editor):
    with pytest.raises(ValueError, match="no public part"):
        publication.publish(publication=story, title="The lamp", body={"exempt": "secret"}, by=editor)


def test_a_withdrawn_one_leaves_a_tombstone(published, editor):
    take(published, "withdraw", by=editor, reason="It named a family.")
    tomb = queries.at_address("/stories/S-1/")
    assert (tomb.state, tomb.title, tomb.withdrawn_because) == ("withdrawn", "The lamp", "It named a family.")
    assert queries.shown_version(tomb) is None
    assert list(queries.history(tomb)) == []


def test_a_withdrawal_gives_its_reason(published, editor):
    with pytest.raises(Refused, match="Say why"):
        take(published, "withdraw", by=editor, reason=" ")


def test_a_restored_one_is_seen_again(published, editor):
    take(published, "withdraw", by=editor, reason="It named a family.")
    take(published, "restore", by=editor)
    assert queries.shown_version(published).title == "The lamp"
    assert published.withdrawn_because == ""


@pytest.mark.parametrize("deed", ["delete", "update"])
def test_the_database_refuses_to_lose_a_version(published, deed):
    rows = PublishedVersion.objects.all()
    with pytest.raises(DatabaseError), transaction.atomic():
        rows._raw_delete("default") if deed == "delete" else rows.update(note="x")


def test_when_consent_ends_the_words_go_and_the_record_stays(published, editor):
    publication.publish(publication=published, title="A lamp", body={}, note="A name was removed.", by=editor)
    publication.blank_earlier_versions(publication=published, reason="Consent ended.", by=editor)
    assert [(v.number, v.title) for v in queries.history(published)] == [(2, "A lamp"), (1, "")]
    assert list(checking.faults()) == []


def test_an_altered_version_is_named(published):
    guards.take_down()
    PublishedVersion.objects.update(note="Nothing to see.")
    assert any("altered" in fault for fault in checking.faults())


def test_publishing_is_announced(story, editor):
    heard = []

    def listen(taken, **kwargs):
        heard.extend((one.step.name, one.subject.address) for one in taken)

    step_taken.connect(listen, sender=Publication)
    publication.publish(publication=story, title="The lamp", body={}, by=editor)
    step_taken.disconnect(listen, sender=Publication)
    assert heard == [("show", "/stories/S-1/")]


def test_many_cost_as_many_queries_as_two(editor, django_assert_max_num_queries):
    for count in (2, 30):
        drafts = [
            Draft(
                publication.open_publication(
                    kind="test.story", reference=f"{count}-{n}", address=f"/stories/{count}-{n}/", by=editor
                ),
                f"Story {n}",
            )
            for n in range(count)
        ]
        with django_assert_max_num_queries(17):
            publication.publish_all(drafts=drafts, by=editor)


def test_two_meanings_of_one_kind_stop_start_up(kind):
    with pytest.raises(ImproperlyConfigured, match="registered twice"):
        kinds.register("test.story", name="Tale", parts=(), may_publish=may_publish)
