"""Publishing a quarter's account, and a correction of it when a late figure comes in."""

from typing import Any

from office.records import publication
from office.records.deeds import deed
from office.records.steps import Forbidden, Refused
from office.records.trail import note as note_on_the_trail

from . import permissions, public_text, rules


def show(quarterly: Any, *, by: Any, note: str = "") -> Any:
    """Publish it at /measures/<reference>/, or the next version of it. The caller's step or deed holds the lock."""
    if quarterly.publication is None:
        quarterly.publication = publication.open_publication(
            kind=public_text.KIND, reference=quarterly.reference, address=f"/measures/{quarterly.reference}/", by=by
        )
        quarterly.save(update_fields=["publication"])
        note_on_the_trail(quarterly, "publication_opened", by=by)
    title = f"How we are doing: {quarterly.code}"
    return publication.publish(
        publication=quarterly.publication, title=title, body=public_text.body_of(quarterly), note=note, by=by
    )


@deed
def publish_correction(*, quarterly: Any, note: str, by: Any) -> Any:
    """The next version, with a note that says what changed: a late figure, a revision, an action done."""
    if not permissions.may_run(quarterly, by):
        raise Forbidden
    row = type(quarterly).objects.select_for_update(no_key=True, of=("self",)).get(pk=quarterly.pk)
    if row.state not in rules.PUBLIC:
        raise Refused(["This is not published yet."])
    return show(row, by=by, note=note)
