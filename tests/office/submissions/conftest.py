"""The shipped forms, a draft of the group's, and answers that are complete."""

import datetime as dt
import json
from pathlib import Path

import pytest

from office.submissions.actions import load_question_set, save_answers, start
from office.submissions.queries import whole_form

DATA = Path(__file__).parents[3] / "scf" / "data"

CONTEXT = {
    "min_ask_pence": 500_00,
    "max_ask_pence": 6_000_00,
    "delivery_from": dt.date(2021, 4, 1),
    "delivery_until": dt.date(2022, 3, 31),
    "longest_months": 12,
    "districts": {"BRA": "Bradford", "LEE": "Leeds"},
    "outcomes": {"O1": "Tackling crime and anti-social behaviour"},
    "priorities": {"SV": "Serious violence", "DRG": "Drug and alcohol misuse", "HC": "Hate crime", "BUR": "Burglary"},
}

COMPLETE = {
    "q01": "Friday Lights",
    "q02": "We will run Friday-night sessions. Young leaders plan them.",
    "q03": "Every Friday from 6.30 to 9.30 we open the community hall.",
    "q04": {
        "districts": ["BRA", "LEE"], "areas": "Streets either side of the beck", "share-BRA": "70", "share-LEE": "30",
    },
    "q05": {"number": 120, "text": "13 to 19 year olds from five streets."},
    "q06": {"outcome": "O1", "priorities": ["SV", "DRG"], "why": "Friday is when calls come in."},
    "q07": "The neighbourhood team's calls show Friday as the peak.",
    "q08": [{"change": "Fewer calls on Fridays", "how_known": "The team's monthly count"}],
    "q09": "We get to them at 13, before carrying looks normal.",
    "q10": "The idea came out of a members' night in April.",
    "q11": {"text": "The ward officer drops in.", "policing_team_or_csp_told": True},
    "q12": {
        "policy_date": "2020-01-31",
        "lead_role": "Volunteer manager",
        "dbs": "Two checked adults on every session",
        "venue_and_online": "Two adults present outdoors",
    },
    "q13": {"start": "2021-04-01", "end": "2022-03-31"},
    "q14": [
        {"item": "Youth workers", "working": "120 hours at £27.75", "cost": 3330, "ask": 3330},
        {"item": "Hall hire", "working": "20 at £40.50", "cost": "810.00", "ask": "£810"},
    ],
    "q15": [{"source": "A local trust", "kind": "in kind", "amount": 250}],
    "q16": "Thirty sessions instead of forty-four.",
    "q17": "The leaders will run the music room.",
    "q18": "Ramp at the side door, quiet corner.",
    "q19": {"has_interest": False, "detail": ""},
    "q20": {"withhold": True, "why": "Some members would be at risk."},
    "q21": {
        "authority": True, "accuracy": True, "terms": True, "data_use": True, "agree_checks": True,
        "first_person_role": "Chair", "second_person_role": "Treasurer",
    },
}  # fmt: skip


def shipped(name):
    return json.loads((DATA / name).read_text())


@pytest.fixture(autouse=True)
def _today(at_noon):
    """Every test here runs on Monday 23 November 2020, at noon."""


@pytest.fixture
def form(administrator):
    return load_question_set(data=shipped("application-1.json"), by=administrator)


@pytest.fixture
def questions(form):
    return {question.code: question for section in whole_form(form) for question in section.questions.all()}


@pytest.fixture
def draft(form, group, lead):
    return start(question_set=form, organisation=group, by=lead)


@pytest.fixture
def complete(draft, lead):
    save_answers(submission=draft, given=COMPLETE, base={}, by=lead)
    return draft
