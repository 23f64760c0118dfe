"""Releases merged into one, as the standard says: later facts replace earlier ones, objects in lists meet by their id.

Source: OCDS 1.1.5, "Merging": `id`, `date`, `tag` of releases are the compiled release's own; null removes.
"""

from collections.abc import Iterable, Mapping
from typing import Any

OWN = ("id", "date", "tag")
Release = dict[str, Any]


def compiled(releases: Iterable[Release]) -> Release:
    """One release that holds the current value of every field. Releases of one process, in any order."""
    merged: Release = {}
    last: Release = {}
    for last in sorted(releases, key=lambda one: one["date"]):
        merged = _merged(merged, {name: part for name, part in last.items() if name not in OWN})
    if not last:
        return {}
    return {**merged, "id": f"{merged['ocid']}-{last['date']}", "date": last["date"], "tag": ["compiled"]}


def _merged(old: Mapping[str, Any], new: Mapping[str, Any]) -> Release:
    made = dict(old)
    for name, part in new.items():
        if part is None:
            made.pop(name, None)
        elif isinstance(part, dict) and isinstance(made.get(name), dict):
            made[name] = _merged(made[name], part)
        elif _has_ids(part):
            made[name] = _by_id(made.get(name, []), part)
        else:
            made[name] = part
    return made


def _has_ids(part: Any) -> bool:
    return isinstance(part, list) and bool(part) and all(isinstance(one, dict) and "id" in one for one in part)


def _by_id(old: list[Release], new: list[Release]) -> list[Release]:
    """Each object once, in the order in which it first came."""
    found = {one["id"]: one for one in old}
    for one in new:
        found[one["id"]] = _merged(found.get(one["id"], {}), one)
    return list(found.values())
