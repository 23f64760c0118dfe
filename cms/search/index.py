"""The one interface of the search: a document goes in, and what fits comes out, alike on both databases."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db import connection, connections
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from .engines import ENGINES
from .models import SearchDoc, SearchWord
from .near import nearest
from .typed import asked_words, words_in

MOST = 1_000  # of a search by rank: nobody reads further, and ranking more costs without end


@dataclass(frozen=True)
class Search:
    """What was asked for, and in its place what was probably meant."""

    words: list[str]
    instead_of: str = ""  # the words as typed, when others were looked for


def put_up(using: str = "default", **kwargs: Any) -> None:
    """Put up the index whose table exists (after migrate): SQLite loses triggers whenever it remakes a table."""
    chosen = connections[using]
    if SearchDoc._meta.db_table not in chosen.introspection.table_names():
        return
    with chosen.cursor() as cursor:
        for statement in ENGINES[chosen.vendor].PUT_UP:
            cursor.execute(statement)


def put(
    *, address: str, kind: str, title: str, text: str, summary: str = "", dated: dt.date | None = None,
    publication: Any = None,
) -> None:  # fmt: skip
    """One public page: what can be found of it is `title` and `text`, and nothing of what stood there before."""
    former = SearchDoc.objects.filter(address=address).values_list("title_words", "words").first()
    title_words, words = words_in(title), words_in(text)
    facts = {"kind": kind, "title": title[:200], "summary": summary, "dated": dated, "publication": publication}
    cut_up = {"title_words": " ".join(title_words), "words": " ".join(words)}
    SearchDoc.objects.bulk_create(
        [SearchDoc(address=address, **facts, **cut_up)],
        update_conflicts=True, unique_fields=["address"], update_fields=[*facts, *cut_up],
    )  # fmt: skip
    said = {*title_words, *words}
    _learn(said)
    _forget({word for part in former or () for word in part.split()} - said)


def take_out(address: str) -> None:
    """A page that is no longer public."""
    for doc in SearchDoc.objects.filter(address=address):
        doc.delete()
        _forget({*doc.title_words.split(), *doc.words.split()})


def matching(words: list[str]) -> QuerySet[SearchDoc]:
    """Documents that hold every word; none when there is no word."""
    if not words:
        return SearchDoc.objects.none()
    sql, values = ENGINES[connection.vendor].matching(words)
    return SearchDoc.objects.filter(pk__in=RawSQL(sql, values))  # noqa: S611 (values are parameters)


def best(words: list[str], start: int, size: int) -> tuple[list[SearchDoc], int]:
    """Some of the documents that fit, best first, and how many fit, MOST at most."""
    if not words:
        return [], 0
    sql, values = ENGINES[connection.vendor].ranked(words, MOST)
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        keys = [row[0] for row in cursor.fetchall()]
    found = SearchDoc.objects.in_bulk(keys[start : start + size])
    return [found[key] for key in keys[start : start + size] if key in found], len(keys)


def understood(query: str) -> Search:
    """What to look for: the words typed, or those near them when nothing holds all that was typed."""
    words = asked_words(query)
    if not words or matching(words).exists():
        return Search(words)
    meant = [nearest(word) or word for word in words]
    if meant == words or not matching(meant).exists():
        return Search(words)
    return Search(meant, instead_of=" ".join(words))


def _learn(words: set[str]) -> None:
    new = [SearchWord(word=word, first=word[0], size=len(word)) for word in sorted(words) if not word.isdigit()]
    SearchWord.objects.bulk_create(new, ignore_conflicts=True, batch_size=500)


def _forget(words: set[str]) -> None:
    """Words that no document holds any more: what was withdrawn is not offered as a guess either."""
    gone = [word for word in sorted(words) if not matching([word]).exists()]
    SearchWord.objects.filter(word__in=gone).delete()
