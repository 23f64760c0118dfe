"""Cleaning and counting, with the cases the browser is held to as well."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from office.submissions.wording import clean, count_characters, count_words, one_line

CASES = json.loads(Path(__file__).with_name("word-cases.json").read_text())


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_words_and_characters_are_counted_as_the_browser_counts_them(case):
    assert (count_words(case["text"]), count_characters(case["text"])) == (case["words"], case["characters"])


def test_what_no_person_types_goes_and_what_people_type_stays():
    assert clean("a\x00b\x07c\ufeff\u202ed\ud800") == "abcd"
    assert clean("مرحبا\u200f👩‍👧 “café” – naïve\tend") == "مرحبا\u200f👩‍👧 “café” – naïve\tend"


def test_every_kind_of_line_break_becomes_one():
    assert clean("a\r\nb\rc\x0bd\u2028e") == "a\nb\nc\nd\ne"


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text):
    assert clean(clean(text)) == clean(text)


@given(st.text())
def test_cleaned_text_can_always_be_stored(text):
    cleaned = clean(text)
    assert "\x00" not in cleaned
    cleaned.encode()


@given(st.lists(st.text(alphabet="abcdef-'’é", min_size=1).filter(lambda run: any(c in "abcdefé" for c in run))))
def test_words_joined_by_any_white_space_are_counted_each_once(words):
    for gap in (" ", "\n\n", "\u00a0", " • "):
        assert count_words(gap.join(words)) == len(words)


@given(st.text(), st.text())
def test_two_texts_have_as_many_words_apart_as_under_each_other(first, second):
    assert count_words(f"{first}\n{second}") == count_words(first) + count_words(second)


def test_one_line_folds_white_space():
    assert one_line("  Friday\n\n Lights ") == "Friday Lights"
