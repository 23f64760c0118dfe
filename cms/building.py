"""Building the page of a publication. Run by the outbox; running it twice changes nothing."""

from typing import Any

from django.db import transaction
from wagtail.models import Page

from office.hearing.following import tell_followers
from office.records import outbox
from office.records import publication as publishing
from office.records.actors import THE_CLOCK
from office.records.outbox import GiveUp
from office.records.publication.models import Publication

from .copies.stamp import raise_stamp
from .models import AwardPage, DecisionPage, Listing, ProgressPage, QuarterlyPage, RegisterPage
from .pages.listings import facts_of, text_of
from .pages.records import RecordPage
from .pages.tags import tag
from .search import index

PAGES: dict[str, type[RecordPage]] = {
    "decision": DecisionPage,
    "award": AwardPage,
    "progress_report": ProgressPage,
    "delivery_quarterly": QuarterlyPage,
}


TELL = "cms.tell_followers"


@transaction.atomic
def build_page(payload: dict[str, Any]) -> None:
    """Make or refresh the page of one publication and its line in the register of its kind."""
    kind = Publication.objects.values_list("kind", flat=True).get(pk=payload["publication"])
    model = PAGES.get(kind)
    if model is None:
        return  # a kind without a page of its own
    register = _register_of(kind)
    publication = Publication.objects.get(pk=payload["publication"])  # as it is once it is our turn
    if publication.published_at is None:
        return  # opened and never shown
    page = _page_of(publication, model, register)
    _list(publication, page)
    raise_stamp()
    outbox.put(TELL, {"publication": publication.pk}, key=f"{TELL}:{publication.pk}")  # of a correction nobody is told


def _list(publication: Publication, page: Page) -> None:
    """Its line in the register, what it is found by, and its document in the search."""
    version = publishing.queries.shown_version(publication)
    facts = facts_of(publication, version)
    listing, _ = Listing.objects.update_or_create(publication=publication, defaults={**facts, "page": page})
    tag(listing, version.body if version else {})
    index.put(
        address=publication.address, kind=publication.kind, title=listing.title, summary=listing.summary,
        dated=listing.dated, text=text_of(publication, version), publication=publication,
    )  # fmt: skip


def tell_of(payload: dict[str, Any]) -> None:
    """Tell those who follow a place, topic or group of a new record, once its page is there."""
    listing = Listing.objects.select_related("publication").get(publication=payload["publication"])
    topics = list(listing.tags.values_list("name", "value"))
    tell_followers(publication=listing.publication, topics=topics, by=THE_CLOCK)


def build_missing_pages() -> int:
    """Pages for whatever was published before the site was set up. Returns how many."""
    built = Listing.objects.values("publication_id")
    missing = Publication.objects.filter(kind__in=PAGES, published_at__isnull=False).exclude(pk__in=built)
    for key in missing.values_list("pk", flat=True):
        build_page({"publication": key})
    return len(missing)


def _page_of(publication: Publication, model: type[RecordPage], register: Page) -> Page:
    page = model.objects.filter(publication=publication).first()
    if page is None:
        slug = publication.address.rstrip("/").rsplit("/", 1)[-1]
        page = register.add_child(
            instance=model(title=publication.title, slug=slug, publication=publication, live=True)
        )
    elif page.title != publication.title:
        page.title = page.draft_title = publication.title
        page.save(update_fields=["title", "draft_title"])
    return Page.objects.get(pk=page.pk)


def _register_of(kind: str) -> Page:
    """The register page, locked so that two builders add their children one after the other."""
    found = RegisterPage.objects.select_for_update().filter(kind=kind).first()
    if found is None:
        raise GiveUp("no register page")  # setting up the site builds what is missing
    return Page.objects.get(pk=found.pk)
