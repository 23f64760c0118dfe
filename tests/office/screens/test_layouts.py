"""The frame of every page."""

from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.test import RequestFactory
from lxml import html

from office.screens import errors

NOT_OURS = ("GDS Transport", "crest", "crown", "govuk-header__logotype", "govuk-logo")
LAYOUTS = ("page", "public", "portal", "dense", "form_page")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_has_the_same_frame(page, layout):
    tree = page("{% extends 'layouts/" + layout + ".html' %}{% block title %}Grants{% endblock %}")
    assert tree.get("lang") == "en-GB"
    assert tree.findtext("head/title").endswith(" - Office of the Police and Crime Commissioner")
    assert tree.find_class("govuk-skip-link")[0].get("href") == "#main"
    assert len(tree.xpath("//header | //main[@id='main'] | //footer")) == 3
    assert not tree.xpath("//*[@style] | //style | //script[not(@src)] | //*[starts-with(name(@*), 'on')]")


def test_a_page_shows_its_aside_only_when_it_has_one(page):
    bare = page("{% extends 'layouts/page.html' %}")
    full = page("{% extends 'layouts/page.html' %}{% block aside %}<aside>Dates</aside>{% endblock %}")
    assert (len(bare.xpath("//aside")), len(full.xpath("//aside"))) == (0, 1)


def test_a_page_with_errors_says_so_in_its_title(page):
    source = "{% extends 'layouts/page.html' %}{% block title %}Grants{% endblock %}"
    assert page(source, errors=["Too much"]).findtext("head/title").startswith("Error: Grants - ")
    assert page(source).findtext("head/title").startswith("Grants - ")


def test_the_demonstration_says_what_it_is(page, settings):
    source = "{% extends 'layouts/page.html' %}"
    assert not page(source).find_class("pl-demo")
    settings.DEMONSTRATION = True
    assert page(source).find_class("pl-demo")[0].text_content().strip().startswith("Demonstration.")


@pytest.mark.parametrize("status", [400, 403, 404])
def test_error_pages_have_one_heading_and_a_way_on(visit, status):
    view = {400: errors.bad_request, 403: errors.forbidden, 404: errors.not_found}[status]
    response = view(visit)
    tree = html.fromstring(response.content)
    assert response.status_code == status
    assert len(tree.xpath("//h1")) == 1


def test_the_last_error_page_needs_no_database():
    response = errors.server_error(RequestFactory().get("/"))  # this test has no database to ask
    assert response.status_code == 500
    assert b"What you saved before is safe" in response.content


@pytest.mark.parametrize("name", ["ploughland.css", "ploughland.js", "wordmark.svg", "favicon.svg"])
def test_nothing_of_gov_uk_brand_is_served(name):
    text = Path(finders.find(f"ploughland/{name}")).read_text()
    assert not [word for word in NOT_OURS if word.lower() in text.lower()]


def test_nothing_of_gov_uk_brand_is_in_a_page(visit):
    text = render_to_string("layouts/public.html", {}, visit)
    assert not [word for word in NOT_OURS if word.lower() in text.lower()]
    assert not list(Path(finders.find("ploughland/ploughland.css")).parent.glob("*.png"))
