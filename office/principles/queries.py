"""How principles and gates are looked up."""

import datetime as dt
from typing import Any, TypeVar

from django.db.models import Model, Prefetch, QuerySet

from office.people.permissions import is_staff
from office.records import clock, sight
from office.records.files.workflow import ScanState
from office.records.models import StoredFile

from .models import Evidence, Gate, GateRequirement, GateSheet, PrincipleSet

M = TypeVar("M", bound=Model)


@sight.register(GateSheet)
def visible_to(user: Any) -> QuerySet[GateSheet]:
    """Gates are the office's own work: staff see them. What is published of them goes out with the decision."""
    return GateSheet.objects.all() if is_staff(user) else GateSheet.objects.none()


@sight.register(Gate)
def gates_visible_to(user: Any) -> QuerySet[Gate]:
    """A gate is seen by whoever sees its sheet."""
    return Gate.objects.filter(sheet__in=visible_to(user))


@sight.register(Evidence)
def evidence_visible_to(user: Any) -> QuerySet[Evidence]:
    """Evidence is seen by whoever sees its gate."""
    return Evidence.objects.filter(gate__sheet__in=visible_to(user))


def set_in_force(on: dt.date | None = None) -> PrincipleSet | None:
    """The principles in force on a day (today without one); None before the first set."""
    day = on or clock.today()
    return PrincipleSet.objects.filter(effective_from__lte=day).order_by("-effective_from", "-pk").first()


def is_asked_of(kind: str) -> bool:
    """True when the principles in force ask anything of this kind of thing."""
    return GateRequirement.objects.filter(principle__principle_set=set_in_force(), kind=kind).exists()


def with_gates(things: QuerySet[M], through: str = "") -> QuerySet[M]:
    """Sheets, or things that lead to their sheet by the path `through`, with every gate in one more query.

    with_gates(Round.objects.all(), through="gate_sheet")
    """
    path = f"{through}__gates" if through else "gates"
    return things.prefetch_related(Prefetch(path, Gate.objects.all()))


def gates_of(*sheets: GateSheet) -> QuerySet[Gate]:
    """The gates of sheets in order, each with its reviewer and all its evidence, for the page that works on them."""
    evidence = Evidence.objects.select_related("added_by")
    return (
        Gate.objects.filter(sheet__in=sheets)
        .select_related("sheet", "reviewed_by")
        .prefetch_related(Prefetch("evidence", evidence))
    )


def files_by_evidence(sheet: GateSheet) -> dict[int, list[StoredFile]]:
    """The files of a sheet's evidence by the evidence's key, in one query."""
    keys = Evidence.objects.filter(gate__sheet=sheet).order_by().values("pk")
    kept = StoredFile.objects.filter(subject_type=Evidence._meta.label_lower, subject_id__in=keys)
    found: dict[int, list[StoredFile]] = {}
    for file in kept.exclude(state=ScanState.REMOVED).order_by("pk"):
        found.setdefault(file.subject_id, []).append(file)
    return found
