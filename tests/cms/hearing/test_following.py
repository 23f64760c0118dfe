"""Following by e-mail: the owner of the address confirms it, hears of each record once, and stops by one press."""

import re

import pytest
from django.conf import settings
from django.core import mail

from cms.building import tell_of
from office.hearing.following import follow as keep
from office.hearing.links import Wanted, link_to_confirm
from office.hearing.models import Subscription
from office.hearing.visitors import VISITOR
from office.post.models import Delivery
from office.records import clock, outbox
from office.records.publication.models import Publication
from tests.cms.awards.conftest import *  # noqa: F403 (a round with two awards in Bradford)
from tests.cms.awards.test_pages import published  # noqa: F401 (fixture)

pytestmark = pytest.mark.django_db

JO = "jo@home.test"
LINK = re.compile(rf"{settings.SITE_ADDRESS}(/(?:un)?follow/[^\s]+/)")


def link_in(message):
    return LINK.search(message.body)[1]


def follow(client, query="", email=JO):
    """Asked, confirmed: the number of requests a person makes."""
    answer = client.post(f"/follow/{query}", {"email": email})
    assert answer.status_code == 302
    outbox.drain()
    link = link_in(mail.outbox.pop())
    assert client.get(link).status_code == 200
    client.post(link)
    return link


def to_jo():
    return [one for one in mail.outbox if one.to == [JO]]


def test_nothing_is_kept_before_the_button_behind_the_link_is_pressed(client, site):
    client.post("/follow/", {"email": JO})
    outbox.drain()
    client.get(link_in(mail.outbox[0]))
    assert not Subscription.objects.exists()
    assert Delivery.objects.get().secrets == {}
    client.post(link_in(mail.outbox[0]))
    assert Subscription.objects.get().email == JO


def test_who_follows_hears_of_it_once_and_stops_by_one_press(client, site, publish):
    follow(client)
    follow(client, email=JO.upper())
    decision = publish(title="Cheese for all")
    (message,) = to_jo()
    assert message.subject == "New: Cheese for all"
    assert decision.public_address in message.body
    stop = link_in(message)
    assert message.extra_headers["List-Unsubscribe"] == f"<{settings.SITE_ADDRESS}{stop}>"
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    tell_of({"publication": decision.publication_id})
    outbox.drain()
    assert to_jo() == [message]
    client.get(stop)
    assert Subscription.objects.count() == 1
    strict = type(client)(enforce_csrf_checks=True)
    assert strict.post(stop, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert not Subscription.objects.exists()
    publish(title="More cheese")
    assert to_jo() == [message]


def test_one_message_a_person_about_the_place_they_chose_and_no_other(client, site, published, office_followers):  # noqa: F811
    told = sorted((one.to[0], one.subject) for one in mail.outbox if one.subject.startswith("New: "))
    assert {address for address, _ in told} == {"bradford@home.test", "both@home.test"}
    assert len(told) == len(set(told))
    assert "Atom feed" in client.get("/places/bradford/").content.decode()
    assert "AWD-24-001" in client.get("/feeds/places/bradford.atom").content.decode()
    assert client.get("/feeds/places/atlantis.atom").status_code == 404


@pytest.fixture
def office_followers(db):
    """Asked for after the fact, so that the order of fixtures does not matter: told of again from the outbox."""
    for email, topic, value in (("bradford@home.test", "place", "Bradford"), ("both@home.test", "place", "Bradford"),
                                ("both@home.test", "all", ""), ("leeds@home.test", "place", "Leeds")):  # fmt: skip
        keep(wanted=Wanted(email, topic, value), by=VISITOR)
    for publication in Publication.objects.filter(kind="award"):
        for _ in range(2):
            tell_of({"publication": publication.pk})
    outbox.drain()


def test_a_link_that_is_old_or_not_ours_opens_nothing(client, site):
    old = link_to_confirm(Wanted(JO, "all"))
    with clock.set_to(clock.now() + clock.dt.timedelta(days=8)):
        assert client.post(f"/follow/{old}/").status_code == 404
    assert client.post("/follow/nonsense/").status_code == client.post("/unfollow/nonsense/").status_code == 404
    assert client.post(f"/unfollow/{old}/").status_code == 404
    assert not Subscription.objects.exists()


def test_what_is_no_topic_of_ours_is_everything(client, site, plan):
    follow(client, "?topic=place&value=Atlantis")
    follow(client, "?topic=secret&value=x", email="al@home.test")
    assert set(Subscription.objects.values_list("topic", "value")) == {("all", "")}
    follow(client, "?topic=place&value=Leeds", email="di@home.test")
    assert Subscription.objects.filter(topic="place", value="Leeds").exists()


def test_links_are_sent_seldom(client, site):
    assert [client.post("/follow/", {"email": JO}).status_code for _ in range(4)] == [302, 302, 302, 422]
    assert client.post("/follow/", {"email": "no"}).status_code == 422
