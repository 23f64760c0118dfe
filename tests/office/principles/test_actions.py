"""Principles brought in, sheets opened, evidence laid down."""

import datetime as dt

import pytest
from django.db import DatabaseError, transaction

from office.principles.actions import add_evidence, adopt_principles, close_sheet, load_principles, open_sheet
from office.principles.kinds import Kind
from office.principles.models import Evidence, Gate, GateRequirement, GateSheet, Principle, PrincipleSet
from office.principles.queries import files_by_evidence, set_in_force
from office.records.files import open_for
from office.records.models import Event
from office.records.steps import Forbidden, Refused, Stale, take
from office.records.trail.verifying import faults
from tests.office.records.uploads import pdf, upload


def test_the_shipped_set_counts_ten_and_says_why(principles):
    assert [one.code for one in principles.principles.all()] == [f"CP{n}" for n in range(1, 11)]
    assert "eleven" in principles.source_note
    assert principles.principles.get(code="CP9").provenance == "Published page, items 9 and 10, joined"


def test_loading_twice_changes_nothing(principles, administrator):
    events = Event.objects.count()
    assert load_principles(by=administrator) == principles
    assert (PrincipleSet.objects.count(), Event.objects.count()) == (1, events)


def test_a_stranger_brings_nothing_in(stranger):
    with pytest.raises(Forbidden):
        load_principles(by=stranger)


def test_a_set_never_changes(principles):
    with pytest.raises(DatabaseError, match="only grows"), transaction.atomic():
        Principle.objects.update(text="Other")
    with pytest.raises(DatabaseError, match="only grows"), transaction.atomic():
        GateRequirement.objects.all().delete()


def test_every_kind_has_its_matrix(principles):
    asked = {
        kind: "".join(
            need[0]
            for need in GateRequirement.objects.filter(kind=kind)
            .order_by("principle__position")
            .values_list("need", flat=True)
        )
        for kind in Kind.values
    }  # r evidence required, c confirm, i only if material; in the order CP1 to CP10
    assert asked == {
        "round": "rrrrcrricr",
        "award": "rrcrcrricr",
        "allocation": "rrrrrrricr",
        "direct_grant": "rrrrcrricr",
        "commission": "rrrrrrrrrr",
        "recommission": "rrrrrrrrrr",
        "vary": "icrrcricir",
        "decommission": "rrrrrrrrr",
    }


def test_a_service_that_ends_is_not_asked_for_a_term(principles):
    assert not GateRequirement.objects.filter(kind="decommission", principle__code="CP8").exists()


def test_a_sheet_opens_with_its_gates(sheet, principles):
    assert sheet.principle_set == principles
    assert sheet.tally() == {"Open": 10, "Evidence added": 0, "Met": 0, "Not applicable": 0, "Waived": 0}


def test_opening_a_sheet_costs_the_same_for_nine_gates_and_for_ten(principles, officer, django_assert_max_num_queries):
    for kind in ("round", "decommission"):
        with django_assert_max_num_queries(11):
            open_sheet(kind=kind, by=officer)


def test_no_sheet_without_principles(officer):
    with pytest.raises(Refused, match="not loaded"):
        open_sheet(kind="round", by=officer)


def test_a_sheet_stays_pinned_to_the_set_it_was_opened_under(sheet, principles, legal):
    newer = adopt_principles(
        content={
            "set": {"code": "newer", "title": "Newer", "effective_from": dt.date(2021, 5, 10)},
            "principles": [{"code": "CP1", "name": "People first", "text": "People come first."}],
            "requirements": {"round": {"opening": {"CP1": ["required", "what people will gain"]}}},
        },
        by=legal,
    )
    assert set_in_force(dt.date(2021, 5, 9)) == principles
    assert set_in_force(dt.date(2021, 5, 10)) == newer
    assert open_sheet(kind="round", by=legal, on=dt.date(2021, 5, 10)).gates.count() == 1
    assert sheet.gates.count() == 10


def test_evidence_is_laid_down_and_moves_the_gate(gate, officer):
    evidence = add_evidence(
        gate=gate, text="Police figures for five years.", link="https://example.test/needs", by=officer
    )
    assert (gate.state, gate.latest_evidence, gate.version) == ("evidence_added", evidence, 1)
    add_evidence(gate=gate, text="And a survey.", by=officer)
    assert gate.evidence.count() == 2
    assert list(faults()) == []


@pytest.mark.parametrize(
    ("text", "link", "about"), [(" ", "", "text"), ("Figures.", "example.test", "link"), ("x", "javascript:1", "link")]
)
def test_evidence_says_what_it_shows_and_where(gate, officer, text, link, about):
    with pytest.raises(Refused) as refused:
        add_evidence(gate=gate, text=text, link=link, by=officer)
    assert [no.about for no in refused.value.obstacles] == [about]
    assert not Evidence.objects.exists()


def test_a_stranger_lays_nothing_down(gate, stranger):
    with pytest.raises(Forbidden):
        add_evidence(gate=gate, text="Figures.", by=stranger)


def test_evidence_from_an_old_page_leaves_nothing_behind(gate, officer):
    add_evidence(gate=gate, text="First.", by=officer, expected_version=0)
    with pytest.raises(Stale):
        add_evidence(gate=gate, text="Second.", by=officer, expected_version=0)
    assert Evidence.objects.count() == 1


@pytest.fixture
def storage(settings, tmp_path):
    private = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(tmp_path)}}
    settings.STORAGES = {**settings.STORAGES, "private": private}
    return tmp_path


def test_a_file_of_evidence_is_opened_by_staff_alone(sheet, gate, officer, auditor, stranger, storage):
    evidence = add_evidence(gate=gate, text="The assessment.", upload=upload("needs.pdf", pdf()), by=officer)
    (file,) = files_by_evidence(sheet)[evidence.pk]
    with open_for(file, auditor) as stream:
        assert stream.read(4) == b"%PDF"
    with pytest.raises(Forbidden):
        open_for(file, stranger)


def test_a_bad_file_keeps_nothing_of_the_evidence(gate, officer, storage):
    with pytest.raises(Refused):
        add_evidence(gate=gate, text="The assessment.", upload=upload("needs.exe", b"MZ"), by=officer)
    assert not Evidence.objects.exists()
    assert Gate.objects.get(pk=gate.pk).state == "not_started"


def test_evidence_only_grows_but_its_words_may_be_blanked(gate, officer):
    evidence = add_evidence(gate=gate, text="A name that should not stand here.", by=officer)
    with pytest.raises(DatabaseError, match="only grows"), transaction.atomic():
        Evidence.objects.update(text="Other")
    Evidence.objects.filter(pk=evidence.pk).update(text="")


def test_a_closed_sheet_lets_no_gate_move(sheet, gate, confirm, officer, legal):
    take(confirm, "meet", by=officer)
    close_sheet(sheet=sheet, by=officer)
    closed = "no longer change"
    gate, confirm = Gate.objects.get(pk=gate.pk), Gate.objects.get(pk=confirm.pk)
    with pytest.raises(Refused, match=closed):
        add_evidence(gate=gate, text="Late.", by=officer)
    for one, step, said in ((gate, "waive", {"reason": "Late."}), (confirm, "reopen", {"reason": "Late."})):
        with pytest.raises(Refused, match=closed):
            take(one, step, by=legal, **said)


def test_a_sheet_is_not_closed_on_a_gate_opened_again_meanwhile(sheet, gate, officer):
    with pytest.raises(Refused, match=gate.principle.name):
        close_sheet(sheet=sheet, relied_on=gate.requirement.stage, by=officer)
    assert GateSheet.objects.get(pk=sheet.pk).closed_at is None


def test_closing_twice_keeps_the_first_time(sheet, officer):
    close_sheet(sheet=sheet, by=officer)
    first = GateSheet.objects.get(pk=sheet.pk).closed_at
    close_sheet(sheet=sheet, by=officer)
    assert GateSheet.objects.get(pk=sheet.pk).closed_at == first
