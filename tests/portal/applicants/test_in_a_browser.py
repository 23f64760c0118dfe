"""The applicant's pages in a real browser: narrow and wide, judged by axe, and saving as one types."""

import gzip
import os
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from grants.applications.actions import save_answers
from office.submissions.models import Answer, AnswerVersion
from office.submissions.wording import count_words
from tests import browsers
from tests.office.submissions.word_texts import texts

browser = browsers.browser
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PICTURES = os.environ.get("PICTURES")  # a folder in which to leave a picture of each page
pytestmark = pytest.mark.browser


@pytest.fixture
def window(browser, live_server, as_lead, opened):
    """A browser in which the group's lead is signed in; `window(scripts=False)` has no script."""
    opened_ones = []

    def window(*, scripts=True, width=1280):
        context = browser.new_context(java_script_enabled=scripts, viewport={"width": width, "height": 900})
        session = as_lead.cookies[settings.SESSION_COOKIE_NAME].value
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
        opened_ones.append(context)
        page = context.new_page()
        page.complaints = []
        page.on("console", lambda message: page.complaints.append(message.text))
        return page

    yield window
    for context in opened_ones:
        context.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_every_page_of_a_draft_fits_and_axe_finds_nothing(
    window, live_server, written, colleague, lead, address, width
):
    save_answers(application=written, given={"q01": "Friday Stars"}, base={"q01": 1}, by=colleague)
    save_answers(application=written, given={"q01": "Saturday Lights"}, base={"q01": 1}, by=lead)
    wrong = {"q14": [{"item": "Hall", "working": "20 at £40", "cost": "lots", "ask": "9000"}], "q02": "word " * 90}
    save_answers(application=written, given=wrong, base={"q14": 1, "q02": 1}, by=lead)
    version = AnswerVersion.objects.get(was_chosen=False, settled_at=None)
    orders = range(1, written.submission.question_set.sections.count() + 1)
    places = ["", "check/", f"versions/{version.pk}/", "copy/", "steps/withdraw/"]
    places += [f"sections/{order}/?from=check" for order in orders]
    page = window(width=width)
    for place in ["/portal/applicants/", "/portal/applicants/apply/safer-communities-fund/round-24/", *places]:
        page.goto(live_server.url + (place if place.startswith("/") else address(place)))
        if PICTURES:
            name = place.strip("/").replace("/", "-").replace("?", "-") or "tasks"
            page.screenshot(path=f"{PICTURES}/{name}-{width}.png", full_page=True)
        found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
        assert [(place, fault["id"], [node["html"] for node in fault["nodes"]]) for fault in found] == []
        assert page.evaluate("document.documentElement.scrollWidth") == width, place
    assert page.complaints == []


def test_what_one_types_is_saved_after_a_pause_and_after_being_offline(window, live_server, draft, address):
    page = window()
    page.goto(live_server.url + address("sections/1/"))
    page.fill("#q01-text", "Friday Lights")
    expect(page.locator("#saved")).to_contain_text("Saved at 12 noon", timeout=10_000)
    assert Answer.objects.get(question__code="q01").text == "Friday Lights"
    page.context.set_offline(True)
    page.fill("#q02-text", "We will open the hall.")
    expect(page.locator("#saved")).to_contain_text(
        "You are offline. Your words are kept on this device.", timeout=10_000
    )
    page.context.set_offline(False)
    expect(page.locator("#saved")).to_contain_text("Saved at", timeout=10_000)
    assert Answer.objects.get(question__code="q02").text == "We will open the hall."
    assert page.evaluate("localStorage.length") == 0


def test_words_typed_offline_are_there_after_a_reload(window, live_server, draft, address):
    page = window()
    page.goto(live_server.url + address("sections/1/"))
    page.route("**/autosave/", lambda route: route.abort())
    page.fill("#q01-text", "Typed on the bus")
    expect(page.locator("#saved")).to_contain_text("Your words are kept on this device.", timeout=10_000)
    page.reload()
    assert page.input_value("#q01-text") == "Typed on the bus"
    page.unroute("**/autosave/")
    page.reload()
    expect(page.locator("#saved")).to_contain_text("Saved at", timeout=10_000)
    assert Answer.objects.get(question__code="q01").text == "Typed on the bus"


def test_the_dashboard_says_what_was_not_sent_and_sends_it(window, live_server, draft, address):
    page = window()
    page.goto(live_server.url + address("sections/1/"))
    page.route("**/autosave/", lambda route: route.abort())
    page.fill("#q01-text", "Typed on the bus")
    page.goto(live_server.url + "/portal/applicants/")
    expect(page.locator("#unsent")).to_contain_text("1 answer on this device is not sent yet.")
    page.unroute("**/autosave/")
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator("#unsent")).to_have_text("Your words have been sent. Saved at 12 noon.", timeout=10_000)
    assert Answer.objects.get(question__code="q01").text == "Typed on the bus"


def test_signing_out_wipes_what_was_not_sent_but_asks_first(window, live_server, draft, address):
    page = window()
    page.goto(live_server.url + address("sections/1/"))
    page.route("**/autosave/", lambda route: route.abort())
    page.fill("#q01-text", "Typed on the bus")
    page.get_by_role("button", name="Sign out").click()
    expect(page.locator("#unsent")).to_contain_text("1 answer is only on this device.", timeout=10_000)
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url(live_server.url + "/")
    assert page.evaluate("Object.keys(localStorage).join()") == ""


def test_the_session_ends_while_one_types_and_the_words_are_there_after_signing_in(
    window, live_server, as_lead, draft, lead, address
):
    page = window()
    page.goto(live_server.url + address("sections/1/"))
    Session.objects.all().delete()
    page.fill("#q01-text", "Typed for an hour")
    expect(page.locator("#saved")).to_contain_text("You are signed out. Your words are kept", timeout=10_000)
    assert page.locator("#saved a").get_attribute("href").endswith(f"?next={quote(address('sections/1/'), safe='')}")
    as_lead.force_login(lead)
    session = as_lead.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
    page.goto(live_server.url + address("sections/1/"))
    assert page.input_value("#q01-text") == "Typed for an hour"
    expect(page.locator("#saved")).to_contain_text("Saved at", timeout=10_000)
    assert Answer.objects.get(question__code="q01").text == "Typed for an hour"


def test_a_page_is_small_and_asks_for_little(window, live_server, written, address):
    """At most 10 requests and 100 kB as a browser fetches them, each compressed."""
    page = window()
    fetched = []
    page.on("response", lambda response: fetched.append(gzip.compress(response.body())))
    page.goto(live_server.url + address("sections/1/"), wait_until="networkidle")
    assert len(fetched) <= 10
    assert sum(map(len, fetched)) <= 100_000


def test_pressing_the_button_while_it_is_saving_is_no_clash_with_oneself(window, live_server, draft, address):
    page = window()
    page.goto(live_server.url + address("sections/1/"))
    page.route("**/autosave/", lambda route: (page.wait_for_timeout(700), route.continue_()))
    page.fill("#q01-text", "Friday")
    page.locator("#q01-text").blur()
    page.fill("#q01-text", "Friday Lights")
    page.get_by_role("button", name="Save and continue").click()
    page.wait_for_url("**/sections/2/")
    page.unroute_all(behavior="ignoreErrors")
    assert Answer.objects.get(question__code="q01").text == "Friday Lights"
    assert not AnswerVersion.objects.filter(was_chosen=False).exists()


def test_a_button_pressed_straight_from_a_field_stays_under_the_finger(window, live_server, draft, address):
    page = window()
    page.goto(live_server.url + address("sections/1/"))
    page.fill("#q01-text", "Friday Lights")
    page.get_by_role("button", name="Save and come back later").click()
    page.wait_for_url(live_server.url + address())
    assert Answer.objects.get(question__code="q01").text == "Friday Lights"


def test_words_of_the_page_before_are_no_clash_on_the_next(window, live_server, draft, address):
    page = window()
    page.goto(live_server.url + address("sections/1/"))
    page.fill("#q01-text", "Friday Lights")
    page.get_by_role("button", name="Save and continue").click()
    page.wait_for_url("**/sections/2/")
    expect(page.locator("#saved")).to_contain_text("Saved at", timeout=10_000)
    page.fill("#q04-areas", "The streets by the beck")
    expect(page.locator("#saved")).to_contain_text("Saved at", timeout=10_000)
    page.get_by_role("button", name="Save and continue").click()
    page.wait_for_url("**/sections/3/")
    expect(page.locator("#saved")).to_contain_text("Saved at", timeout=10_000)
    assert page.evaluate("localStorage.length") == 0
    assert not AnswerVersion.objects.filter(was_chosen=False).exists()


def test_a_colleague_was_first_and_both_can_be_seen(window, live_server, written, colleague, address):
    page = window()
    page.goto(live_server.url + address("sections/1/"))
    save_answers(application=written, given={"q01": "Friday Stars"}, base={"q01": 1}, by=colleague)
    page.fill("#q01-text", "Saturday Lights")
    expect(page.locator("#saved")).to_contain_text("Not saved. Group colleague changed this too.", timeout=10_000)
    page.click("#saved a")
    assert "Friday Stars" in page.inner_text("main")
    assert "Saturday Lights" in page.inner_text("main")
    page.check("input[value=theirs]")
    page.click("text=Use this answer")
    assert Answer.objects.get(question__code="q01").text == "Friday Stars"


def test_without_script_it_is_written_checked_and_sent(window, live_server, written, address):
    page = window(scripts=False, width=320)
    page.goto(live_server.url + address("sections/1/"))
    page.fill("#q01-text", "Friday Stars")
    page.get_by_role("button", name="Save and continue").click()
    page.goto(live_server.url + address("check/"))
    page.get_by_role("button", name="Submit application").click()
    assert "We have your application" in page.inner_text("h1")
    assert Answer.objects.get(question__code="q01").text == "Friday Stars"


COUNT_ALL = """([box, line, limit, texts]) => {
  const area = document.querySelector(box);
  return texts.map((text) => {
    area.value = text;
    area.dispatchEvent(new Event("input"));
    const [, number, how] = document.querySelector(line).textContent.match(/(\\d+) words? (too many|left)/);
    return how === "left" ? limit - Number(number) : limit + Number(number);
  });
}"""


@pytest.mark.parametrize(
    ("at", "box", "limit"), [("sections/1/", "#q02-text", 60), ("/demo/components/", "#id_why", 200)]
)
def test_words_are_counted_to_the_word_as_the_server_counts_them(window, live_server, draft, address, at, box, limit):
    """Both scripts that count (one saves as well), each fed all the texts in one go."""
    page = window()
    page.goto(live_server.url + (at if at.startswith("/") else address(at)))
    given = texts()
    assert page.evaluate(COUNT_ALL, [box, f"{box}-words", limit, given]) == [count_words(one) for one in given]
