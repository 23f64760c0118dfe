"""One line of a register, made from what is shown of a publication and made again whenever that changes."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.db import models

from office.records import clock
from office.records.publication.models import Publication, PublishedVersion
from office.screens.tones import tone


class Listing(models.Model):
    """What a register lists, filters and searches by. It says nothing that the shown version does not.

    Its key to the page is the last guard against losing the page.
    """

    publication = models.OneToOneField(Publication, models.PROTECT, related_name="+")
    page = models.OneToOneField("wagtailcore.Page", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=30)
    title = models.CharField(max_length=200)
    what = models.CharField(max_length=60, blank=True)  # Opening of a round; the fund of an award
    who = models.CharField(max_length=160, blank=True)  # the group, under the name that is public
    summary = models.TextField(blank=True)
    amount_pence = models.BigIntegerField(default=0)
    dated = models.DateField()
    status = models.CharField(max_length=30, default="Published")

    class Meta:
        indexes = [
            models.Index(fields=["kind", "-dated", "-id"], name="cms_listing_by_date"),
            models.Index(fields=["kind", "-amount_pence", "-id"], name="cms_listing_by_size"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def tone(self) -> str:
        """The colour of its status."""
        return tone(self.status)


class ListingTag(models.Model):
    """One thing a listing can be found by: its year, kind, place, outcome, priority, group or standing."""

    listing = models.ForeignKey(Listing, models.CASCADE, related_name="tags")
    kind = models.CharField(max_length=30)  # of the listing, so that a facet is counted in one index
    name = models.CharField(max_length=12)
    value = models.CharField(max_length=160)
    slug = models.SlugField(max_length=160, db_index=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["listing", "name", "value"], name="cms_listing_tag_once")]
        indexes = [
            models.Index(fields=["kind", "name", "value", "listing"], name="cms_listing_tag_by_value"),
            models.Index(fields=["name", "slug"], name="cms_listing_tag_by_slug"),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.value}"


def facts_of(publication: Publication, version: PublishedVersion | None) -> dict[str, Any]:
    """The fields of a publication's listing. `version` is what the public sees; None for a tombstone."""
    known = {"kind": publication.kind, "title": publication.title, "dated": _day_of(publication, {})}
    if version is None:
        return {**known, "what": "", "who": "", "summary": "", "amount_pence": 0, "status": "Withdrawn"}
    body = version.body
    return {
        **known,
        "what": _first(body, "fund", "kind")[:60],
        "who": _first(body, "recipient", "group")[:160],
        "summary": _first(body, "summary", "purpose"),
        "amount_pence": _pence(body.get("amount_pence")),
        "dated": _day_of(publication, body),
        "status": status_of(body),
    }


def _first(body: dict[str, Any], *names: str) -> str:
    """The first of these parts that says something."""
    for name in names:
        text = body.get(name)
        if isinstance(text, str) and text.strip():
            return text.strip()
    return ""


def _pence(amount: Any) -> int:
    return amount if isinstance(amount, int) else 0


def _day_of(publication: Publication, body: dict[str, Any]) -> dt.date:
    for name in ("signed_on", "awarded_on"):
        try:
            return dt.date.fromisoformat(body.get(name) or "")
        except (TypeError, ValueError):
            continue
    shown_since = publication.published_at or clock.now()
    return shown_since.astimezone(clock.LONDON).date()


def status_of(body: dict[str, Any]) -> str:
    """Where a published record stands, in words for its tag."""
    if body.get("superseded_by"):
        return "Replaced"
    return {"part": "Published in part", "title_only": "Published in part"}.get(body.get("disclosure", ""), "Published")


def text_of(publication: Publication, version: PublishedVersion | None) -> str:
    """All that is public of a publication, for the search: of a tombstone its number."""
    return " ".join([publication.reference, *(_texts(version.body) if version else [])])


def _texts(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict | list):
        for inner in part.values() if isinstance(part, dict) else part:
            yield from _texts(inner)
