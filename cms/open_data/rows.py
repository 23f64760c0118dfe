"""What is published, as plain rows for machines: the very parts the pages show, and nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import F, Prefetch, QuerySet

from office.records import publication as publishing
from office.records.publication.models import Publication, PublishedVersion
from office.records.publication.workflow import PublicationState


@dataclass(frozen=True)
class File:
    """One file of open data: its name in the address, the kind of publication, and words about it."""

    name: str
    kind: str
    title: str
    text: str


FILES = {
    file.name: file
    for file in (
        File("decisions", "decision", "Decisions", "Every decision, with its reasons and what is withheld"),
        File("awards", "award", "Grants awarded", "Who was given what, what for, on what conditions, and why"),
        File("progress", "progress_report", "Progress reports", "What the groups we fund say they have done"),
    )
}
HEAD = (
    "reference",
    "title",
    "status",
    "address",
    "published_at",
    "changed_at",
    "version",
    "sha256",
    "withdrawn_because",
)
CHUNK = 500


def publications(kind: str) -> QuerySet[Publication]:
    """Everything of one kind that is or was public, newest first, each with the version it shows."""
    shown = PublishedVersion.objects.filter(
        number=F("publication__shown"), publication__state=PublicationState.PUBLISHED
    )
    rows = publishing.queries.visible_to(None).filter(kind=kind, published_at__isnull=False)
    return rows.order_by("-published_at", "-pk").prefetch_related(
        Prefetch("versions", queryset=shown, to_attr="showing")
    )


def rows_of(kind: str) -> Iterator[dict[str, Any]]:
    """One plain row a publication: the head, then the parts of its body. A tombstone has no parts."""
    for publication in publications(kind).iterator(chunk_size=CHUNK):
        yield {**head_of(publication), **body_of(publication)}


def head_of(publication: Any) -> dict[str, Any]:
    """What is known of every publication, withdrawn or not."""
    version = publication.showing[0] if publication.showing else None
    return {
        "reference": publication.reference,
        "title": publication.title,
        "status": str(publication.state),
        "address": f"{settings.SITE_ADDRESS}{publication.address}",
        "published_at": publication.published_at.isoformat(),
        "changed_at": publication.changed_at.isoformat() if publication.changed_at else None,
        "version": version.number if version else None,
        "sha256": version.hash if version else None,
        "withdrawn_because": publication.withdrawn_because or None,
    }


def body_of(publication: Any) -> dict[str, Any]:
    """The public parts of what is shown; empty of a tombstone."""
    body = publication.showing[0].body if publication.showing else {}
    return {name: part for name, part in body.items() if name not in HEAD}


def columns_of(kind: str) -> list[str]:
    """The columns of a table: the head, then every part this kind may publish."""
    return [*HEAD, *sorted(publishing.kinds.kind_of(kind).parts - set(HEAD))]


def cell(part: Any) -> Any:
    """A part in one cell: lists a line each, and of a withheld part only that it is withheld and why."""
    if isinstance(part, list):
        return "\n".join(str(cell(one)) for one in part)
    if isinstance(part, dict):
        return _line(part)
    return "" if part is None else part


def _line(part: dict[str, Any]) -> str:
    heading = part.get("heading", "")
    if part.get("exemption"):
        return f"{heading}: withheld under {part['exemption']}"
    if heading:
        return f"{heading}: {part.get('text', '')}"
    return "; ".join(str(cell(value)) for value in part.values() if value not in (None, ""))
