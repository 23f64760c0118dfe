"""A locked sheet's digest: what was scored and why, so that a change by hand shows and a deletion does not."""

from collections.abc import Mapping
from typing import Any

from office.records.trail.hashing import canonical, sha256


def digest_of(scores: Mapping[str, Any]) -> str:
    """The digest of points and reasons by criterion."""
    return sha256(canonical({code: list(said) for code, said in scores.items()}))


def differences_in_sheets(entry: Any) -> list[str]:
    """Locked sheets of one bid that no longer say what was locked, in sentences. The bid comes with its sheets.

    Texts may be deleted when their time is over: then both the sheet and the scores have none, and points decide.
    """
    found = []
    for reading in entry.assessments.all():
        sheets = sorted(reading.sheets.all(), key=lambda one: one.number)
        if reading.locked_at is None or not sheets:
            continue
        last, now = sheets[-1], {one.criterion.code: [one.points, one.reason] for one in reading.scores.all()}
        who = f"{entry.blind_code}, reader {reading.assessor_id}"
        for code in sorted({*now, *last.scores}):
            if list(now.get(code, [])) != list(last.scores.get(code, [])):
                found.append(f"{who}, {code}: the score or its reason is not the one that was locked.")
        if any(reason for _, reason in last.scores.values()) and last.digest != digest_of(last.scores):
            found.append(f"{who}: the locked sheet was changed.")
    return found
