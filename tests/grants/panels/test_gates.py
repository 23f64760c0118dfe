"""The gates of awards: opened when a round closes, holding its list and the signature, closed once that is signed."""

import json

import pytest

from grants.funds.models import Round
from grants.panels.actions import draft_awards_decision
from office.decisions.actions import declare_before_signing, give_advice
from office.principles.actions import FILE, add_evidence, adopt_principles
from office.records import clock
from office.records.actors import THE_CLOCK
from office.records.steps import Refused, take
from tests.grants.conftest import CLOSES

pytestmark = pytest.mark.django_db


def about(refused):
    return [getattr(one, "about", "") for one in refused.value.obstacles]


def reopened(round, officer, code="CP6"):
    gate = round.award_sheet.gates.get(requirement__principle__code=code)
    return take(gate, "reopen", by=officer, reason="The sums changed.")


def test_they_open_when_the_round_closes_and_its_own_no_longer_move(opened, officer):
    assert opened.award_sheet is None
    assert opened.gate_sheet.closed_at is not None
    with pytest.raises(Refused, match="no longer change"):
        take(opened.gate_sheet.gates.first(), "reopen", by=officer, reason="I forgot something.")
    with clock.set_to(CLOSES):
        take(opened, "close", by=THE_CLOCK)
    closed = Round.objects.get()
    assert closed.award_sheet.gates.count() == 10
    assert {gate.requirement.kind for gate in closed.award_sheet.gates.all()} == {"award"}


def test_principles_that_ask_nothing_of_awards_hold_nothing(opened, administrator):
    content = json.loads(FILE.read_text(encoding="utf-8"))
    content["set"] |= {"code": "fewer", "effective_from": CLOSES.date()}
    del content["requirements"]["award"]
    adopt_principles(content=content, by=administrator)
    with clock.set_to(CLOSES):
        take(opened, "close", by=THE_CLOCK)
    assert Round.objects.get().award_sheet is None


def test_no_list_goes_to_a_decision_past_an_open_gate(recommended, meeting, officer):
    gate = reopened(recommended, officer)
    with pytest.raises(Refused, match="CP6 Value for money: add the check of costs") as refused:
        draft_awards_decision(round=recommended, meeting=meeting, by=officer)
    assert about(refused) == ["CP6"]
    add_evidence(gate=gate, text="Costs were compared with like projects.", by=officer)
    with pytest.raises(Refused, match="check the evidence"):
        draft_awards_decision(round=recommended, meeting=meeting, by=officer)
    gate.refresh_from_db()
    take(gate, "meet", by=officer)
    decision = draft_awards_decision(round=recommended, meeting=meeting, by=officer)
    assert decision.sections.get(code="principles").text == "Gates of these awards: 1 met, 9 not applicable."


def test_a_gate_opened_again_holds_every_step_to_the_signature(
    recommended, meeting, officer, officer_2, finance_1, legal, commissioner
):
    decision = draft_awards_decision(round=recommended, meeting=meeting, by=officer)
    gate = reopened(recommended, officer)

    def held(step, by):
        with pytest.raises(Refused) as refused:
            take(decision, step, by=by)
        assert about(refused) == ["CP6"]
        take(gate, "mark_not_applicable", by=officer, reason="Looked at.")
        take(decision, step, by=by)
        return take(gate, "reopen", by=officer, reason="Once more.") if step != "sign" else gate

    gate = held("ask_for_advice", officer)
    for kind, adviser in (("finance", finance_1), ("legal", legal), ("equality", officer_2)):
        give_advice(decision=decision, kind=kind, result="nil", by=adviser)
    gate = held("send_to_sign", officer)
    declare_before_signing(decision=decision, has_interest=False, by=commissioner)
    held("sign", commissioner)
    recommended.refresh_from_db()
    assert recommended.award_sheet.closed_at is not None
    with pytest.raises(Refused, match="no longer change"):
        take(gate, "reopen", by=officer, reason="After all.")


def test_the_round_itself_is_not_decided_past_an_open_gate(recommended, meeting, officer, signed):
    signed(draft_awards_decision(round=recommended, meeting=meeting, by=officer))
    Round.objects.update(state="closed")
    round = Round.objects.get()
    round.award_sheet.gates.filter(requirement__principle__code="CP6").update(state="not_started")
    with pytest.raises(Refused, match="CP6"):
        take(round, "decide", by=round.awards_decision)
