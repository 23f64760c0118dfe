"""What open gates stand in the way of."""

import datetime as dt

import pytest

from office.principles.actions import add_evidence, adopt_principles, open_sheet
from office.principles.kinds import Stage
from office.principles.models import GateSheet
from office.principles.queries import gates_of, with_gates
from office.principles.rules import obstacles_from_gates
from office.records.steps import take


def settle_all(sheet, by):
    for gate in sheet.gates.all():
        if gate.requirement.need == "required":
            add_evidence(gate=gate, text="Shown.", by=by)
        if gate.requirement.need != "if_material":
            take(gate, "meet", by=by)


def test_every_open_gate_says_what_it_wants(sheet):
    found = obstacles_from_gates(sheet, Stage.OPENING)
    assert [no.about for no in found] == ["CP1", "CP2", "CP3", "CP4", "CP5", "CP6", "CP7", "CP9", "CP10"]
    assert found[3] == "CP4 Evidence: add the needs evidence, with its sources, or mark it not applicable."
    assert found[4].startswith("CP5 West Yorkshire-wide: confirm that groups in all five districts can apply")


def test_gates_of_a_later_stage_do_not_count_yet(sheet, principles, legal):
    later = adopt_principles(
        content={
            "set": {"code": "later", "title": "Later", "effective_from": dt.date(2021, 5, 10)},
            "principles": [{"code": "CP1", "name": "People first", "text": "People come first."}],
            "requirements": {
                "round": {
                    "decision": {"CP1": ["required", "what people will gain"]},
                    "opening": {"CP1": ["confirm", "that people were told"]},
                }
            },
        },
        by=legal,
    )
    sheet = open_sheet(kind="round", by=legal, on=later.effective_from)
    assert len(obstacles_from_gates(sheet, "decision")) == 1
    assert len(obstacles_from_gates(sheet, "opening")) == 2


def test_a_gate_that_counts_only_if_material_counts_once_it_has_evidence(sheet, officer):
    settle_all(sheet, officer)
    assert obstacles_from_gates(sheet, Stage.OPENING) == []
    add_evidence(gate=sheet.gates.get(requirement__principle__code="CP8"), text="Two years.", by=officer)
    (found,) = obstacles_from_gates(sheet, Stage.OPENING)
    assert found == "CP8 Multi-year where appropriate: check the evidence, then mark it met."


@pytest.mark.parametrize(("step", "who"), [("mark_not_applicable", "officer"), ("waive", "legal")])
def test_a_gate_put_aside_with_a_reason_does_not_block(sheet, gate, step, who, officer, legal):
    settle_all(sheet, officer)
    take(gate, "reopen", by=officer, reason="Look again.")
    assert [no.about for no in obstacles_from_gates(sheet, Stage.OPENING)] == ["CP4"]
    take(gate, step, by={"officer": officer, "legal": legal}[who], reason="Not here.")
    assert obstacles_from_gates(sheet, Stage.OPENING) == []


def test_rules_ask_nothing_when_the_gates_were_fetched(sheet, officer, django_assert_num_queries):
    for _ in range(5):
        open_sheet(kind="round", by=officer)
    with django_assert_num_queries(2):
        for one in with_gates(GateSheet.objects.all()):
            assert len(obstacles_from_gates(one, Stage.OPENING)) == 9
            assert one.tally()["Open"] == 10
    with django_assert_num_queries(1):
        obstacles_from_gates(sheet, Stage.OPENING)


def test_a_page_of_gates_costs_a_constant_number_of_queries(sheet, officer, django_assert_num_queries):
    settle_all(sheet, officer)
    with django_assert_num_queries(2):
        for gate in gates_of(sheet):
            assert gate.reviewed_by in (officer, None)
            assert [one.added_by for one in gate.evidence.all()] in ([officer], [])
