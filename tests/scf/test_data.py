"""The shipped forms say what the fund's guidance asks, and are whole."""

import json
import re
from pathlib import Path

import pytest

from office.submissions.question_sets import completed
from office.submissions.types import QUESTION_TYPES

DATA = Path(__file__).parents[2] / "scf" / "data"


def questions(name):
    form = completed(json.loads((DATA / name).read_text()))
    found = [question for section in form["sections"] for question in section["questions"]]
    return sorted(found, key=lambda question: question["order"])


def test_the_application_has_its_twenty_one_questions_in_order():
    assert [question["code"] for question in questions("application-1.json")] == [f"q{n:02}" for n in range(1, 22)]


def test_the_short_report_has_its_seven_questions_in_order():
    assert [question["code"] for question in questions("report-1.json")] == [
        "what_we_did", "who_and_how_many", "what_changed", "money_spent", "what_we_learned", "story_or_photo",
        "anything_left",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["application-1.json", "report-1.json"])
def test_every_question_has_a_known_type_a_hint_and_says_why_it_is_asked(name):
    for question in questions(name):
        assert question["type"] in QUESTION_TYPES
        assert question["hint"], question["code"]
        assert question["why_we_ask"], question["code"]
        assert len(question["label"]) <= 200


def test_limits_criteria_and_what_is_public_are_those_of_the_guidance():
    told = {question["code"]: question for question in questions("application-1.json")}
    limits = {code: question["word_limit"] for code, question in told.items() if question["word_limit"]}
    assert limits == {
        "q02": 60, "q03": 300, "q05": 100, "q06": 150, "q07": 200, "q08": 60, "q09": 100, "q10": 100, "q11": 100,
        "q16": 80, "q17": 80, "q18": 80,
    }  # fmt: skip
    assert {question["criterion"] for question in told.values()} - {""} == {"C1", "C2", "C3", "C4", "C5", "C6"}
    assert [code for code, question in told.items() if question["is_public"]] == ["q01", "q02", "q06", "q13"]
    assert [code for code, question in told.items() if question["part"] == "private"] == ["q19", "q20", "q21"]


@pytest.mark.parametrize("name", ["application-1.json", "report-1.json"])
def test_what_a_volunteer_reads_is_in_short_sentences_of_short_words(name):
    """Flesch-Kincaid grade, with syllables counted as groups of vowels: grade 6 is read at about age 11."""
    text = " ".join(f"{question['hint']} {question['why_we_ask']}" for question in questions(name))
    words = re.findall(r"[A-Za-z’']+", text)
    sentences = len(re.findall(r"[.?!:]+", text))
    syllables = sum(max(1, len(re.findall(r"[aeiouy]+", re.sub(r"e$", "", word.lower())))) for word in words)
    assert 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59 < 6
    assert not re.search(r"\b(please|successfully|invalid)\b", text, re.IGNORECASE)
