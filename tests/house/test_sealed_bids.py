"""What one provider learns of another's bid, and what a reader of quality learns of a price: nothing, on any page.

Every address of the table is asked, so that a new one joins by itself.
"""

import re
from types import SimpleNamespace

import pytest
from django.core.cache import cache

from commissioning.tenders.actions import ask_clarification, close_due_tenders, start_bid
from commissioning.tenders.models import Tender
from office.judging.models import Assessment
from office.people.models import User
from office.people.roles import Role
from office.principles.models import Gate
from office.records import clock, outbox
from office.records.steps import take
from tests.commissioning import evaluating
from tests.house.access_table import ROWS
from tests.house.addresses import filled, samples
from tests.house.test_access import NOT_ASKED, signed_in

SECRET, ZEPHYR, ASKED = "417333", "Zephyr Advocacy", "Is a lift needed at Zircon House?"
WORDS = "Our zirconium teams meet people where they are."
# What differs between two answers to the same question, whoever asks: tokens, and the hour of a feed without entries.
CHANGING = re.compile(r'name="csrfmiddlewaretoken" value="\w+"|nonce="[^"]*"|nonce-[\w+/=-]+|<updated>[^<]*</updated>')


@pytest.fixture
def open_tender(world, db):
    """The world's tender on the form and the criteria that ship, and a rival who has not begun."""
    administrator = User.objects.get(pk=world.people["administrator"].pk)
    office = SimpleNamespace(officer=User.objects.get(pk=world.people["officer"].pk))
    cycle = world.rows["commissioning.Cycle"]
    Tender.objects.filter(pk=world.rows["commissioning.Tender"].pk).update(state="failed")
    tender = take(evaluating.shipped(office, cycle, administrator), "go_live", by=office.officer)
    rival, lead = evaluating.bidder(administrator, ZEPHYR, "zephyr")
    outbox.drain()  # what happened before is on its pages by now
    cache.clear()
    return SimpleNamespace(tender=tender, office=office, rival=rival, lead=lead, administrator=administrator)


def addresses(world, tender, bid=None):
    """Every address, filled in for this tender and, where one is named, this bid."""
    own = {"reference": tender.reference, "name": "extend", "bid": bid.reference if bid else "BID-none"}
    known = [("commissioning/tenders/", own), ("providers/tenders/", own)]
    if bid:
        known.append(("providers/bids/", {"reference": bid.reference, "order": 1, "key": 1}))
    known += samples(world)
    return {route: filled(route, known) for route in sorted(ROWS.keys() - NOT_ASKED)}


def read(client, known):
    """What each address answers: status, words without what always changes, and where it leads."""
    seen = {}
    for route, address in known.items():
        answer = client.get(address)
        said = (b"".join(answer) if answer.streaming else answer.content).decode("utf-8", "replace")
        seen[route] = (answer.status_code, CHANGING.sub("", said), answer.get("Location", ""))
    return seen


def rival_bids(one):
    """All that a rival can do before the close."""
    ask_clarification(tender=one.tender, organisation=one.rival, question=ASKED, by=one.lead)
    bid = evaluating.sent(one.tender, one.rival, one.lead, price=SECRET, words=WORDS)
    take(bid, "withdraw", by=one.lead)
    take(bid, "send", by=one.lead)
    outbox.drain()
    return bid


def test_a_rivals_bid_changes_nothing_that_a_provider_or_the_public_can_read(world, open_tender):
    me, one = User.objects.get(pk=world.people["lead"].pk), open_tender
    me.roles_held.create(role=Role.PROVIDER, since=clock.now(), given_by=one.administrator)
    mine = start_bid(tender=one.tender, organisation=world.group, by=me)
    client, known = signed_in(me), addresses(world, one.tender, mine)
    read(client, known)  # what the first look writes, such as a cache, is written now
    before, public_before = read(client, known), read(signed_in(None), known)
    rival_bids(one)
    cache.clear()
    after, public_after = read(client, known), read(signed_in(None), known)
    assert [route for route in known if before[route] != after[route]] == []
    assert [route for route in known if public_before[route] != public_after[route]] == []
    assert any(status == 200 and one.tender.title in text for status, text, _ in after.values())


@pytest.mark.parametrize("who", ["provider", "officer", "legal", "commissioner", "auditor"])
def test_a_sealed_bid_is_on_nobodys_page(world, open_tender, who):
    bid = rival_bids(open_tender)
    me = User.objects.get(pk=world.people[who].pk)
    if who == "provider":
        start_bid(tender=open_tender.tender, organisation=world.group,
                  by=User.objects.get(pk=world.people["lead"].pk))  # fmt: skip
    secrets = [SECRET, "417,333", WORDS, bid.reference]
    known = addresses(world, open_tender.tender, bid)
    for route, (_, text, _) in read(signed_in(me), known).items():
        # An address that was typed may be said back; nothing else may name the bid.
        assert [one for one in secrets if one in text.replace(known[route], "")] == [], (route, who)


@pytest.mark.parametrize("locked", [0, 1])
def test_a_reader_of_quality_obtains_no_price_before_quality_is_locked(world, open_tender, locked):
    """Asked on every address by GET and by POST, before their own sheet is locked and after it."""
    one = open_tender
    bid = rival_bids(one)
    readers = [User.objects.get(pk=world.people[who].pk)
               for who in ("assessor", "second reader", "assessor without the bid")]  # fmt: skip
    Gate.objects.filter(sheet=one.tender.cycle.gate_sheet).update(state="met")
    with evaluating.at_close(one.tender):
        close_due_tenders()
        one.tender.refresh_from_db()
        take(one.tender, "open_bids", by=one.office.officer)
        contest = evaluating.given_out(one.tender, one.office.officer, readers)
        entry = contest.entries.get()
        if locked:
            evaluating.scored(contest, {one.rival: 4})
        assert Assessment.objects.filter(entry=entry, state="locked").exists() == bool(locked)
        known = reader_addresses(world, one.tender, bid, entry)
        told = []
        for route, address in known.items():
            client = signed_in(readers[0])
            for ask in (client.get, client.post):
                answer = ask(address)
                said = (b"".join(answer) if answer.streaming else answer.content).decode("utf-8", "replace")
                told += [route] if WORDS in said else []
                said = said.replace(address, "")
                found = [word for word in (SECRET, "417,333", ZEPHYR, bid.reference) if word in said]
                may_say = [ZEPHYR] if route == "portal/assessors/contests/<int:key>/declare/" else []
                assert found in ([], may_say), (route, ask.__name__)
        assert "portal/assessors/bids/<int:key>/" in told  # they do read the quality


def reader_addresses(world, tender, bid, entry):
    """Every address, for this very bid: comparing the price across bids among them."""
    known = [
        ("contests/", {"key": entry.contest_id, "code": "price"}),
        ("portal/assessors/bids/", {"key": entry.pk, "name": "lock"}),
    ]
    of_the_tender = addresses(world, tender, bid)
    own = {route: filled(route, known) for route in of_the_tender if any(part in route for part, _ in known)}
    return {**of_the_tender, **own}
