"""The office's colour, its menu, and the colours of status words."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import RequestFactory

from office.records.letterhead import contrast
from office.screens import navigation
from office.screens.brand import DEFAULT, Brand
from office.screens.navigation import Link
from office.screens.tones import GREEN, GREY, OCHRE, RED, TEAL, tone


def test_the_default_colour_needs_no_sheet_of_its_own():
    assert Brand().is_default
    assert Brand("#4b2e83").address == "/brand/4b2e83.css"


def test_another_colour_turns_every_tint(client):
    response = client.get("/brand/4b2e83.css")
    assert response["Content-Type"].startswith("text/css")
    assert "immutable" in response["Cache-Control"]
    assert "--govuk-brand-colour:#4b2e83;" in response.text
    assert "--pl-teal-mist:#f1eef5;" in response.text


@pytest.mark.parametrize("colour", ["4b2e8", "red", "4b2e83aa", "zzzzzz"])
def test_what_is_no_colour_has_no_sheet(client, db, colour):
    assert client.get(f"/brand/{colour}.css").status_code == 404


def test_white_can_be_read_on_our_own_colour_and_its_deeper_one():
    deep = Brand().sheet().split("--pl-teal-deep:")[1][:7]
    assert contrast.against_white(DEFAULT) > 7
    assert contrast.against_white(deep) > contrast.against_white(DEFAULT)


@pytest.fixture
def menus(monkeypatch):
    monkeypatch.setattr(navigation, "_menus", {})


def at(path):
    return navigation.links(RequestFactory().get(path))


def test_the_longest_prefix_gives_the_menu(menus):
    navigation.offer_menu("/", lambda request: [Link("Funding", "/funds/")])
    navigation.offer_menu("/portal/officers/", lambda request: [Link("Today", "/portal/officers/")])
    assert [link.text for link in at("/decisions/")] == ["Funding"]
    assert [link.text for link in at("/portal/officers/awards/")] == ["Today"]


def test_the_entry_one_is_in_is_marked_once(menus):
    links = [Link("Today", "/officers/"), Link("Awards", "/officers/awards/")]
    navigation.offer_menu("/officers/", lambda request: links)
    assert [link.current for link in at("/officers/awards/")] == ["", "page"]
    assert [link.current for link in at("/officers/awards/7/")] == ["", "true"]
    assert [link.current for link in at("/officers/")] == ["page", ""]


def test_a_page_of_no_front_has_no_menu(menus):
    assert at("/somewhere/") == []


def test_a_prefix_has_one_menu(menus):
    navigation.offer_menu("/", lambda request: [])
    with pytest.raises(ImproperlyConfigured):
        navigation.offer_menu("/", lambda request: [])


@pytest.mark.parametrize(
    ("word", "expected"),
    [("Draft", GREY), ("Awarded", GREEN), ("Query open", OCHRE), ("Overdue", RED), ("Being judged", TEAL)],
)
def test_tones(word, expected):
    assert tone(word) == expected
