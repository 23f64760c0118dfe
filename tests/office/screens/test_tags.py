"""What templates may write."""

import datetime as dt

import pytest
from django.contrib.messages.storage.fallback import FallbackStorage

from office.records.letterhead.models import Letterhead
from office.screens import navigation
from office.screens.components import render
from office.screens.navigation import Link
from tests.workshop.models import Lamp

pytestmark = pytest.mark.django_db
LOAD = "{% load screens %}"


@pytest.mark.parametrize(("audience", "word"), [("officer", "Off"), ("applicant", "Dark")])
def test_a_state_has_its_word_for_each_audience(page, audience, word):
    tag = page(LOAD + "{% state_tag lamp audience %}", lamp=Lamp(), audience=audience)
    assert (tag.get("class"), tag.text) == ("govuk-tag", word)


def test_the_clock_chip_says_date_hour_zone_and_days_left(page, at_noon):
    chip = page(LOAD + "{% clock_chip when %}", when=at_noon + dt.timedelta(days=25))
    assert chip.text_content().strip() == "Closes Friday 18 December 2020, 12 noon (GMT). 25 days left"
    assert chip.get("class") == "pl-clock"


def test_a_paused_clock_says_who_we_wait_for(page, at_noon):
    chip = page(LOAD + "{% clock_chip when paused_for='the group' %}", when=at_noon)
    assert (chip.text_content().strip(), chip.get("class")) == (
        "Paused: waiting for the group",
        "pl-clock pl-clock--done",
    )


def test_markup_between_fill_and_endfill_is_kept(page):
    details = page(LOAD + "{% fill 'details' summary_text='Help' %}<p>Call <b>us</b></p>{% endfill %}")
    assert details.xpath("string(.//p/b)") == "us"


def test_a_text_that_is_not_markup_is_escaped():
    assert "&lt;b&gt;" in render("inset_text", text="<b>")
    assert "&lt;b&gt;" in render("summary_list", rows=[{"key": "<b>", "value": "x"}])
    assert "&quot;" in render("tag", text="x", attributes={"title": '"'})


def test_a_stacking_table_gives_each_cell_its_heading():
    table = render(
        "table", head=[{"text": "Pot"}, {"text": "Left"}], rows=[[{"text": "A"}, {"text": "£10"}]], classes="pl-stack"
    )
    assert 'data-l="Left">£10' in table


def test_a_page_carries_the_offices_names_and_colour(page):
    Letterhead.objects.create(
        effective_from=dt.date(2016, 5, 12), body_name="Office for Elmet", phone="01632 960 145", brand_colour="#4b2e83"
    )
    tree = page("{% extends 'layouts/page.html' %}")
    assert tree.findtext("head/title").endswith("Office for Elmet")
    assert "01632 960 145" in tree.xpath("string(//footer)")
    assert tree.xpath("//link[@rel='stylesheet']/@href")[1] == "/brand/4b2e83.css"


def test_the_menu_and_the_messages_are_on_the_page(page, visit, monkeypatch):
    monkeypatch.setattr(navigation, "_menus", {})
    navigation.offer_menu("/", lambda request: [Link("Funding", "/funds/"), Link("Here", "/somewhere/")])
    visit.session = {}
    visit._messages = FallbackStorage(visit)
    visit._messages.add(25, "Saved <b>once</b>")
    tree = page("{% extends 'layouts/page.html' %}")
    assert tree.xpath("//nav//a/@href") == ["/funds/", "/somewhere/"]
    assert tree.xpath("//nav//a[@aria-current='page']/@href") == ["/somewhere/"]
    assert tree.xpath("string(//*[@role='status'])") == "Saved <b>once</b>"


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-2, "2 days late"),
        (0, "Due today"),
        (4, "Due Fri 27 Nov"),
        (25, "Due Fri 18 Dec"),
        (60, "Due Fri 22 Jan 2021"),
    ],
)
def test_the_short_clock_chip_fits_a_cell(page, at_noon, days, words):
    chip = page(LOAD + "{% clock_chip when says='Due' short=True %}", when=at_noon.date() + dt.timedelta(days=days))
    assert chip.text_content().strip() == words
