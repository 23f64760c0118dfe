"""A need is written down whole, refreshed once, and its gaps close with an answer."""

import datetime as dt

import pytest

from office.plan.actions import load_plan
from office.principles.needs.actions import close_gap, log_consultation, note_gap, record_need
from office.principles.needs.queries import in_force, visible_to
from office.records import clock
from office.records.steps import Forbidden, Refused

WORDS = {
    "title": "Advocates for people hurt by hate crime",
    "evidence": "Reports rose by a fifth in a year and one in three callers had no one to go with them.",
    "source": "Police figures and the reporting centres",
    "population": "People targeted for who they are, in all five districts",
    "confidence": "medium",
    "dated_on": dt.date(2020, 6, 30),
}


@pytest.fixture(autouse=True)
def in_november():
    with clock.set_to(clock.in_london(dt.date(2020, 11, 23))):
        yield


@pytest.fixture
def need(officer):
    return record_need(**WORDS, by=officer)


def test_a_need_is_recorded_with_its_priorities_and_places(editor, officer):
    plan = load_plan(by=editor)
    priority = plan.priorities.first()
    need = record_need(**WORDS, priorities=[priority], by=officer)
    assert (need.reference, need.owner, list(need.priorities.all())) == ("NEED-2020-001", officer, [priority])
    assert list(in_force(visible_to(officer))) == [need]


@pytest.mark.parametrize(
    ("field", "value"),
    [("title", " "), ("evidence", ""), ("source", ""), ("population", ""), ("confidence", "certain"),
     ("dated_on", dt.date(2020, 11, 24))],
)  # fmt: skip
def test_a_need_that_leaves_something_out_is_refused_beside_its_field(officer, field, value):
    with pytest.raises(Refused) as refused:
        record_need(**{**WORDS, field: value}, by=officer)
    assert [one.about for one in refused.value.obstacles] == [field]


def test_a_refreshed_entry_takes_the_old_ones_place_once(need, officer):
    newer = record_need(**WORDS, replaces=need, by=officer)
    assert list(in_force(visible_to(officer))) == [newer]
    need.refresh_from_db()
    with pytest.raises(Refused, match="was replaced by NEED-2020-002"):
        record_need(**WORDS, replaces=need, by=officer)


def test_a_gap_closes_with_an_answer_and_only_once(need, officer):
    gap = note_gap(need=need, question="How many never report?", due_on=dt.date(2021, 3, 31), by=officer)
    with pytest.raises(Refused, match="Say what we know now"):
        close_gap(gap=gap, answer=" ", by=officer)
    assert in_force(visible_to(officer)).get().open_gaps == 1
    close_gap(gap=gap, answer="About half.", by=officer)
    assert in_force(visible_to(officer)).get().open_gaps == 0
    with pytest.raises(Refused, match="already"):
        close_gap(gap=gap, answer="About half.", by=officer)


def test_a_consultation_says_what_changed(need, officer):
    said = {"voice": "users", "held_on": dt.date(2020, 9, 1), "said": "Evenings matter most.", "people": 14}
    with pytest.raises(Refused, match="what changed"):
        log_consultation(**said, changed="", needs=[need], by=officer)
    logged = log_consultation(**said, changed="The specification asks for evening hours.", needs=[need], by=officer)
    assert list(need.consultations.all()) == [logged]


def test_only_officers_keep_the_register_and_only_staff_read_it(need, legal, stranger):
    for who in (legal, stranger):
        with pytest.raises(Forbidden):
            record_need(**WORDS, by=who)
    assert visible_to(legal).count() == 1
    assert visible_to(stranger).count() == 0
