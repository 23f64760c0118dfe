"""Setting up the public site's fixed pages. Doing it twice changes nothing."""

from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from wagtail.models import Page, Site

from office.records import letterhead

from .building import build_missing_pages
from .models import HomePage, MeasuresPage, RegisterPage, StandardPage
from .pages.words import FOR_VICTIMS, REGISTERS, STANDARD_PAGES
from .searchable import index_everything


@transaction.atomic
def make_the_site() -> HomePage:
    """Home, the registers, the pages the law and good manners ask for, and a page for all that was published."""
    home = HomePage.objects.first() or _make_home()
    slugs = set(home.get_children().values_list("slug", flat=True))
    for kind, slug, title, intro in REGISTERS:
        if slug not in slugs:
            page = MeasuresPage if slug == "measures" else RegisterPage
            home.add_child(instance=page(title=title, slug=slug, kind=kind, intro=intro, show_in_menus=True))
    for slug, title, body in STANDARD_PAGES:
        if slug not in slugs:
            home.add_child(instance=StandardPage(title=title, slug=slug, body=body, for_victims=slug in FOR_VICTIMS))
    build_missing_pages()
    index_everything()
    return home


def _make_home() -> HomePage:
    """The home page, in the place of Wagtail's own welcome page."""
    root = Page.objects.get(depth=1)
    home = root.add_child(instance=HomePage(title=letterhead.in_force().body_name, slug="ploughland"))
    at = urlsplit(settings.SITE_ADDRESS)
    port = at.port or (443 if at.scheme == "https" else 80)
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": at.hostname or "localhost", "port": port, "root_page": home}
    )
    Page.objects.filter(depth=2, slug="home").delete()
    return home
