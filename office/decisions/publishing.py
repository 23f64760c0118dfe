"""Deeds on decisions after they are signed: published, corrected, taken back, and checked against the signature."""

from typing import Any

from office.records import publication, trail
from office.records.deeds import deed
from office.records.steps import Forbidden, Refused, take

from . import freezing, permissions, public_text, rules
from .models import DecisionRecord

KIND = "decision"


@deed
def publish_decision(*, decision: DecisionRecord, by: Any, note: str = "") -> Any:
    """Publish the open parts at /decisions/<reference>/, or a correction of them with a note.

    What it supersedes is published again, pointing here.
    """
    held = _held(decision)
    if not permissions.may_publish(held, by):
        raise Forbidden
    _refuse(rules.obstacles_to_publishing(held))
    opened = _open(held, by)
    publication.publish(publication=opened, title=held.title, body=public_text.body_of(held), note=note, by=by)
    _point_from_the_earlier(held, by)
    decision.refresh_from_db()
    return opened


@deed
def withdraw_from_publication(*, decision: DecisionRecord, reason: str, by: Any) -> None:
    """Take a decision back from the public, leaving its title and the reason at its address.

    One that nobody has read yet is first published by its title alone, so that the number has an answer.
    """
    held = _held(decision)
    if not permissions.may_unpublish(held, by):
        raise Forbidden
    _refuse(rules.obstacles_to_publishing(held))
    opened = _open(held, by)
    if not opened.latest:
        body = public_text.title_only_body_of(held)
        publication.publish(publication=opened, title=held.title, body=body, by=by)
    take(opened, "withdraw", by=by, reason=reason)
    decision.refresh_from_db()


def verify_decision(decision: DecisionRecord) -> list[str]:
    """What no longer agrees with what was signed, in sentences; empty when all of it does."""
    return freezing.faults_of(decision)


def _held(decision: DecisionRecord) -> DecisionRecord:
    return DecisionRecord.objects.select_for_update(no_key=True).get(pk=decision.pk)


def _refuse(obstacles: list[str]) -> None:
    if obstacles:
        raise Refused(obstacles)


def _open(held: DecisionRecord, by: Any) -> Any:
    """Its publication, made once."""
    if held.publication is None:
        held.publication = publication.open_publication(
            kind=KIND, reference=held.reference or "", address=held.public_address, by=by
        )
        held.save(update_fields=["publication"])
        trail.note(held, "publication_opened", by=by)
    return held.publication


def _point_from_the_earlier(held: DecisionRecord, by: Any) -> None:
    """The decision this one replaces says so to whoever reads it."""
    earlier = held.supersedes
    if earlier is None or earlier.publication is None or earlier.publication.state != "published":
        return
    body = public_text.body_of(earlier)
    shown = publication.queries.shown_version(earlier.publication)
    if shown is None or shown.body == body:
        return
    publication.publish(publication=earlier.publication, title=earlier.title, body=body,
                        note=f"Superseded by {held.reference}.", by=by)  # fmt: skip
