"""Setting up the public site's fixed pages. Doing it twice changes nothing."""

from django.db import transaction
from wagtail.models import Page, Site

from office.records import letterhead

from .models import HomePage, RegisterPage, StandardPage
from .pages.words import REGISTERS, STANDARD_PAGES


@transaction.atomic
def make_the_site(hostname: str = "localhost", port: int = 80) -> HomePage:
    """Home, the registers and the pages the law and good manners ask for."""
    home = HomePage.objects.first()
    if home is None:
        root = Page.objects.get(depth=1)
        home = root.add_child(instance=HomePage(title=letterhead.in_force().body_name, slug="ploughland"))
        Site.objects.update_or_create(
            is_default_site=True, defaults={"hostname": hostname, "port": port, "root_page": home}
        )
        Page.objects.filter(depth=2, slug="home").delete()  # Wagtail's own welcome page
    slugs = set(home.get_children().values_list("slug", flat=True))
    for kind, slug, title, intro in REGISTERS:
        if slug not in slugs:
            home.add_child(instance=RegisterPage(title=title, slug=slug, kind=kind, intro=intro, show_in_menus=True))
    for slug, title, body in STANDARD_PAGES:
        if slug not in slugs:
            home.add_child(instance=StandardPage(title=title, slug=slug, body=body))
    return home
