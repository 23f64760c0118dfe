"""What can be found besides records: funds, announced rounds, pages of words and the Plan in force."""

from collections.abc import Iterator
from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver
from django.utils.html import strip_tags
from wagtail.signals import page_published, page_unpublished

from grants.funds.models import Fund, Round
from grants.funds.queries import public_rounds
from office.records.steps import step_taken

from .pages.models import StandardPage
from .search import index


def index_everything() -> None:
    """All of it anew: when the site is set up."""
    for fund in Fund.objects.order_by("pk"):
        index_fund(fund)
    for round in public_rounds():
        index_round(round)
    for page in StandardPage.objects.live():
        index_page(page)


def index_fund(fund: Any) -> None:
    """A fund by its name and what it is for."""
    index.put(address=f"/funds/{fund.slug}/", kind="fund", title=fund.name, summary=fund.about, text=fund.about)


def index_round(round: Any) -> None:
    """An announced round by its name and theme."""
    index.put(
        address=f"/funds/{round.fund.slug}/{round.slug}/", kind="round", title=round.name, summary=round.theme,
        dated=round.opens_at.date(), text=" ".join([round.fund.name, round.theme]),
    )  # fmt: skip


def index_page(page: Any) -> None:
    """A page of words, as editors published it."""
    if not page.url:
        return  # outside the site
    text = strip_tags(page.body.replace("<", " <"))
    index.put(address=page.url, kind="page", title=page.title, text=text,
              summary=next(_sentences(text), ""))  # fmt: skip


def _sentences(text: str) -> Iterator[str]:
    yield from (part.strip() for part in text.split(". ") if part.strip())


@receiver(step_taken, sender=Round, dispatch_uid="cms.searchable.rounds")
def follow_rounds(sender: Any, taken: list[Any], **kwargs: Any) -> None:
    """A round can be found from the step that announces it."""
    keys = [one.subject.pk for one in taken]
    for round in public_rounds().filter(pk__in=keys):
        index_round(round)


@receiver(post_save, sender=Fund, dispatch_uid="cms.searchable.funds")
def follow_funds(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Funds are few and seldom change."""
    index_fund(instance)


@receiver(page_published, sender=StandardPage, dispatch_uid="cms.searchable.pages")
def follow_pages(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Its published words."""
    index_page(instance)


@receiver(page_unpublished, sender=StandardPage, dispatch_uid="cms.searchable.pages_gone")
def leave_out_pages(sender: Any, instance: Any, **kwargs: Any) -> None:
    """What was taken off the site is not found any more."""
    index.take_out(instance.url or "")
