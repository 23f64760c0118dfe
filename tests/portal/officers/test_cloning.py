"""A round is cloned on one page; a time that a night of changing clocks leaves out or has twice is refused."""

import datetime as dt

import pytest
from hypothesis import given as over
from hypothesis import strategies as st

from grants.funds.actions import RoundDates, clone_round, prepare_round
from grants.funds.models import Round
from office.principles.models import Gate
from office.records import clock
from office.records.steps import Forbidden, Refused
from office.submissions.actions import next_version, publish_question_set
from tests.grants.conftest import DATES

CLONE = "/portal/officers/rounds/SCF/24/clone/"
SPRING, AUTUMN = dt.date(2021, 3, 28), dt.date(2020, 10, 25)


def as_shown(desk):
    form = desk.get(CLONE).context["form"]
    typed = {}
    for name, field in form.fields.items():
        value = form.get_initial_for_field(field, name)
        parts = isinstance(value, dt.date)
        typed |= {f"{name}-{part}": getattr(value, part) for part in ("day", "month", "year")} if parts else {}
        typed |= {name: value} if value is not None and not parts else {}
    return typed


@pytest.mark.django_db
def test_a_round_is_cloned_in_two_requests_with_everything_but_its_days_and_gates(desk, opened, form, officer):
    newer = publish_question_set(question_set=next_version(question_set=form, by=officer), by=officer)
    response = desk.post(CLONE, as_shown(desk))
    assert response["Location"] == "/portal/officers/rounds/SCF/25/"
    made = Round.objects.get(number=25)
    assert made.name == "Safer Communities Fund - Grant Round 25"
    assert made.question_set == form != newer
    assert (made.contest.rubric, made.theme, made.max_award_pence) == (
        opened.contest.rubric, opened.theme, opened.max_award_pence)  # fmt: skip
    assert made.contest_id != opened.contest_id
    pot, old = made.pots.get().pot, opened.pots.get().pot
    assert (pot.code, pot.source, pot.planned_pence, pot.set_aside_pence) == ("R25-A", old.source, old.planned_pence, 0)
    assert made.opens_at.astimezone(clock.LONDON).strftime("%A %H:%M") == "Monday 12:00"
    assert not any(gate.is_settled for gate in Gate.objects.filter(sheet=made.gate_sheet))
    assert (made.state, made.opening_decision) == ("draft", None)


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["stranger", "officer_2"])
def test_only_the_funds_officers_clone(opened, request, who):
    with pytest.raises(Forbidden):
        clone_round(round=opened, number=25, name="x", dates=DATES, by=request.getfixturevalue(who))


@pytest.mark.django_db
def test_a_taken_number_is_said_beside_its_field(desk, opened):
    response = desk.post(CLONE, {**as_shown(desk), "number": "24"})
    assert response.status_code == 422
    assert "This fund has a round 24 already." in response.content.decode()


NIGHTS = [(SPRING, "01:30"), (SPRING, "01:00"), (dt.date(2021, 10, 31), "01:30"), (dt.date(2021, 10, 31), "01:00")]


@pytest.mark.django_db
@pytest.mark.parametrize(("day", "time"), NIGHTS)
@pytest.mark.parametrize("moment", ["opens", "closes"])
def test_a_time_that_is_none_or_two_is_refused_when_a_round_is_set(desk, opened, day, time, moment):
    night = {f"{moment}_on-{part}": getattr(day, part) for part in ("day", "month", "year")}
    response = desk.post(CLONE, {**as_shown(desk), **night, f"{moment}_time": time})
    assert response.status_code == 422
    assert f"{time} comes twice or not at all" in response.content.decode()
    assert not Round.objects.filter(number=25).exists()


@pytest.mark.django_db
@pytest.mark.parametrize("fold", [0, 1])
def test_an_action_refuses_the_hour_that_comes_twice_too(prepared, fund, source, officer, fold):
    twice = dt.datetime(2021, 10, 31, 1, 30, tzinfo=clock.LONDON, fold=fold).astimezone(dt.UTC)
    days = {"delivery_from": dt.date(2022, 1, 1), "delivery_until": dt.date(2022, 12, 31)}
    dates = RoundDates(opens_at=clock.in_london(dt.date(2021, 10, 1)), closes_at=twice, **days)
    for set_one in (
        lambda: clone_round(round=prepared, number=25, name="x", dates=dates, by=officer),
        lambda: prepare_round(fund=fund, number=25, name="x", theme="", dates=dates, pots=[], by=officer),
    ):
        with pytest.raises(Refused, match="01:30 comes twice on 31 October 2021"):
            set_one()


@over(st.dates(dt.date(2015, 1, 1), dt.date(2040, 12, 31)), st.integers(0, 23), st.integers(0, 59))
def test_a_time_happens_once_when_every_way_of_reading_it_leads_back_to_it(day, hour, minute):
    walls = [dt.datetime(day.year, day.month, day.day, hour, minute, tzinfo=clock.LONDON, fold=fold) for fold in (0, 1)]
    instants = {wall.astimezone(dt.UTC) for wall in walls}
    back = {instant.astimezone(clock.LONDON).replace(tzinfo=None) for instant in instants}
    once = len(instants) == 1 and back == {walls[0].replace(tzinfo=None)}
    assert clock.happens_once(day, hour, minute) == once


@pytest.mark.parametrize(("day", "hour", "minute", "once"), [
    (SPRING, 0, 59, True), (SPRING, 1, 0, False), (SPRING, 1, 59, False), (SPRING, 2, 0, True),
    (AUTUMN, 0, 59, True), (AUTUMN, 1, 0, False), (AUTUMN, 1, 59, False), (AUTUMN, 2, 0, True),
])  # fmt: skip
def test_the_hour_of_each_change_and_not_a_minute_more(day, hour, minute, once):
    assert clock.happens_once(day, hour, minute) == once
