"""Every type: what it reads, what it says is in the way, what it shows and exports."""

import copy
import datetime as dt
import json

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from office.submissions.models import Question
from office.submissions.question_sets import completed
from office.submissions.types import QUESTION_TYPES, Content, asked_pence, content_of, from_json, question_type
from tests.office.submissions.conftest import COMPLETE, CONTEXT, shipped

FORM = completed(shipped("application-1.json"))
QUESTIONS = {
    question["code"]: Question(**question) for section in FORM["sections"] for question in section["questions"]
}


def read(code, raw):
    question = QUESTIONS[code]
    return question_type(question.type).read(raw, question.options)


def obstacles(code, raw, **context):
    question = QUESTIONS[code]
    return question_type(question.type).obstacles(question, read(code, raw), {**CONTEXT, **context})


def changed(code, **fields):
    """The complete answer with one fact changed."""
    answer = copy.deepcopy(COMPLETE[code])
    answer.update(fields)
    return answer


def lines(*changes):
    """The complete budget with some lines changed; more changes than lines add lines."""
    whole = copy.deepcopy(COMPLETE["q14"])
    whole += [copy.deepcopy(whole[0]) for _ in range(len(changes) - len(whole))]
    for line, change in zip(whole, changes, strict=False):
        line.update(change)
    return whole


@pytest.mark.parametrize("code", sorted(QUESTIONS))
def test_a_complete_answer_has_nothing_in_its_way(code):
    assert obstacles(code, COMPLETE[code]) == []


REFUSALS = [
    ("q01", "x" * 81, "Shorten your answer by 1 character. It has 81 characters and the limit is 80.", False),
    ("q01", "  ", "Answer “What is your project called?”.", True),
    ("q02", "word " * 71, "Shorten your answer by 11 words. It has 71 words and the limit is 60.", False),
    ("q07", "See https://example.org/facts", "Name your source in words. We cannot follow web links.", False),
    ("q04", changed("q04", districts=[]), "Choose at least one district.", True),
    ("q04", changed("q04", districts=["YRK"]), "Choose districts from the list.", False),
    ("q04", changed("q04", areas=""), "Say which neighbourhoods or wards.", True),
    ("q05", changed("q05", number="lots"), "Number of different people: write it in whole numbers, like 120.", False),
    ("q05", changed("q05", number=None), "Number of different people: write a number. A good guess is fine.", True),
    ("q05", changed("q05", number=0), "Number of different people: write 1 or more.", False),
    ("q05", changed("q05", text=""), "Say who it will help.", True),
    ("q06", changed("q06", outcome=""), "Choose one outcome.", True),
    ("q06", changed("q06", outcome="O9"), "Choose an outcome from the list.", False),
    ("q06", changed("q06", priorities=[]), "Choose at least one priority.", True),
    ("q06", changed("q06", priorities=["XX"]), "Choose priorities from the list.", False),
    (
        "q06", changed("q06", priorities=["SV", "DRG", "HC", "BUR"]),
        "Choose up to 3 priorities. You have chosen 4.", False,
    ),
    ("q06", changed("q06", why=""), "Say why you chose these.", True),
    ("q08", [{"change": "Calmer", "how_known": ""}], "Change 1: say how you will know.", True),
    ("q08", [{"change": "", "how_known": "A count"}], "Change 1: say what will be different.", True),
    (
        "q08", [{"change": "Calmer " * 61, "how_known": "Count"}],
        "Change 1: shorten it by 2 words. It has 62 words and the limit is 60.", False,
    ),
    ("q08", [{"change": "a", "how_known": "b"}] * 4, "Use up to 3 changes. You have 4.", False),
    ("q11", changed("q11", text=""), "Say who you are working with, or that you work alone.", True),
    (
        "q11", changed("q11", policing_team_or_csp_told=None),
        "Choose yes or no: “Have you told your neighbourhood policing team or community safety partnership about "
        "this project?”", True,
    ),
    ("q12", changed("q12", lead_role=""), "Role of the person who leads on safeguarding: write an answer.", True),
    (
        "q12", changed("q12", policy_date="2020-13-01"),
        "Date your safeguarding policy was last agreed: write a real date, like 31 January 2020.", False,
    ),
    (
        "q12", changed("q12", policy_date="2020-12-25"),
        "Date your safeguarding policy was last agreed: this date has not come yet.", False,
    ),
    ("q13", changed("q13", start=""), "Write the first day, like 1 April 2021.", True),
    ("q13", changed("q13", end="31/2/2022"), "Write the last day as a real date, like 31 March 2022.", False),
    ("q13", changed("q13", start="2021-03-31", end="2022-03-30"), "Start on or after 1 April 2021.", False),
    ("q13", changed("q13", start="2021-05-01", end="2022-04-01"), "End on or before 31 March 2022.", False),
    ("q13", changed("q13", start="2021-05-01", end="2021-04-30"), "The last day is before the first day.", False),
    ("q14", lines({"cost": "lots"}), "Line 1: write the cost in pounds, like 250 or 99.50.", False),
    ("q14", lines({"item": ""}), "Line 1: say what you will pay for.", True),
    ("q14", lines({}, {"working": " "}), "Line 2: say how you worked out the cost.", True),
    ("q14", lines({"ask": ""}), "Line 1: write how much of it you ask us for.", True),
    ("q14", lines({"cost": 3000}), "Line 1: you ask for £330 more than it costs.", False),
    ("q14", lines({"ask": 9.50, "cost": 10}, {"ask": 20}), "Ask for £500 or more. You ask for £29.50.", False),
    ("q14", lines({"ask": 6000, "cost": 6000}), "Ask for £6,000 or less. You ask for £6,810.", False),
    ("q14", lines(*[{"ask": 100}] * 9), "Use up to 8 lines. You have 9.", False),
    (
        "q14", {"asked": "3960", "lines": COMPLETE["q14"]},
        "Your lines add up to £180 more than you ask for. Change one of them.", False,
    ),
    (
        "q14", {"asked": "4,140.01", "lines": COMPLETE["q14"]},
        "Your lines add up to £0.01 less than you ask for. Change one of them.", False,
    ),
    (
        "q14", {"asked": "about 4,000", "lines": COMPLETE["q14"]},
        "Write how much you ask for in pounds, like 4200 or 4200.50.", False,
    ),
    ("q14", {"asked": "4000", "lines": []}, "Write at least one line of your budget.", True),
    ("q15", [{"source": "Trust", "kind": "", "amount": 5}], "Row 1: choose cash or help in kind.", True),
    ("q15", [{"source": "", "kind": "cash", "amount": 5}], "Row 1: say who it comes from.", True),
    ("q15", [{"source": "Trust", "kind": "cash", "amount": ""}], "Row 1: write what it is worth.", True),
    ("q19", changed("q19", has_interest=True), "Say what the link is, without names.", True),
    ("q20", changed("q20", withhold=None), "Choose yes or no: “Should we keep your name off our website?”", True),
    ("q21", changed("q21", terms=False),
     "Tick the box: “We have read the terms of the grant and will keep to them.”", True),
    ("q21", changed("q21", second_person_role=""),
     "The second person’s role: write their role, like chair or treasurer.", True),
]  # fmt: skip


@pytest.mark.parametrize(("code", "raw", "sentence", "is_missing"), REFUSALS, ids=[row[2][:60] for row in REFUSALS])
@pytest.mark.usefixtures("at_noon")
def test_one_changed_fact_stands_in_the_way(code, raw, sentence, is_missing):
    found = obstacles(code, raw)
    assert sentence in found
    said = found[found.index(sentence)]
    assert (said.about, said.is_missing) == (code, is_missing)


def test_twelve_months_are_counted_to_the_day():
    wide = {"delivery_until": dt.date(2023, 1, 1)}
    assert obstacles("q13", {"start": "2021-04-01", "end": "2022-03-31"}, **wide) == []
    found = obstacles("q13", {"start": "2021-04-01", "end": "2022-04-01"}, **wide)
    assert found == ["It may last 12 months. End it by 31 March 2022."]


def test_an_optional_answer_may_stay_blank():
    assert obstacles("q15", []) == []


@pytest.mark.parametrize(
    ("raw", "day"),
    [
        ({"start": "2021-04-01"}, dt.date(2021, 4, 1)),
        ({"start": "1/4/2021"}, dt.date(2021, 4, 1)),
        ({"start": "1 April 2021"}, dt.date(2021, 4, 1)),
        ({"start-day": ["1"], "start-month": ["4"], "start-year": ["2021"]}, dt.date(2021, 4, 1)),
        ({"start-day": ["29"], "start-month": ["2"], "start-year": ["2021"]}, None),
        ({"start": "next spring"}, None),
        ({"start": "1/4/21"}, None),
    ],
)
def test_a_date_is_read_as_people_write_it_or_kept_as_typed(raw, day):
    content = read("q13", raw)
    assert content.starts_on == day
    kept = {name: [value] if isinstance(value, str) else value for name, value in raw.items()}
    assert day or kept.items() <= question_type("dates").fields(QUESTIONS["q13"], content).items()


@pytest.mark.parametrize(
    ("typed", "pence"),
    [("£1,250", 125000), ("1250.5", 125050), (" 99.50 ", 9950), ("0", 0), ("-5", None), ("1.999", None),
     ("1e3", None), ("٣", None), ("12,34", None), ("£", None), ("9" * 30, None)],
)  # fmt: skip
def test_money_is_read_exactly_or_kept_as_typed(typed, pence):
    content = read("q14", [{"item": "Hall", "ask": typed}])
    assert content.rows[0]["ask"] == pence
    assert content.typed == ({} if pence is not None else {"0-ask": typed})


def test_a_form_and_a_file_are_read_alike():
    form = {"0-item": ["Hall"], "0-cost": ["810.00"], "2-item": ["Kit"], "2-ask": ["5"], "1-item": [""]}
    file = [{"item": "Hall", "cost": 810}, {"item": "Kit", "ask": 5}]
    assert read("q14", form) == read("q14", file)


def test_what_is_asked_is_the_sum_of_the_lines_unless_it_was_written():
    assert asked_pence(read("q14", COMPLETE["q14"])) == 4140_00
    assert asked_pence(read("q14", {"asked": "3960", "lines": COMPLETE["q14"]})) == 3960_00
    assert asked_pence(None) is None


@pytest.mark.parametrize("code", sorted(QUESTIONS))
def test_values_and_fields_read_back_to_the_same_answer_and_fit_the_schema(code):
    question, content = QUESTIONS[code], read(code, COMPLETE[code])
    kind = question_type(question.type)
    assert kind.read(kind.values(question, content), question.options) == content
    assert kind.read(kind.fields(question, content), question.options) == content
    assert from_json(json.loads(json.dumps(content.as_json()))) == content
    for value in (kind.values(question, content), kind.values(question, None)):
        jsonschema.validate(value, kind.schema(question))


@pytest.mark.parametrize("code", sorted(QUESTIONS))
def test_no_answer_shows_nothing_and_exports_the_same_columns(code):
    question = QUESTIONS[code]
    kind = question_type(question.type)
    assert kind.display(question, None) == []
    full = kind.export(question, read(code, COMPLETE[code]), CONTEXT)
    assert list(kind.export(question, None)) == list(full)
    assert all(name.startswith(code) for name in full)


def test_codes_are_shown_by_their_names_and_pence_as_pounds():
    shown = {
        code: question_type(QUESTIONS[code].type).display(QUESTIONS[code], read(code, COMPLETE[code]), CONTEXT)
        for code in ("q04", "q06", "q14")
    }
    assert shown["q04"][0] == {"kind": "list", "items": ["Bradford, 70%", "Leeds, 30%"]}
    assert shown["q06"][0]["facts"][1] == ["Priorities", "Serious violence; Drug and alcohol misuse"]
    assert shown["q14"][0]["rows"][0][2:] == ["£3,330", "£3,330"]
    assert shown["q14"][0]["totals"] == ["Total", "", "£4,140", "£4,140"]


@pytest.mark.parametrize("text", ["=1+1", "+44", "-2", "@SUM(A1)", "\t=1", "  =cmd|' /C calc'!A0", "＝1"])
def test_no_exported_text_can_start_a_formula(text):
    question = QUESTIONS["q03"]
    (exported,) = question_type(question.type).export(question, read("q03", text)).values()
    assert exported == f"'{text}"


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "{{ 7*7 }}", "مرحبا", "👩‍👧", "'; DROP TABLE x;--"])
def test_hostile_and_foreign_text_is_kept_as_typed(text):
    assert read("q03", text).text == text


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.dates() | st.decimals(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
FIELDS = [
    "text",
    "number",
    "districts",
    "areas",
    "outcome",
    "priorities",
    "why",
    "0-change",
    "3-ask",
    "0-cost",
    "asked",
    "start",
    "end-day",
    "end-year",
    "policy_date",
    "lead_role",
    "0-kind",
    "yes",
    "ticks",
    "terms",
    "withhold",
]
forms = st.dictionaries(st.sampled_from(FIELDS), anything, max_size=8)


ONE_OF_EACH_TYPE = sorted({question.type: code for code, question in QUESTIONS.items()}.values())


@pytest.mark.parametrize("code", ONE_OF_EACH_TYPE)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(raw=anything | forms)
def test_reading_never_raises_and_whatever_was_read_can_be_judged_shown_and_kept(code, raw):
    question = QUESTIONS[code]
    kind = question_type(question.type)
    content = kind.read(raw, question.options)
    kind.obstacles(question, content, CONTEXT)
    kind.display(question, content, CONTEXT)
    kind.export(question, content, CONTEXT)
    json.dumps(content.as_json()).encode()
    assert kind.read(kind.fields(question, content), question.options) == content


@given(number=st.text(max_size=30))
def test_a_number_is_read_or_shown_again_as_typed(number):
    question = QUESTIONS["q05"]
    kind = question_type("number_and_text")
    content = kind.read({"number": number}, question.options)
    refilled = kind.fields(question, content).get("number", [""])
    assert content.number is not None or refilled == [content.typed.get("number", "")]


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=8))
def test_a_budget_adds_up_to_the_penny(pence):
    rows = [{"item": "x", "ask": f"{one // 100}.{one % 100:02d}"} for one in pence]
    assert asked_pence(read("q14", rows)) == sum(pence)


def test_every_type_is_in_the_dictionary_under_its_own_code():
    assert all(kind.code == code for code, kind in QUESTION_TYPES.items())
    assert content_of(None) == Content()
