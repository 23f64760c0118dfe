"""What was worked out from a closed list's scores: ranks, chances and reliability, from the frozen inputs alone."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from office.records.trail.hashing import canonical, sha256

from .arithmetic import weighted_percent
from .reliability import Report, Table, report_on, table_of
from .replaying import frozen_inputs, percents_of, seed_of, whole_sheets
from .uncertainty import Scored, chances_of

METHOD = 1  # raised whenever the arithmetic changes, so that an old list is never held to a new sum


@dataclass(frozen=True)
class Findings:
    """The canonical JSON of all that follows from the scores, and its SHA-256. Estimates are kept to 4 decimals."""

    text: str
    digest: str


def readings_of(inputs: Mapping[str, Any]) -> dict[str, dict[int, Decimal]]:
    """Each bid's percents by reader, from the frozen inputs."""
    return {
        code: {
            int(reader): weighted_percent(points, inputs["weights"])
            for reader, points in whole_sheets(one, inputs["weights"]).items()
        }
        for code, one in inputs["entries"].items()
    }


def findings_of(contest: Any) -> Findings:
    """Work everything out again. The seed comes from the inputs, so the same scores always give the same."""
    frozen = frozen_inputs(contest)
    inputs = json.loads(frozen.text)
    readings, percents = readings_of(inputs), percents_of(inputs)
    codes = sorted(code for code, percent in percents.items() if percent is not None)
    seed = seed_of(frozen.digest)
    given = [{who: float(one) for who, one in sorted(readings[code].items())} for code in codes]
    bids = [Scored(place, float(percents[code] or 0), tuple(given[place].values())) for place, code in enumerate(codes)]
    chances = chances_of(bids, seed=seed, funding_line=inputs["funding_line"])
    text = canonical({
        "method": METHOD,
        "seed": seed,
        "bids": {
            code: [str(percents[code]), *([chances[place].low, chances[place].high, _kept(chances[place].above_line)]
                                          if place in chances else [])]
            for place, code in enumerate(codes)
        },
        "reliability": _figures(table_of(dict(enumerate(given))), seed),
    })  # fmt: skip
    return Findings(text, sha256(text))


def _figures(table: Table, seed: int) -> dict[str, Any]:
    report: Report = report_on(table, seed=seed)
    both = report.intraclass
    return {
        "alpha": _kept(report.alpha),
        "alpha_interval": [_kept(one) for one in report.alpha_interval or ()],
        "icc": [_kept(both.single), _kept(both.mean)] if both else [],
        "w": _kept(report.kendalls_w),
        "severity": {str(one.reader): _kept(one.severity) for one in report.readers},
    }


def _kept(number: float | None) -> str | None:
    """Four decimals as text: no two machines print a long float alike for ever."""
    return None if number is None else f"{number + 0.0:.4f}"


def differences_in_findings(contest: Any) -> list[str]:
    """A sentence when what was worked out at the close does not come out again."""
    if not contest.findings_hash or contest.findings_method != METHOD:
        return []
    if contest.findings_hash == findings_of(contest).digest:
        return []
    return [f"{contest}: ranks, chances or reliability do not come out as they did when the list was closed."]
