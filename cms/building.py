"""Building the page of a publication. Run by the outbox; running it twice changes nothing."""

from typing import Any

from django.db import transaction
from wagtail.models import Page

from office.records.outbox import GiveUp
from office.records.publication.models import Publication

from .models import AwardPage, DecisionPage, ProgressPage, RegisterPage
from .pages.records import RecordPage

PAGES: dict[str, type[RecordPage]] = {"decision": DecisionPage, "award": AwardPage, "progress_report": ProgressPage}


def build_page(payload: dict[str, Any]) -> None:
    """Make or refresh the page of one publication, live, under the register of its kind."""
    publication = Publication.objects.get(pk=payload["publication"])
    model = PAGES.get(publication.kind)
    if model is None:
        return  # a kind without a page of its own
    with transaction.atomic():
        page = model.objects.filter(publication=publication).first()
        if page is None:
            _register_of(publication).add_child(instance=_new(model, publication))
        elif page.title != publication.title:
            page.title = page.draft_title = publication.title
            page.save(update_fields=["title", "draft_title"])


def _new(model: type[RecordPage], publication: Publication) -> RecordPage:
    slug = publication.address.rstrip("/").rsplit("/", 1)[-1]
    return model(title=publication.title, slug=slug, publication=publication, live=True)


def _register_of(publication: Publication) -> Page:
    """The register page, locked so that two builders add their children one after the other."""
    found = RegisterPage.objects.select_for_update().filter(kind=publication.kind).first()
    if found is None:
        raise GiveUp("no register page: run set_up_office")
    return Page.objects.get(pk=found.pk)
