"""Loading a regulator's register from its public file."""

import datetime as dt
from itertools import islice
from pathlib import Path
from typing import Any

from office.records import clock, trail
from office.records.deeds import deed
from office.records.steps import Refused

from .models import RegisterEntry, RegisterLoad
from .reading import read_rows

AT_ONCE = 1000
FIELDS = ["name", "status", "income_pence", "load"]


@deed
def load_register(*, path: Path, as_of: dt.date | None = None, by: Any) -> RegisterLoad:
    """Read a register's file into the table, a newer row in place of an older one of the same number.

    as_of: the day the file speaks of; left out, its own rows must name it. Raises Refused for a file of no known
    shape, without a day, or older than what is loaded; then nothing is changed.
    """
    shape, rows = read_rows(path)
    load, count, day = None, 0, as_of
    while batch := list(islice(rows, AT_ONCE)):
        day = day or batch[0].as_of
        if load is None:
            load = _begun(shape.register, path, day)
        entries = {
            row.number: RegisterEntry(
                register=shape.register, number=row.number, name=row.name, status=row.status,
                income_pence=row.income_pence, load=load,
            )
            for row in batch
        }  # fmt: skip
        RegisterEntry.objects.bulk_create(
            entries.values(), update_conflicts=True, unique_fields=["register", "number"], update_fields=FIELDS
        )
        count += len(entries)
    if load is None:
        raise Refused(["This file has no row."])
    load.rows = count
    load.save(update_fields=["rows"])
    trail.note(load, "register_loaded", by=by, words={"register": shape.register, "rows": count, "as_of": load.as_of})
    return load


def _begun(register: str, path: Path, day: dt.date | None) -> RegisterLoad:
    if day is None:
        raise Refused(["Say which day this file speaks of: --as-of 2026-01-31."])
    if RegisterLoad.objects.filter(register=register, as_of__gt=day).exists():
        raise Refused(["A newer file of this register is loaded already."])
    return RegisterLoad.objects.create(register=register, source=path.name[:200], as_of=day, loaded_at=clock.now())
