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
    places = models.CharField(max_length=300, blank=True)  # |Bradford|Leeds|
    words = models.TextField(blank=True)  # all that is public of it, for the search
    status = models.CharField(max_length=30, default="Published")

    class Meta:
        indexes = [models.Index(fields=["kind", "-dated", "-id"], name="cms_listing_by_date")]

    def __str__(self) -> str:
        return self.title

    @property
    def tone(self) -> str:
        """The colour of its status."""
        return tone(self.status)


def facts_of(publication: Publication, version: PublishedVersion | None) -> dict[str, Any]:
    """The fields of a publication's listing. `version` is what the public sees; None for a tombstone."""
    known = {"kind": publication.kind, "title": publication.title, "dated": _day_of(publication, {})}
    if version is None:
        nothing = {"what": "", "who": "", "summary": "", "amount_pence": 0, "places": ""}
        return {**known, **nothing, "words": f"{publication.reference} {publication.title}", "status": "Withdrawn"}
    body = version.body
    return {
        **known,
        "what": _first(body, "fund", "kind")[:60],
        "who": _first(body, "recipient", "group")[:160],
        "summary": _first(body, "summary", "purpose"),
        "amount_pence": _pence(body.get("amount_pence")),
        "dated": _day_of(publication, body),
        "places": _places(body.get("districts"))[:300],
        "words": " ".join([publication.reference, publication.title, *_texts(body)]),
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


def _places(districts: Any) -> str:
    names = [one for one in districts if isinstance(one, str)] if isinstance(districts, list) else []
    return f"|{'|'.join(names)}|" if names else ""


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


def _texts(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict | list):
        for inner in part.values() if isinstance(part, dict) else part:
            yield from _texts(inner)
