"""The draw among bids too close to call: registered beforehand, held once, run again by anyone."""

import datetime as dt
import subprocess

import pytest

from office.judging.actions import register_draw
from office.judging.invariants import rankings_that_do_not_come_out
from office.judging.models import Lots
from office.records import clock
from office.records.actors import THE_CLOCK
from office.records.steps import take
from tests.grants import story
from tests.grants.conftest import CLOSES

LOTTERY = "The six main numbers of the National Lottery, in order of size."
AT = "/portal/officers/rounds/SCF/24/judging/lots/"


@pytest.fixture
def registered(prepared, officer):
    return register_draw(contest=prepared.contest, seed_from=LOTTERY, seed_on=CLOSES.date(), by=officer)


@pytest.fixture
def close(sent, opened, officer, assessors):
    """Judged: the first bid clear, the second and the third near the line."""
    with clock.set_to(CLOSES + dt.timedelta(days=3)):
        take(opened, "close", by=THE_CLOCK)
        story.judge(opened, officer=officer, assessors=assessors, points=[(5, 4), (4, 3), (4, 3)])
        yield opened


def test_an_officer_registers_the_draw_before_the_reading(prepared, desk, page):
    assert "Register the draw" in page("rounds/SCF/24/judging/lots/")
    when = {"seed_on-day": "18", "seed_on-month": "12", "seed_on-year": "2020"}
    early = {"seed_on-day": "2", "seed_on-month": "11", "seed_on-year": "2020"}
    refused = desk.post(AT, {"seed_from": LOTTERY, **early})
    assert (refused.status_code, Lots.objects.count()) == (422, 0)
    assert "nobody may know the number yet" in refused.content.decode()
    assert desk.post(AT, {"seed_from": LOTTERY, **when}).status_code == 302
    assert LOTTERY in page("rounds/SCF/24/judging/lots/")


def test_after_the_reading_nothing_can_be_registered(close, desk, page):
    assert "No draw was registered" in page("rounds/SCF/24/judging/lots/")
    desk.post(AT, {"seed_from": LOTTERY, "seed_on-day": "1", "seed_on-month": "1", "seed_on-year": "2021"})
    assert not Lots.objects.exists()


def test_the_draw_takes_the_bids_near_the_line_and_runs_again_anywhere(registered, close, desk, page):
    near = sorted(entry.blind_code for entry in close.contest.entries.filter(percent=70))
    assert desk.post(AT, {"seed": "4 8  15 16 23 42"}).status_code == 302
    lots = Lots.objects.get()
    assert (lots.seed, sorted(code for code, _ in lots.order)) == ("4 8 15 16 23 42", near)
    assert all(code in page("rounds/SCF/24/judging/lots/") for code in near)
    file = desk.get(f"{AT}draw.txt").content.decode()
    printed = subprocess.run(["bash", "-c", file], capture_output=True, text=True, check=True).stdout
    assert [line.split(maxsplit=1) for line in printed.splitlines()] == [[digest, code] for code, digest in lots.order]
    assert desk.post(AT, {"seed": "1"}).status_code == 200
    assert Lots.objects.get().seed == "4 8 15 16 23 42"


def test_a_draw_changed_by_hand_is_named(registered, close, desk):
    desk.post(AT, {"seed": "4 8 15 16 23 42"})
    assert list(rankings_that_do_not_come_out()) == []
    lots = Lots.objects.get()
    Lots.objects.update(order=lots.order[::-1])
    assert list(rankings_that_do_not_come_out()) == [f"{close.contest}: the draw does not come out as it was held."]
