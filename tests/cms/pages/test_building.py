"""Pages are made from records, made again on correction, and stay as tombstones."""

import pytest
from wagtail.models import Page

from cms.building import build_page
from cms.models import DecisionPage, Listing, RegisterPage
from cms.search import index
from cms.setting_up import make_the_site
from office.decisions.actions import mark_exempt, supersede
from office.decisions.publishing import publish_decision, withdraw_from_publication
from office.records import outbox
from tests.cms.conftest import CANARY
from tests.factories import drafted, signed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


def text(answer):
    return answer.content.decode()


def test_a_published_decision_has_a_page_with_its_words(client, publish):
    decision = publish(title="Opening of Round 24", amount_pence=80_000_00)
    answer = client.get(decision.public_address)
    assert answer.status_code == 200
    for words in (
        "Opening of Round 24",
        "£80,000",
        "Groups asked for an autumn round.",
        "Signed Monday 23 November 2020",
    ):
        assert words in text(answer)
    assert text(answer).count("<h1") == 1


def test_an_unknown_reference_is_not_found(client, publish):
    publish()
    assert client.get("/decisions/PCC-2020-999/").status_code == 404


def test_nothing_is_shown_before_it_is_published(client, site, office, at_noon):
    decision = signed(office)
    outbox.drain()
    assert client.get(decision.public_address).status_code == 404


def test_a_correction_shows_and_the_earlier_version_stays(client, publish, office):
    decision = publish(sections={**SECTIONS_WITH_ANNEX})
    part = decision.sections.get(code="annex")
    mark_exempt(section=part, exemption="FOIA s.40", public_interest="It named a person.", by=office.legal)
    publish_decision(decision=decision, note="A name was closed.", by=office.officer)
    outbox.drain()
    now, before = client.get(decision.public_address), client.get(f"{decision.public_address}?version=1")
    assert "A name was closed." in text(now)
    assert "FOIA s.40" in text(now)
    assert "This is version 1" in text(before)
    assert DecisionPage.objects.count() == 1
    assert Listing.objects.get().status == "Published in part"


def test_a_closed_part_is_shown_as_withheld_with_its_reason(client, partly_closed):
    page = text(client.get(partly_closed.public_address))
    assert "Withheld." in page
    assert "FOIA s.43(2)" in page
    assert "It would weaken bids." in page
    assert CANARY not in page


def test_a_withdrawn_decision_leaves_a_tombstone_without_its_words(client, publish, office):
    decision = publish()
    withdraw_from_publication(decision=decision, reason="It named a family.", by=office.legal)
    outbox.drain()
    for address in (decision.public_address, f"{decision.public_address}?version=1"):
        answer = client.get(address)
        assert answer.status_code == 200
        assert "It named a family." in text(answer)
        assert "Groups asked for an autumn round." not in text(answer)
        assert answer["X-Robots-Tag"] == "noindex"
    line = Listing.objects.get()
    assert (line.status, line.summary, line.amount_pence) == ("Withdrawn", "", 0)
    assert not index.matching(["autumn"]).exists()


def test_a_replaced_decision_points_to_the_one_in_its_place(client, publish, office):
    earlier = publish()
    later = drafted(office, title="Opening of a larger round")
    later = signed(office, supersede(decision=later, earlier=earlier, by=office.officer))
    publish_decision(decision=later, by=office.officer)
    outbox.drain()
    assert later.public_address in text(client.get(earlier.public_address))
    assert earlier.public_address in text(client.get(later.public_address))
    assert Listing.objects.get(publication=earlier.publication).status == "Replaced"


def test_building_twice_is_one_page(publish):
    decision = publish()
    for _ in range(2):
        build_page({"publication": decision.publication_id})
    assert DecisionPage.objects.count() == Listing.objects.count() == 1
    assert Page.find_problems() == ([], [], [], [], [])


def test_setting_up_twice_changes_nothing(site):
    before = list(Page.objects.order_by("path").values_list("path", "slug"))
    assert make_the_site() == site
    assert list(Page.objects.order_by("path").values_list("path", "slug")) == before
    assert RegisterPage.objects.count() == 4


def test_what_was_published_before_the_site_gets_its_page(client, office, at_noon):
    decision = signed(office)
    publish_decision(decision=decision, by=office.officer)
    outbox.drain()
    assert not DecisionPage.objects.exists()
    make_the_site()
    assert client.get(decision.public_address).status_code == 200


SECTIONS_WITH_ANNEX = {
    "executive_summary": "Opens a round.",
    "decision": ["Open it."],
    "background_and_reasons": "Groups asked.",
    "legal_power": "Section 9.",
    "annex": "A name.",
}
