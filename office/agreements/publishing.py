"""Publishing an accepted progress report, in its public parts only."""

from collections.abc import Collection
from typing import Any

from office.records import publication
from office.records.deeds import deed
from office.records.steps import Forbidden, Refused
from office.records.trail import note as note_on_the_trail

from . import permissions, public_text, rules
from .models import Agreement, ProgressReport

KIND = "progress_report"


@deed
def publish_report(*, report: ProgressReport, by: Any, note: str = "", leave_out: Collection[str] = ()) -> Any:
    """Publish at /progress/<reference>/, or a correction with a note. Returns the publication.

    Only answers to public questions go out, a story only with consent, and no number below 5.
    """
    if not permissions.may_publish(report, by):
        raise Forbidden
    held = ProgressReport.objects.select_for_update(no_key=True, of=("self",))
    row = held.select_related("agreement__organisation", "publication", "submission").get(pk=report.pk)
    if no := rules.obstacles_to_publishing(row):
        raise Refused(no)
    if row.publication is None:
        row.publication = publication.open_publication(
            kind=KIND, reference=row.reference, address=f"/progress/{row.reference}/", by=by
        )
        row.save(update_fields=["publication"])
        note_on_the_trail(row, "publication_opened", by=by)
    body = public_text.body_of(row, leave_out)
    title = f"{row.get_kind_display()}: {row.agreement.title}"
    publication.publish(publication=row.publication, title=title, body=body, note=note, by=by)
    report.refresh_from_db()
    return row.publication


@deed
def leave_out_name(*, agreement: Agreement, publish_as: str, because: str, by: Any) -> None:
    """Put other words in the place of a group's name: in reports to come, and in those published already,
    whose earlier versions are emptied. Whoever withholds the name of the grant calls this."""
    held = Agreement.objects.select_for_update(no_key=True, of=("self",)).get(pk=agreement.pk)
    held.publish_as = publish_as
    held.save(update_fields=["publish_as"])
    note_on_the_trail(held, "name_withheld", by=by, words={"because": because})
    for report in held.reports.filter(publication__state="published").select_related("publication").order_by("pk"):
        assert report.publication is not None  # by the filter
        kept_back = _kept_back(report, publication.queries.shown_version(report.publication))
        public = publish_report(report=report, note="A name was left out.", by=by, leave_out=kept_back)
        publication.blank_earlier_versions(publication=public, reason=because, by=by)


def _kept_back(report: ProgressReport, shown: Any) -> set[str]:
    """Codes of the answers that an officer keeps back from what is shown now."""
    told = {one["code"] for one in shown.body.get("answers", [])} if shown else set()
    return {one["code"] for one in public_text.body_of(report)["answers"]} - told
