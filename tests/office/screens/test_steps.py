"""The step page, through real requests."""

import pytest
from lxml import html

from office.people.models import User
from tests.workshop.models import Lamp

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.office.screens.urls")]


@pytest.fixture
def officer(client):
    user = User.objects.create_user("officer@office.test")
    client.force_login(user)
    return user


@pytest.fixture
def stranger(client):
    user = User.objects.create_user("stranger@elsewhere.test")
    client.force_login(user)
    return user


@pytest.fixture
def lamp():
    return Lamp.objects.create()


def on(lamp, name):
    return f"/lamps/{lamp.pk}/steps/{name}/"


def summary(response):
    return [line.text_content() for line in html.fromstring(response.content).xpath("//*[@role='alert']//li")]


def main(response):
    """What the page says. Its frame holds a form token that differs each time."""
    return html.tostring(html.fromstring(response.content).get_element_by_id("main"))


def test_a_step_is_taken_and_the_person_sent_back(client, officer, lamp):
    response = client.post(on(lamp, "switch_on"), {"version": 0})
    assert (response.status_code, response["Location"]) == (302, f"/lamps/{lamp.pk}/")
    assert Lamp.objects.get().state == "on"
    assert "Done. This is now: on." in client.get(f"/lamps/{lamp.pk}/").text


def test_opening_the_page_of_a_step_changes_nothing(client, officer, lamp):
    response = client.get(on(lamp, "switch_on"))
    assert response.status_code == 200
    assert html.fromstring(response.content).xpath("//input[@name='version']/@value") == ["0"]
    assert Lamp.objects.get().version == 0


def test_what_is_in_the_way_comes_back_as_an_error_summary(client, officer, lamp):
    Lamp.objects.update(has_bulb=False)
    response = client.post(on(lamp, "switch_on"), {"version": 0})
    assert (response.status_code, summary(response)) == (422, ["Screw in a bulb first."])
    assert html.fromstring(response.content).findtext("head/title").startswith("Error: Switch on")
    assert Lamp.objects.get().state == "off"


def test_what_is_in_the_way_is_told_before_the_button_is_pressed(client, officer, lamp):
    Lamp.objects.update(has_bulb=False)
    assert "Screw in a bulb first." in client.get(on(lamp, "switch_on")).text
    page = html.fromstring(client.get(f"/lamps/{lamp.pk}/").content)
    assert "Screw in a bulb first." in page.xpath("string(//*[@id='next'])")
    assert page.xpath("//*[@id='next']//*[@role='button' or self::button]") == []


def test_the_first_open_step_leads_and_a_blocked_one_waits_under_it(client, officer, lamp):
    Lamp.objects.update(has_bulb=False, state="on")
    page = html.fromstring(client.get(f"/lamps/{lamp.pk}/").content)
    assert page.xpath("//*[@id='next']//button/text()") == ["Switch off"]
    assert page.xpath("//li/a[contains(@href, 'flash/') or contains(@href, 'drop/')]/text()") == ["Flash", "Drop"]
    assert "Not yet: Screw in a bulb first." in page.text_content()


def test_a_step_that_asks_shows_its_form_again_with_what_was_typed(client, officer, lamp):
    typed = "word " * 25
    response = client.post(on(lamp, "drop"), {"version": 0, "why": typed})
    assert (response.status_code, summary(response)) == (422, ["Your answer is 5 words too long. Use 20 or fewer"])
    assert html.fromstring(response.content).xpath("string(//textarea)").strip() == typed.strip()


def test_a_step_that_asks_is_taken_with_the_words(client, officer, lamp):
    assert client.post(on(lamp, "drop"), {"version": 0, "why": "It slipped"}).status_code == 302
    assert Lamp.objects.get().state == "broken"


def test_somebody_was_first(client, officer, lamp):
    Lamp.objects.update(version=1)
    response = client.post(on(lamp, "drop"), {"version": 0, "why": "It slipped"})
    assert response.status_code == 409
    assert "It slipped" in response.text  # nothing typed is lost
    assert Lamp.objects.get().state == "off"


def test_a_stranger_is_told_nothing(client, stranger, lamp):
    unknown = client.post(on(lamp, "switch_on").replace(str(lamp.pk), "999"), {"version": 0})
    known = client.post(on(lamp, "switch_on"), {"version": 0})
    assert (unknown.status_code, known.status_code) == (404, 404)
    assert main(unknown) == main(known)
    assert Lamp.objects.get().state == "off"


@pytest.mark.parametrize(("name", "sent", "status"), [("fly", {"version": 0}, 404), ("switch_on", {}, 400)])
def test_a_hand_made_request_is_refused(client, officer, lamp, name, sent, status):
    assert client.post(on(lamp, name), sent).status_code == status


def test_the_next_step_box_offers_only_what_the_person_may_do(client, officer, lamp):
    page = html.fromstring(client.get(f"/lamps/{lamp.pk}/").content)
    assert page.xpath("//*[@id='next']//a/@href") == ["steps/switch_on/"]  # it asks for a note first
    assert page.xpath("//aside//li/a/@href") == ["steps/drop/"]


def test_a_step_that_asks_nothing_is_one_button(client, officer, lamp):
    client.post(on(lamp, "switch_on"), {"version": 0})
    page = html.fromstring(client.get(f"/lamps/{lamp.pk}/").content)
    assert page.xpath("//*[@id='next']//form/@action") == ["steps/flash/"]
    assert page.xpath("//*[@id='next']//input[@name='version']/@value") == ["1"]


def test_the_next_step_box_is_not_there_for_a_stranger(client, stranger, lamp):
    assert not html.fromstring(client.get(f"/lamps/{lamp.pk}/").content).xpath("//*[@id='next']")


def test_a_signed_in_page_is_never_kept(client, officer, lamp):
    assert "no-store" in client.get(f"/lamps/{lamp.pk}/")["Cache-Control"]
    assert "camera=()" in client.get(f"/lamps/{lamp.pk}/")["Permissions-Policy"]


def test_a_public_page_may_be_kept(client, lamp):
    assert "no-store" not in client.get("/lamps/").get("Cache-Control", "")
