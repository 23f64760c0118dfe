"""A quarter that is collected: the Plan in force, its owner named, the figures of one measure."""

from decimal import Decimal
from types import SimpleNamespace

import pytest

from office.delivery import actions
from office.delivery.actions import Given
from office.delivery.models import MeasureReturn
from office.delivery.quarters import quarter_called
from office.plan.actions import load_plan
from office.records.steps import take

WORDS = {"source": "Police recorded crime", "what": "Fewer than a year ago.", "why": "", "doing": "", "caveat": ""}


@pytest.fixture
def plan(administrator, at_noon):
    return load_plan(by=administrator)


@pytest.fixture
def measure(plan):
    """measure("M01")"""
    return lambda code: plan.measures.get(code=code)


@pytest.fixture
def quarterly(office, measure, measure_owner):
    """2020-21 Q2, just opened. M01, M04 and M11 are the police's."""
    for code in ("M01", "M04", "M11"):
        actions.name_owner(measure=measure(code), user=measure_owner, body="police", by=office.officer)
    return actions.open_quarter(quarter=quarter_called("2020-21 Q2"), by=office.officer)


@pytest.fixture
def returned(quarterly):
    """returned("M01"): the return of a measure, as it is now."""
    return lambda code: MeasureReturn.objects.get(quarterly=quarterly, measure__code=code)


@pytest.fixture
def enter(office, returned, measure_owner):
    """enter("M01", 70400): the owner writes a figure down, and words."""

    def entered(code, value, by=None, words=WORDS, **more):
        given = {"": Given(Decimal(value))} if value is not None else {}
        return actions.record(measure_return=returned(code), given=given, words=words, by=by or measure_owner, **more)

    return entered


@pytest.fixture
def published(office, quarterly, returned, enter, measure_owner):
    """The account of the quarter is public: M01 moderated, all else late."""

    def publish(value=70400):
        enter("M01", value)
        take(returned("M01"), "hand_in", by=measure_owner)
        take(returned("M01"), "moderate", by=office.officer, verdict="on_track", note="")
        for one in quarterly.returns.filter(state="waiting"):
            take(one, "go_on_without", by=office.officer)
        actions.write_summary(quarterly=quarterly, summary="Crime fell.", by=office.officer)
        take(quarterly, "draft", by=office.officer)
        take(quarterly, "hold_meeting", by=office.officer, held_on=quarterly.ends_on)
        take(quarterly, "approve", by=office.commissioner)
        take(quarterly, "publish", by=office.officer)
        quarterly.refresh_from_db()
        return quarterly

    return SimpleNamespace(now=publish)
