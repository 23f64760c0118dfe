"""Searching everything public: what fits, what was probably meant, and nothing that somebody can type breaks it."""

import random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.search import index
from cms.search.models import SearchWord
from cms.search.near import distance
from cms.search.typed import asked_words, words_in
from office.decisions.publishing import withdraw_from_publication
from office.records import outbox
from tests.factories import SECTIONS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]

ODD = [
    '"', "'", 'ze"b', "(", ")", "*", "NEAR(", "AND", "OR", "NOT", ":", "title:x", "^", "-", "--", ";", "%", "_", "\\",
    "\x00", "&", "|", "!", "<->", "'':*", "\u202eabc", "\u05e9\u05dc\u05d5\u05dd", "\u0645\u0631\u062d\u0628\u0627",
    "\U0001f46e", "\U0001f469\u200d\U0001f467", "e\u0301", "\ufffd", "\u0130", "\u00df", "\ufb03",
    "10kB", "a" * 10_000, "x " * 5_000, "\u4f60\u597d", "{}", "[]", "<script>", "£500", "\t\n",
    "analyst", "Round 24", "the",
]  # fmt: skip


@pytest.fixture
def pages(publish):
    """Two decisions that differ in a word."""
    return [publish(title="Opening of Round 24"), publish(title="A shared analyst for Café Nawlins")]


def titles(client, query, address="/search/"):
    answer = client.get(address, {"q": query})
    assert answer.status_code == 200
    return [row["doc"].title for row in answer.context["rows"]]


def test_it_finds_by_words_numbers_accents_and_half_typed_words(client, pages):
    for query in ("analyst", "ANALYSTS", "cafe naw", f"{pages[1].reference} analyst"):
        assert titles(client, query) == ["A shared analyst for Café Nawlins"]


def test_pages_of_words_are_found_too(client, pages):
    assert "Accessibility" in titles(client, "screen reader")


@pytest.mark.parametrize("typed", ["analist", "anaylst", "analystt"])
def test_a_slip_of_the_finger_finds_what_was_meant(client, pages, typed):
    answer = client.get("/search/", {"q": typed})
    assert "This is what has" in answer.content.decode()
    assert [row["doc"].title for row in answer.context["rows"]] == ["A shared analyst for Café Nawlins"]
    assert [row.title for row in client.get("/decisions/", {"q": typed}).context["rows"]] == [
        "A shared analyst for Café Nawlins"
    ]


def test_what_was_withdrawn_is_neither_found_nor_offered_as_a_guess(client, publish, office):
    decision = publish(title="Plain", sections={**SECTIONS, "background_and_reasons": "About Zanzibarry things."})
    assert SearchWord.objects.filter(word="zanzibarry").exists()
    withdraw_from_publication(decision=decision, reason="It named somebody.", by=office.legal)
    outbox.drain()
    assert titles(client, "zanzibarry") == titles(client, "zanzibary") == []
    assert not SearchWord.objects.filter(word="zanzibarry").exists()


def _typed(seed):
    dice = random.Random(seed)
    return "".join(dice.choice(ODD) + dice.choice(["", " ", "  "]) for _ in range(dice.randint(1, 6)))


def test_whatever_is_typed_is_answered(client, pages, length):
    for seed in range(length(300, 10_000)):
        typed = _typed(seed)
        index.best(index.understood(typed).words, 0, 20)
        if seed % 30 == 0:
            assert client.get("/search/", {"q": typed, "page": typed[:9]}).status_code == 200


def test_the_words_of_a_query_are_few_and_plain():
    assert asked_words('"Zé" OR (b* NEAR/3 c)') == ["ze", "or", "b", "near", "3", "c"]
    assert len(asked_words("x y z " * 5_000)) == 3
    assert words_in("don\u2019t_stop \U0001f46e") == ["don", "t", "stop"]


@pytest.mark.parametrize(
    ("one", "other", "letters"), [("cat", "cat", 0), ("cat", "act", 1), ("cat", "cart", 1), ("cat", "dogs", 3)]
)
def test_distance(one, other, letters):
    assert distance(one, other, 2) == letters


def test_a_search_costs_few_queries(client, pages):
    for query in ("analyst", "anaylst"):
        client.get("/search/", {"q": query})
        with CaptureQueriesContext(connection) as seen:
            client.get("/search/", {"q": query})
        assert len(seen) <= 8, [one["sql"] for one in seen.captured_queries]
