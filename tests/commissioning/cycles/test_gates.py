"""Every gate that ships blocks its stage once: with all others of a cycle met, the step names this one alone."""

import pytest

from commissioning.services.actions import propose_variation
from commissioning.tenders.rules import AWARD_GATES
from office.principles.actions import add_evidence
from office.principles.kinds import Need
from office.principles.models import Gate, GateRequirement
from office.principles.needs.actions import record_need
from office.principles.rules import obstacles_from_gates
from office.records.steps import Refused, take
from tests.commissioning import story

KINDS = ("commission", "recommission", "vary", "decommission")
STEPS = {
    "analysis": ("analysis", "plan"),
    "plan": ("plan", "consult"),
    "decision": ("consultation", "ask_for_decision"),
}


@pytest.fixture
def cycles(office, contract):
    need = record_need(**story.NEED, by=office.officer)
    change = propose_variation(contract=contract, cause="need", reason="Backlog.", ground="light_touch",
                               effective_on=story.TODAY, by=office.officer)  # fmt: skip
    made = {}
    for kind in KINDS:
        cause = {"vary": "need", "decommission": "not_required"}.get(kind, "")
        made[kind] = story.started(office.officer, kind, contract.service, needs=[need], cause=cause)
    type(made["vary"]).objects.filter(pk=made["vary"].pk).update(variation=change)
    return made


def gates_said(cycle, stage, officer):
    """The principles that the step out of a stage names."""
    if stage == AWARD_GATES:
        return {one.about for one in obstacles_from_gates(cycle.gate_sheet, AWARD_GATES)}
    state, step = STEPS[stage]
    type(cycle).objects.filter(pk=cycle.pk).update(state=state)
    cycle.refresh_from_db()
    codes = set(cycle.gate_sheet.gates.values_list("requirement__principle__code", flat=True))
    with pytest.raises(Refused) as refused:
        take(cycle, step, by=officer)
    return {one.about for one in refused.value.obstacles} & codes


@pytest.mark.parametrize("kind", KINDS)
def test_every_gate_that_ships_blocks_once(cycles, kind, officer):
    cycle = cycles[kind]
    gates = list(Gate.objects.filter(sheet=cycle.gate_sheet).select_related("requirement__principle"))
    assert {one.requirement.stage for one in gates} <= {*STEPS, AWARD_GATES}
    story.meet(cycle, *STEPS, AWARD_GATES, by=officer)
    for gate in gates:
        gate.refresh_from_db()
        take(gate, "reopen", by=officer, reason="Looked at again.")
        gate.refresh_from_db()
        if gate.requirement.need == Need.IF_MATERIAL:
            add_evidence(gate=gate, text="It matters here.", by=officer)  # from now on it counts
        assert gates_said(cycle, gate.requirement.stage, officer) == {gate.principle.code}, gate
        story.meet(cycle, gate.requirement.stage, by=officer)
    assert len(gates) == GateRequirement.objects.filter(kind=kind).count()
