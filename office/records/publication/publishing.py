"""Publishing: a version is written and shown, or a correction of it with a note."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from .. import clock, trail
from ..deeds import deed
from ..steps import Forbidden, Obstacle, Refused, take_all
from .hashing import text_of, version_hash
from .kinds import kind_of
from .models import Publication, PublishedVersion
from .permissions import may_publish
from .rules import obstacles_to_version
from .workflow import PublicationState


@dataclass(frozen=True)
class Draft:
    """What is to be published of one thing. `note` says what changed, for a correction."""

    publication: Publication
    title: str
    body: dict[str, Any] = field(default_factory=dict)
    note: str = ""


@deed
def open_publication(*, kind: str, reference: str, address: str, by: Any) -> Publication:
    """A private publication with its lasting reference and address. The same again gives the same one."""
    kind_of(kind)
    publication, made = Publication.objects.get_or_create(kind=kind, reference=reference, defaults={"address": address})
    if made:
        trail.note(publication, "open_publication", by=by)
    return publication


@deed
def publish(*, publication: Publication, title: str, body: dict[str, Any], by: Any, note: str = "") -> Publication:
    """Publish the first version, or a correction of what is published. Raises Refused, then nothing changed."""
    publish_all(drafts=[Draft(publication, title, body, note)], by=by)
    publication.refresh_from_db()
    return publication


@deed
def publish_all(*, drafts: Iterable[Draft], by: Any) -> None:
    """Publish many things, all or none, in a bounded number of queries."""
    wanted = {draft.publication.pk: draft for draft in drafts}
    rows = list(Publication.objects.select_for_update(no_key=True).filter(pk__in=wanted).order_by("pk"))
    if not all(may_publish(row, by) for row in rows):
        raise Forbidden
    versions = [_version(row, wanted[row.pk], by) for row in rows]
    _refuse_if_any(rows, wanted, versions)
    PublishedVersion.objects.bulk_create(versions, batch_size=100)
    Publication.objects.bulk_update(rows, ["latest", "title"], batch_size=100)
    for state, name in ((PublicationState.PRIVATE, "show"), (PublicationState.PUBLISHED, "correct")):
        if keys := [row.pk for row in rows if row.state == state]:
            _, refused = take_all(Publication, keys, name, by=by)
            for no in refused.values():
                raise no


def _version(row: Publication, draft: Draft, by: Any) -> PublishedVersion:
    if strange := set(draft.body) - kind_of(row.kind).parts:
        raise ValueError(f"{row.kind} has no public part {sorted(strange)}.")
    row.latest, row.title = row.latest + 1, draft.title.strip()
    version = PublishedVersion(
        publication=row, number=row.latest, at=clock.now(), actor=by.trail_name, note=draft.note.strip(),
        text=text_of(row.title, draft.body),
    )  # fmt: skip
    version.hash = version_hash(version)
    return version


def _refuse_if_any(rows: list[Publication], drafts: dict[int, Draft], versions: list[PublishedVersion]) -> None:
    before = dict(
        PublishedVersion.objects.filter(publication__in=rows).order_by("number").values_list("publication_id", "text")
    )
    why = [
        Obstacle(sentence, about=row.reference)
        for row, version in zip(rows, versions, strict=True)
        for sentence in obstacles_to_version(
            row, version.title, version.note, is_unchanged=before.get(row.pk) == version.text
        )
    ]
    if why:
        raise Refused(why)


@deed
def blank_earlier_versions(*, publication: Publication, reason: str, by: Any) -> None:
    """Empty the text of every version before the one shown: consent for a name or story has ended.

    The record stays: number, date, note and digest. Publish the version without the name first.
    """
    row = Publication.objects.select_for_update(no_key=True).get(pk=publication.pk)
    if not may_publish(row, by):
        raise Forbidden
    if not reason.strip():
        raise Refused(["Say why earlier versions are emptied."])
    row.versions.filter(number__lt=row.shown).exclude(text="").update(text="")
    trail.note(row, "blank_earlier_versions", by=by, words={"before": row.shown, "reason": reason})
