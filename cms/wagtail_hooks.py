"""The editing screens: the queue of what to enrich, and what must not be done to a page whose address is promised."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page

from .enriching.views import ready
from .pages.keeping import KeptPage

FORBIDDEN = ("delete", "unpublish", "move")
WHY = "Pages made from the record stay where they are. The office can withdraw a record, with a reason."


@hooks.register("before_bulk_action")
def keep_pages(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action_class_instance: Any
) -> HttpResponse | None:
    """Many pages at once are asked as plain pages, which know nothing of their own rules: so ask here."""
    pages = [thing for thing in objects if isinstance(thing, Page)]
    if action_type not in FORBIDDEN or not any(holds_a_kept_page(page) for page in pages):
        return None
    messages.error(request, WHY)
    return redirect("wagtailadmin_home")


def holds_a_kept_page(page: Page) -> bool:
    """True for a kept page and for any page with one beneath it."""
    return any(
        issubclass(one.specific_class or Page, KeptPage)
        for one in page.get_descendants(inclusive=True).only("pk", "content_type")[:1000]
    )


@hooks.register("register_admin_urls")
def queue_address() -> list[URLPattern]:
    """The queue stands under /cms/, behind Wagtail's own door."""
    return [path("ready/", ready, name="ready_to_enrich")]


@hooks.register("register_admin_menu_item")
def queue_in_the_menu() -> MenuItem:
    """First in the menu: it is what there is to do."""
    return MenuItem("Ready for a story", reverse("ready_to_enrich"), icon_name="edit", order=10)
