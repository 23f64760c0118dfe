"""A form whose token is older than the sign-in: every word comes back with a button that works, to its writer alone."""

import html
import json
import re

import pytest
from django.test import Client

from office.submissions.models import Answer
from portal.answering.kept_words import KEPT

OURS = {"HTTP_ORIGIN": "http://testserver"}
WORDS = 'We open the hall.\r\nOn "Fridays" <b>& more</b> گھر'


@pytest.fixture
def strict(lead):
    """The lead's browser, which has signed in again since the page was opened: its token is of no use."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(lead)
    return client


def old_form(code="q02", words=WORDS):
    return {f"{code}-text": words, f"{code}-revision": "0", "csrfmiddlewaretoken": "x" * 64}


def test_every_word_is_shown_and_sent_again_it_is_saved(strict, draft, address):
    page = strict.post(address("sections/1/"), {**old_form(), "go": "later"}, **OURS)
    shown = page.content.decode()
    assert (page.status_code, Answer.objects.count()) == (403, 0)
    assert "Nothing you typed is lost" in shown
    fields = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', shown)
    again = {name: html.unescape(value) for name, value in fields}
    assert again["q02-text"] == WORDS
    assert again["csrfmiddlewaretoken"] != "x" * 64
    assert strict.post(address("sections/1/"), again, **OURS).status_code == 302
    assert Answer.objects.get().text == WORDS.replace("\r\n", "\n")


@pytest.mark.parametrize("origin", [{}, {"HTTP_ORIGIN": "https://elsewhere.test"}, {"HTTP_ORIGIN": "null"}])
def test_what_another_site_posts_gets_no_token_of_ours(strict, draft, address, origin):
    page = strict.post(address("sections/1/"), old_form(), **origin)
    assert page.status_code == 403
    assert "Fridays" not in page.content.decode()


def test_nothing_of_a_sign_in_is_shown_again(strict, draft):
    page = strict.post("/account/login/", {"login": "lead@group.test is my e-mail"}, **OURS)
    assert page.status_code == 403
    assert "lead@group.test is" not in page.content.decode()


def test_signed_out_the_words_wait_sealed_until_their_writer_is_back(draft, lead, address):
    client = Client(enforce_csrf_checks=True)
    answer = client.post(address("sections/1/"), old_form(), **OURS)
    assert answer["Location"].startswith("/account/login/")
    assert "Fridays" not in json.dumps(client.session[KEPT])
    client.force_login(lead)
    assert "We open the hall." in client.get(address("sections/1/")).content.decode()
