"""Every step of a gate, from every state, by every role."""

import pytest

from office.people.roles import Role
from office.principles.actions import add_evidence
from office.principles.models import Evidence, Gate
from office.principles.states import GateState
from office.records.models import Event
from office.records.steps import Forbidden, Refused, Stale, offers, take

REASON = {"reason": "Because the page says so."}
WORKERS = {Role.OFFICER, Role.LEGAL}
STEPS = {
    # step: (from, to, who, what it asks)
    "hold_evidence": ({"not_started", "evidence_added"}, "evidence_added", WORKERS),
    "meet": ({"not_started", "evidence_added"}, "met", WORKERS),
    "mark_not_applicable": ({"not_started", "evidence_added"}, "not_applicable", WORKERS),
    "waive": ({"not_started", "evidence_added"}, "waived", {Role.LEGAL}),
    "reopen": ({"met", "not_applicable", "waived"}, "not_started", WORKERS),
}


def bring_to(gate, state, legal):
    """A gate in any state, by lawful steps."""
    if state == "evidence_added":
        add_evidence(gate=gate, text="Figures.", by=legal)
    elif state != "not_started":
        step = {"met": "meet", "not_applicable": "mark_not_applicable", "waived": "waive"}[state]
        take(gate, step, by=legal, **({} if step == "meet" else REASON))
    return gate


def said_for(step, gate, user):
    if step == "hold_evidence":
        return {"evidence": Evidence.objects.create(gate=gate, text="x", added_by=user, added_at="2020-11-23T12:00Z")}
    return {} if step == "meet" else REASON


def test_the_table_names_every_step():
    assert set(STEPS) == set(Gate.steps())


@pytest.mark.parametrize("state", GateState.values)
@pytest.mark.parametrize("name", STEPS)
def test_each_step_from_each_state(name, state, confirm, legal):
    sources, target, _ = STEPS[name]
    bring_to(confirm, state, legal)
    if state in sources:
        take(confirm, name, by=legal, **said_for(name, confirm, legal))
        assert confirm.state == target
    else:
        with pytest.raises(Refused, match="not possible now"):
            take(confirm, name, by=legal, **said_for(name, confirm, legal))


@pytest.mark.parametrize("role", Role.values)
@pytest.mark.parametrize("name", STEPS)
def test_each_step_by_each_role(name, role, confirm, legal, holder):
    _, target, who = STEPS[name]
    user = legal if role == Role.LEGAL else holder(role)
    bring_to(confirm, "met" if name == "reopen" else "not_started", legal)
    if role in who:
        take(confirm, name, by=user, **said_for(name, confirm, legal))
        assert confirm.state == target
    else:
        with pytest.raises(Forbidden):
            take(confirm, name, by=user, **said_for(name, confirm, legal))


def test_a_waived_gate_is_reopened_by_the_monitoring_officer_alone(gate, officer, legal):
    take(gate, "waive", by=legal, **REASON)
    with pytest.raises(Forbidden):
        take(gate, "reopen", by=officer, **REASON)
    take(gate, "reopen", by=legal, **REASON)


def test_a_gate_is_met_on_evidence(gate, officer):
    with pytest.raises(Refused, match="First add the needs evidence, with its sources"):
        take(gate, "meet", by=officer)
    add_evidence(gate=gate, text="Figures.", by=officer)
    take(gate, "meet", by=officer)
    assert gate.reviewed_by == officer
    assert gate.is_settled


def test_a_gate_that_asks_to_confirm_is_met_without(confirm, officer):
    take(confirm, "meet", by=officer)
    assert confirm.state == "met"


@pytest.mark.parametrize("name", ["mark_not_applicable", "waive"])
def test_a_reason_is_needed(name, gate, legal):
    with pytest.raises(Refused) as refused:
        take(gate, name, by=legal, reason="  ")
    assert refused.value.obstacles[0].about == "reason"
    assert Gate.objects.get(pk=gate.pk).state == "not_started"


def test_a_reopened_gate_wants_evidence_anew_and_keeps_the_old(gate, officer):
    add_evidence(gate=gate, text="Figures.", by=officer)
    take(gate, "meet", by=officer)
    take(gate, "reopen", by=officer, reason="The figures were of another district.")
    with pytest.raises(Refused, match="First add the needs evidence"):
        take(gate, "meet", by=officer)
    assert gate.evidence.count() == 1
    assert (gate.reviewed_by, gate.latest_evidence) == (None, None)


def test_evidence_of_another_gate_is_refused(gate, confirm, officer):
    evidence = add_evidence(gate=gate, text="Figures.", by=officer)
    with pytest.raises(Refused, match="another gate"):
        take(confirm, "hold_evidence", by=officer, evidence=evidence)


def test_an_old_page_is_refused(gate, officer):
    add_evidence(gate=gate, text="Figures.", by=officer)
    with pytest.raises(Stale):
        take(gate, "meet", by=officer, expected_version=0)


def test_reasons_enter_the_trail_as_a_digest(gate, legal):
    take(gate, "waive", by=legal, reason="Somebody's private reason.")
    event = Event.objects.get(verb="waive")
    assert "private" not in str(event.facts)
    assert set(event.digests) == {"reason"}


def test_buttons_are_offered_by_role(gate, officer, legal, stranger):
    assert [offer.step.name for offer in offers(gate, officer)] == ["hold_evidence", "meet", "mark_not_applicable"]
    assert "waive" in [offer.step.name for offer in offers(gate, legal)]
    assert offers(gate, stranger) == []
