"""A ranking can be made again from what is stored."""

import json
from decimal import Decimal

import pytest

from office.judging import invariants
from office.judging.actions import declare, moderate
from office.judging.findings import METHOD, differences_in_findings
from office.judging.models import AssessorKey, Entry, Rubric, Score
from office.judging.replaying import differences, frozen_inputs, recompute
from office.records.invariants import registered
from office.records.steps import take

from .conftest import points_for

pytestmark = pytest.mark.django_db


def test_every_percent_comes_out_again(contest, disputed, officer, panel_chair):
    moderate(entry=disputed, points=points_for(4), note="Agreed.", by=panel_chair)
    take(contest, "rank", by=officer)
    assert recompute(contest) == {"Bid 1": Decimal("80.00")}
    assert differences(contest) == []


def test_the_inputs_name_nobody(ranked, settled, reading):
    inputs = frozen_inputs(ranked)
    assert inputs.digest == ranked.inputs_hash
    scores = json.loads(inputs.text)["entries"]["Bid 1"]["scores"]
    assert scores[str(reading[0].assessor_id)] == points_for(4)
    assert "Beckside" not in inputs.text


def test_a_score_changed_behind_our_back_shows(ranked, reading):
    Score.objects.filter(assessment=reading[0], criterion__code="C1").update(points=5)
    found = differences(ranked)
    assert len(found) == 3
    assert "reader" in found[1]
    assert "C1: the score or its reason is not the one that was locked" in found[1]
    assert list(invariants.rankings_that_do_not_come_out())[:3] == found


def test_a_percent_changed_behind_our_back_shows(ranked):
    Entry.objects.update(percent=Decimal("99.00"))
    assert differences(ranked) == [f"{ranked}, Bid 1: 99.00 is stored, 70.00 comes out."]


def test_a_reason_changed_behind_our_back_shows(ranked, reading):
    Score.objects.filter(assessment=reading[0], criterion__code="C2").update(reason="Something kinder.")
    why = "C2: the score or its reason is not the one that was locked."
    assert differences(ranked) == [f"{ranked}, Bid 1, reader {reading[0].assessor_id}, {why}"]


def test_a_weight_changed_behind_our_back_shows(ranked, rubric):
    rubric.criteria.filter(code="C1").update(weight=1)
    assert "the scores are not those the list was made from" in differences(ranked)[0]
    assert list(invariants.rubrics_changed_since_frozen()) == [f"{rubric} was changed after it was frozen."]


def test_ranks_and_chances_come_out_again_and_a_changed_finding_shows(ranked):
    assert len(ranked.findings_hash) == 64
    assert ranked.findings_method == METHOD
    assert differences_in_findings(ranked) == []
    ranked.findings_hash = "0" * 64
    assert "do not come out as they did" in differences_in_findings(ranked)[0]


def test_a_bid_withdrawn_after_the_list_closed_changes_nothing(ranked, settled, officer):
    from_before = frozen_inputs(ranked).digest
    Entry.objects.filter(pk=settled.pk).update(state="removed")
    assert frozen_inputs(ranked).digest == from_before
    assert differences(ranked) == []


def test_the_invariants_are_registered_and_hold(ranked):
    for name in ("readers and keys agree", "frozen criteria stay as they were", "rankings come out again"):
        assert list(registered()[name]()) == []


def test_a_reader_without_a_key_shows(settled, reading):
    AssessorKey.objects.filter(user=reading[0].assessor).delete()
    assert list(invariants.keys_that_disagree()) == [
        f"User {reading[0].assessor_id} reads entry {settled.pk} and has no key."
    ]


def test_a_key_kept_in_spite_of_an_interest_shows(entry, reading):
    key = AssessorKey.objects.get(user=reading[0].assessor)
    declare(entry=entry, by=reading[0].assessor, has_interest=True, nature="I coach there")
    assert list(invariants.keys_that_disagree()) == []
    key.pk = None
    key.save(force_insert=True)
    assert list(invariants.keys_that_disagree()) == [
        f"User {reading[0].assessor_id} holds the key of entry {entry.pk} and must not."
    ]


def test_a_rubric_changed_after_it_was_frozen_shows(rubric):
    Rubric.objects.update(title="Other")
    rubric.refresh_from_db()
    assert list(invariants.rubrics_changed_since_frozen()) == [f"{rubric} was changed after it was frozen."]
