"""The table of notices: which event calls for which, by value, route and day; due days by worked examples."""

import datetime as dt

import pytest

from commissioning.notices.table import RULES, Event, called_for, threshold
from commissioning.tenders.routes import standstill_ends

MONDAY = dt.date(2026, 12, 21)


def codes(event, pence, *, route="tender", light=True, on=MONDAY):
    return [rule.code for rule, _ in called_for(Event(event, on, route, pence, light))]


def due(event, code, pence, *, light, on):
    return next(day for rule, day in called_for(Event(event, on, "tender", pence, light)) if rule.code == code)


def test_a_notice_on_monday_21_december_2026_ends_the_standstill_on_monday_4_january_2027():
    assert standstill_ends(MONDAY) == dt.date(2027, 1, 4)


def test_thresholds_change_with_the_day():
    assert threshold(dt.date(2025, 12, 31), is_light_touch=False) == 214_904_00
    assert threshold(dt.date(2026, 1, 1), is_light_touch=False) == 207_720_00
    assert threshold(dt.date(2026, 1, 1), is_light_touch=True) == 663_540_00


@pytest.mark.parametrize(
    ("event", "pence", "light", "wanted"),
    [
        ("opened", 663_540_00, True, ["UK4", "ITT"]),
        ("opened", 663_539_99, True, ["UK4B", "ITT"]),
        ("opened", 207_720_00, False, ["UK4", "ITT"]),
        ("opened", 10_000_00, True, []),
        ("awarded", 663_540_00, True, ["UK6"]),
        ("awarded", 480_000_00, True, []),
        ("signed", 663_540_00, True, ["UK7", "COPY"]),
        ("signed", 480_000_00, True, ["UK7B", "COPY"]),
        ("signed", 10_000_01, True, ["COPY"]),
        ("signed", 10_000_00, True, ["LIST"]),
        ("changed", 300_000_00, False, ["UK10"]),
        ("changed", 900_000_00, True, []),  # light touch: a change is recorded, not announced
        ("ended", 663_540_00, True, ["UK11"]),
        ("failed", 663_540_00, True, ["UK12"]),
    ],
)
def test_what_an_event_calls_for(event, pence, light, wanted):
    assert codes(event, pence, light=light) == wanted


def test_a_direct_award_is_told_of_before_it_is_made_and_a_grant_stands_in_its_list():
    assert codes("chosen", 700_000_00, route="direct_award") == ["UK5"]
    assert codes("chosen", 700_000_00) == []
    assert codes("signed", 700_000_00, route="competed_grant") == ["GRANT"]


def test_due_days():
    signed = dt.date(2026, 12, 4)
    assert due("signed", "UK7", 300_000_00, light=False, on=signed) == dt.date(2026, 12, 31)  # 3 January is a Sunday
    assert due("signed", "UK7", 700_000_00, light=True, on=signed) == dt.date(2027, 4, 2)  # the 3rd is a Saturday
    assert due("signed", "COPY", 700_000_00, light=True, on=MONDAY) == dt.date(2027, 1, 21)  # three bank holidays
    assert due("opened", "UK4", 700_000_00, light=True, on=MONDAY) == MONDAY


def test_every_rule_can_be_called():
    worlds = [Event(rule.event, MONDAY, route, pence, light) for rule in RULES for route in rule.routes
              for pence in (5_000_00, 50_000_00, 900_000_00) for light in (True, False)]  # fmt: skip
    assert {rule.code for event in worlds for rule, _ in called_for(event)} == {rule.code for rule in RULES}
