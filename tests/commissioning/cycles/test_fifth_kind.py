"""A fifth kind of cycle is one file and rows of data: here it is, without a change to anything that ships."""

import pytest

from commissioning import cycle_kinds
from commissioning.cycle_kinds import CycleKind
from commissioning.cycles.decided import open_to
from office.decisions import kinds
from office.principles.models import GateRequirement, Principle
from office.records.steps import Refused, take
from tests.commissioning import story

carried_out = []

RENEW = CycleKind(
    code="renew",
    label="Lease of a room renewed",
    stages={"analysis": "Looking at the room", "complete": "Renewed"},
    options={"renew": "Renew the lease"},
    legal_power="Local Government Act 1972, section 111",
    needs_service=True,
    carry_out=lambda cycle, decision: carried_out.append((cycle.reference, decision.reference)),
    unless={"complete": lambda cycle: [] if carried_out else ["Nothing was carried out."]},
)


@pytest.fixture
def renew(principles, monkeypatch):
    """The kind, and its row of the matrix."""
    monkeypatch.setattr(cycle_kinds, "_kinds", dict(cycle_kinds._kinds))
    monkeypatch.setattr(kinds, "_kinds", dict(kinds._kinds))
    GateRequirement.objects.create(
        principle=Principle.objects.get(code="CP6"), kind="renew", stage="plan", need="required", asks="the rent"
    )
    carried_out.clear()
    return open_to(RENEW)


def test_it_runs_from_idea_to_complete(renew, office, contract):
    cycle = story.started(office.officer, "renew", contract.service)
    assert [one.principle.code for one in cycle.gate_sheet.gates.all()] == ["CP6"]
    take(cycle, "analyse", by=office.officer)
    assert cycle.state_word == "Looking at the room"
    take(cycle, "plan", by=office.officer)
    with pytest.raises(Refused, match="add the rent"):
        take(cycle, "consult", by=office.officer)
    story.decided(story.weighed(cycle, office.officer, "renew"), office)
    assert carried_out == [(cycle.reference, cycle.decision.reference)]
    take(cycle, "complete", by=office.officer)
    assert cycle.state_word == "Renewed"


def test_a_kind_that_the_principles_say_nothing_of_does_not_start(office, contract, renew):
    bare = CycleKind(**{**RENEW.__dict__, "code": "bare"})
    open_to(bare)
    with pytest.raises(Refused, match="say nothing about this kind"):
        story.started(office.officer, "bare", contract.service)
