"""Every step from every state: what is lawful moves, all else is refused and changes nothing."""

import pytest

from office.decisions import kinds
from office.decisions.actions import declare_before_signing
from office.decisions.models import DecisionRecord
from office.decisions.permissions import decided_by
from office.records.steps import Forbidden, Refused, take
from tests.factories import advised, drafted, ready, signed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]

WHO = {"ask_for_advice": "officer", "send_to_sign": "officer", "sign": "commissioner", "send_back": "officer",
       "reject": "commissioner", "withdraw": "officer"}  # fmt: skip
WORDS = {"send_back": {"reason": "Why."}, "reject": {"reason": "Why."}, "withdraw": {"reason": "Why."}}
LAWFUL = {
    "draft": {"ask_for_advice", "withdraw"},
    "advising": {"send_to_sign", "send_back", "withdraw"},
    "ready": {"sign", "send_back", "reject", "withdraw"},
    "signed": set(),
    "rejected": set(),
    "withdrawn": set(),
}


def in_state(office, state):
    if state == "draft":
        return drafted(office)
    if state == "advising":
        return advised(office)
    if state == "signed":
        return signed(office)
    if state == "withdrawn":
        return take(drafted(office), "withdraw", by=office.officer, reason="Why.")
    decision = ready(office)
    declare_before_signing(decision=decision, has_interest=False, by=office.commissioner)
    return take(decision, "reject", by=office.commissioner, reason="Why.") if state == "rejected" else decision


@pytest.mark.parametrize("state", LAWFUL)
def test_steps_from(state, office):
    decision = in_state(office, state)
    for name in DecisionRecord.steps():
        if name in LAWFUL[state]:
            continue
        version = decision.version
        with pytest.raises(Refused, match="not possible now"):
            take(decision, name, by=getattr(office, WHO[name]), **WORDS.get(name, {}))
        decision.refresh_from_db()
        assert (decision.state, decision.version) == (state, version)


@pytest.mark.parametrize(("state", "name"), [(s, n) for s, names in LAWFUL.items() for n in sorted(names)])
def test_lawful_steps_move_and_others_may_not_take_them(state, name, office, auditor):
    decision = in_state(office, state)
    with pytest.raises(Forbidden):
        take(decision, name, by=auditor, **WORDS.get(name, {}))
    take(decision, name, by=getattr(office, WHO[name]), **WORDS.get(name, {}))
    assert decision.state == DecisionRecord.steps()[name].target


@pytest.mark.parametrize("name", ["send_back", "reject", "withdraw"])
def test_a_reason_is_given(name, office):
    with pytest.raises(Refused):
        take(ready(office), name, by=getattr(office, WHO[name]), reason="  ")


def test_what_it_decides_is_carried_out_with_the_signature_or_not_at_all(office, monkeypatch):
    seen = []
    monkeypatch.setitem(kinds._kinds, "test-kind", kinds.DecisionKind("test-kind", "Test", seen.append))
    decision = signed(office, kind="test-kind")
    assert seen == [decision]

    def refuse(decision):
        raise Refused(["The pot is empty."])

    monkeypatch.setitem(kinds._kinds, "test-kind", kinds.DecisionKind("test-kind", "Test", refuse))
    with pytest.raises(Refused, match="The pot is empty"):
        signed(office, kind="test-kind")
    assert DecisionRecord.objects.filter(state="signed").count() == 1


def test_only_that_very_decision_may(office):
    class Thing:
        decision = None

    thing, other = Thing(), signed(office)
    thing.decision = signed(office)
    may = decided_by("decision")
    assert may(thing, thing.decision)
    assert not may(thing, other)
    assert not may(thing, office.commissioner)
    thing.decision = drafted(office)
    assert not may(thing, thing.decision)
