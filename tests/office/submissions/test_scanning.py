"""The look for personal data advises, and leaves ordinary words and sums alone."""

import pytest

from office.submissions.scanning import advice_by_question, advice_on
from office.submissions.types import question_type
from tests.office.submissions.conftest import COMPLETE
from tests.office.submissions.test_types import read


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Ring Sam on 07700 900123 after six", "a phone number"),
        ("+44 (0)113 496 0000", "a phone number"),
        ("sam.jones@example.org helps", "an e-mail address"),
        ("Her number is QQ 12 34 56 C".replace("QQ", "AB"), "a National Insurance number"),
        ("He was born on 3 May 2006", "a date of birth"),
        ("DOB: 03/05/06", "a date of birth"),
    ],
)
def test_personal_data_is_pointed_out(text, what):
    assert advice_on(question_type("long_text").read(text)) == [f"This looks like {what}. Do not name anyone you help."]


@pytest.mark.parametrize(
    "text", ["£1,250 for 44 sessions in 2020", "From 1 April 2021 to 31 March 2022", "6.30 to 9.30", "born leaders"]
)
def test_ordinary_words_are_left_alone(text):
    assert advice_on(question_type("long_text").read(text)) == []


def test_cells_of_tables_are_looked_at_too():
    content = read("q14", [{"item": "Ask sam@example.org", "working": "x", "cost": 1, "ask": 1}])
    assert advice_by_question({"q14": content, "q03": read("q03", COMPLETE["q03"])}).keys() == {"q14"}
