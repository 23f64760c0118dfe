"""Where each item is, when it was last updated, and what of it is late. Made from the records each time it is asked."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Max, QuerySet
from django.db.models.functions import Coalesce

from cms.pages.models import StandardPage
from cms.pages.words import REGISTERS
from grants.awards.queries import unpublished
from office.decisions.models import DecisionRecord
from office.records import clock
from office.records.publication.models import Publication
from office.screens.words import counted

from .items import ITEMS, Item

MONTHLY_BY = 10  # the day of the next month on which a month's grants are late


@dataclass(frozen=True)
class Checked:
    """One item as it stands. `late`: what staff are told; empty when nothing is."""

    item: Item
    address: str
    updated: dt.date | None
    late: str


def checklist() -> list[Checked]:
    """Every item in the order of the law, in four queries."""
    registers = {kind: f"/{slug}/" for kind, slug, _, _ in REGISTERS}
    newest = dict(_newest())
    pages = {page.slug: page for page in StandardPage.objects.live()}
    late = {"award": late_grants(), "decision": late_decisions()}
    found = []
    for item in ITEMS:
        if item.record:
            at = newest.get(item.record)
            found.append(Checked(item, registers[item.record], _day(at), late.get(item.record, "")))
        else:
            page = pages.get(item.page)
            missing = "" if page else f"No page called “{item.page}” has been published."
            found.append(
                Checked(item, address_of(page) if page else "", _day(page and page.last_published_at), missing)
            )
    return found


def _newest() -> QuerySet[Any]:
    """When something of each kind was last published, corrected or withdrawn."""
    rows = Publication.objects.exclude(published_at=None).values_list("kind")
    return rows.annotate(at=Max(Coalesce("withdrawn_at", "changed_at")))


def late_grants() -> str:
    """Grants of a month that are not published by the 10th of the next."""
    today = clock.today()
    first = today.replace(day=1)
    before = first if today.day > MONTHLY_BY else (first - dt.timedelta(days=1)).replace(day=1)
    count = unpublished().filter(awarded_on__lt=before).count()
    return f"{counted(count, 'grant')} should be published by now." if count else ""


def late_decisions() -> str:
    """Signed decisions that nobody can read, and whose five working days are over."""
    signed = DecisionRecord.objects.filter(state="signed", publication__published_at=None)
    count = sum(one.publish_by is not None and one.publish_by < clock.today() for one in signed)
    return f"{counted(count, 'decision')} should be published by now." if count else ""


def address_of(page: StandardPage) -> str:
    """Where a page is read: its path without the home page's own part. Wagtail's `url` asks the cache each time."""
    return f"/{page.url_path.split('/', 2)[2]}"


def _day(at: dt.datetime | None) -> dt.date | None:
    return at.astimezone(clock.LONDON).date() if at else None
