"""Taking a step: lock, who, version, state, obstacles, run, save, trail, tell, consequences."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import connection, models
from django.dispatch import Signal

from .. import trail
from ..deeds import deed
from .declaring import Step
from .fields import Stateful
from .refusals import Forbidden, Refused, Stale

S = TypeVar("S", bound=Stateful)

CHUNK = 500  # rows in one statement; SQLite allows 999 parameters in older builds

step_taken = Signal()
"""The house's one event. Sent inside the transaction with ``taken``: always a list of Taken."""


@dataclass(frozen=True)
class Taken:
    """A step that was just taken, as told to listeners."""

    subject: Any
    step: Step
    before: str
    by: Any
    words: dict[str, Any]


def refusal(row: Stateful, step: Step, *, by: Any, expected_version: int | None = None) -> Refused | None:
    """Why this row may not take this step, or None. Who comes first, so that a stranger learns nothing."""
    if not step.allowed(row, by):
        return Forbidden()
    if expected_version is not None and expected_version != row.version:
        return Stale()
    if row.state not in step.sources:  # type: ignore[attr-defined]
        return Refused([f"This is not possible now: it is {str(row.state_word).lower()}."])
    why = step.obstacles(row, by)
    return Refused(why) if why else None


@deed
def take_all(
    model: type[S],
    keys: Iterable[int],
    name: str,
    /,
    *,
    by: Any,
    expected_version: int | None = None,
    each: Mapping[int, Mapping[str, Any]] | None = None,
    **said: Any,
) -> tuple[list[S], dict[int, Refused]]:
    """Take one step for many rows, in a bounded number of queries.

    Returns the rows moved, and the refusals by key; a refused row is untouched. `said` is what the
    step asks for, `each` the same by key where rows differ. Rows are locked in key order.
    """
    keys = sorted(keys)
    taken: list[S] = []
    refused: dict[int, Refused] = {}
    for start in range(0, len(keys), CHUNK):
        moved, held = _take_chunk(
            model, keys[start : start + CHUNK], model.steps()[name], by, expected_version, each or {}, said
        )
        taken += moved
        refused |= held
    step = model.steps()[name]
    if taken and step.then:
        step.then(taken, by=by)
    return taken, refused


def _take_chunk(model, keys, step, by, expected_version, each, said):
    taken: list[Taken] = []
    refused: dict[int, Refused] = {}
    changed: set[str] = {"state", "version"}
    for row in _locked(model, keys, step):
        if no := refusal(row, step, by=by, expected_version=expected_version):
            refused[row.pk] = no
            continue
        before = dict(row.__dict__)
        words = {**said, **each.get(row.pk, {})}
        try:
            step.run(row, by=by, **words)
        except Refused as no:
            refused[row.pk] = no
            continue
        row.version += 1
        changed |= {
            field.name
            for field in row._meta.concrete_fields
            if before.get(field.attname) != row.__dict__.get(field.attname)
        }
        taken.append(Taken(row, step, before["state"], by, words))
    if taken:
        _save(model, [one.subject for one in taken], changed)
        trail.append_steps(taken)
        step_taken.send(sender=model, taken=taken)
    return [one.subject for one in taken], refused


def _locked(model: type[S], keys: list[int], step: Step) -> models.QuerySet[S]:
    """The rows under a lock that does not stop others adding child rows (an autosave, a score).

    PostgreSQL shows whoever waited for the lock the newest row, but its relations as they were before the
    wait: there the row is locked first and read after. On SQLite nobody waits inside a transaction.
    """
    rows = model._base_manager.filter(pk__in=keys).order_by("pk")
    for name in step.under:
        _lock_above(rows, name)
    locked = rows.select_for_update(of=("self",), no_key=True)
    if not step.needs:
        return locked
    if connection.vendor == "postgresql":
        list(locked.values_list("pk"))
        return rows.select_related(*step.needs)
    return locked.select_related(*step.needs)


def _lock_above(rows: models.QuerySet[S], name: str) -> None:
    """Those that stand above these rows in the house's order, so that a consequence finds them locked already."""
    above: Any = rows.model._meta.get_field(name).related_model
    found = above._base_manager.filter(pk__in=rows.order_by().values(name)).order_by("pk")
    list(found.select_for_update(of=("self",), no_key=True).values_list("pk"))


def _save(model: type[S], rows: list[S], changed: set[str]) -> None:
    if len(rows) == 1:
        rows[0].save(update_fields=changed)
    else:
        model._base_manager.bulk_update(rows, sorted(changed))


def take(row: S, name: str, /, *, by: Any, expected_version: int | None = None, **said: Any) -> S:
    """Take one step. The only way a state changes.

    Raises Forbidden, Stale or Refused, and then nothing has changed. The caller's own object is
    brought up to date as well, so that nobody goes on with a stale copy.
    """
    moved, refused = take_all(type(row), [row.pk], name, by=by, expected_version=expected_version, **said)
    if refused:
        raise refused[row.pk]
    if not moved:
        raise Refused(["This no longer exists."])
    _bring_up_to_date(row, moved[0])
    return row


def _bring_up_to_date(row: Stateful, fresh: Stateful) -> None:
    for field in row._meta.concrete_fields:
        row.__dict__[field.attname] = fresh.__dict__[field.attname]


def decline_unknown(model: type[Stateful], name: str) -> None:
    """Raise Refused when the noun has no such step (a hand-made address or form)."""
    if name not in model.steps():
        raise Refused(["There is no such step."])
