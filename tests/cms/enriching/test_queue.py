"""Editors see what is ready for a story, write drafts, publish them, and never touch the record."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cms.models import DecisionPage
from office.decisions.publishing import withdraw_from_publication
from office.records import outbox

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]

STORY = '{"entityMap": {}, "blocks": [{"key": "a", "text": "Zara ran a mile.", "type": "unstyled", "depth": 0, '
STORY += '"inlineStyleRanges": [], "entityRanges": []}]}'


@pytest.fixture
def editing(sign_in, editor):
    return sign_in(editor)


def titles(browser, query=""):
    return [row.title for row in browser.get(f"/cms/ready/{query}").context["page"]]


def write(browser, page, **more):
    body = {"story": STORY, "picture": "", "picture_text": "", "title": "Another title", "slug": "elsewhere", **more}
    return browser.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), body)


def test_a_draft_is_not_shown_a_published_story_is_and_the_record_stays(publish, editing, client):
    decision = publish(title="Cheese for all")
    page, address = DecisionPage.objects.get(), decision.public_address
    before = page.publication.versions.get().text
    assert titles(editing) == ["Cheese for all"]
    write(editing, page)
    assert "Zara ran a mile." not in client.get(address).content.decode()
    assert titles(editing) == ["Cheese for all"]
    write(editing, page, **{"action-publish": "1"})
    shown = client.get(address).content.decode()
    assert "Zara ran a mile." in shown
    assert "Cheese for all" in shown
    assert "Another title" not in shown
    page.refresh_from_db()
    assert (page.slug, page.live, page.title) == (decision.reference, True, "Cheese for all")
    assert page.publication.versions.get().text == before
    assert page.revisions.count() == 2
    assert titles(editing) == []


def test_what_was_withdrawn_waits_for_no_story(publish, editing, office):
    decision = publish()
    withdraw_from_publication(decision=decision, reason="An error.", by=office.legal)
    outbox.drain()
    assert titles(editing) == []


def test_the_queue_can_be_one_kind_and_costs_the_same_for_many(publish, editing):
    publish(title="One")
    assert (titles(editing, "?kind=award"), titles(editing, "?kind=decision")) == ([], ["One"])
    titles(editing)
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as seen:
            titles(editing)
        counts.append(len(seen))
        publish()
        publish()
    assert counts[0] == counts[1] <= 15


def test_only_editors_see_it(publish, sign_in, officer, client):
    for browser in (client, sign_in(officer)):
        assert browser.get("/cms/ready/").status_code == 302
