"""Bringing in principles, opening a sheet of gates, and adding evidence."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from office.records import clock
from office.records.deeds import deed
from office.records.files import keep_file
from office.records.steps import Forbidden, Refused, take
from office.records.trail import note

from . import permissions, rules
from .kinds import Kind
from .models import Evidence, Gate, GateRequirement, GateSheet, Principle, PrincipleSet
from .queries import set_in_force

FILE = Path(__file__).parent / "data" / "principles.json"


@deed
def load_principles(*, by: Any) -> PrincipleSet:
    """Bring in the set that ships with the product. Does nothing twice."""
    content = json.loads(FILE.read_text(encoding="utf-8"))
    known = PrincipleSet.objects.filter(code=content["set"]["code"]).first()
    return known or adopt_principles(content=content, by=by)


@deed
def adopt_principles(*, content: dict[str, Any], by: Any) -> PrincipleSet:
    """Bring in a set of principles. `content` is shaped like the shipped file:

    {"set": {...}, "principles": [...], "requirements": {kind: {stage: {code: [need, asks]}}}}
    """
    if not permissions.may_adopt_principles(by):
        raise Forbidden
    adopted = PrincipleSet.objects.create(**content["set"])
    made = Principle.objects.bulk_create(
        Principle(principle_set=adopted, position=position, **row)
        for position, row in enumerate(content["principles"], 1)
    )
    by_code = {principle.code: principle for principle in made}
    GateRequirement.objects.bulk_create(
        GateRequirement(principle=by_code[code], kind=kind, stage=stage, need=need, asks=asks)
        for kind, stages in content["requirements"].items()
        for stage, asked in stages.items()
        for code, (need, asks) in asked.items()
    )
    note(adopted, "adopted", by=by)
    return adopted


@deed
def open_sheet(*, kind: str, by: Any, on: dt.date | None = None) -> GateSheet:
    """A sheet with every gate that this kind of thing carries under the principles in force.

    Whoever calls makes the thing itself and holds the sheet, and has asked whether `by` may.
    """
    principles = set_in_force(on)
    if principles is None:
        raise Refused(["The commissioning principles are not loaded. An administrator can load them."])
    asked = list(GateRequirement.objects.filter(principle__principle_set=principles, kind=kind))
    if not asked:
        raise Refused([f"{principles.title} say nothing about this kind of thing: {kind}."])
    sheet = GateSheet.objects.create(kind=kind, principle_set=principles, opened_at=clock.now())
    Gate.objects.bulk_create(Gate(sheet=sheet, requirement=requirement) for requirement in asked)
    note(sheet, "opened", by=by, words={"kind": Kind(kind) if kind in Kind.values else None})
    return sheet


@deed
def close_sheet(*, sheet: GateSheet, relied_on: str = "", by: Any) -> None:
    """Let no gate move any more: a decision has relied on them. Called by the decision's own consequences.

    relied_on: the stage that was passed. Its gates are read again with the sheet's row held, as every step of a gate
    holds it: one opened again in the meantime stops what relied on it.
    """
    if sheet.closed_at is None:
        sheet.closed_at = clock.now()
        sheet.save(update_fields=["closed_at"])
        if relied_on and (no := rules.obstacles_from_gates(GateSheet(pk=sheet.pk), relied_on)):
            raise Refused(no)
        note(sheet, "closed", by=by)


@deed
def add_evidence(
    *,
    gate: Gate,
    text: str,
    link: str = "",
    upload: UploadedFile | None = None,
    by: Any,
    expected_version: int | None = None,
) -> Evidence:
    """Lay down a piece of evidence: a sentence on what it shows and, where there is one, its address or file."""
    if not permissions.may_work_on(gate, by):
        raise Forbidden
    if no := rules.obstacles_to_adding_evidence(gate, text, link):
        raise Refused(no)
    evidence = Evidence.objects.create(gate=gate, text=text.strip(), link=link, added_by=by, added_at=clock.now())
    take(gate, "hold_evidence", by=by, expected_version=expected_version, evidence=evidence)
    if upload:
        keep_file(upload=upload, subject=evidence, by=by, about="upload")  # last: bytes are not kept for a refused step
    return evidence
