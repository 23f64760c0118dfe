"""The flow of money as a picture of three columns, and the same flows as rows for the table under it."""

from typing import Any

from grants.funds.queries import public_rounds

from .facts import Grant

MOST = 6  # nodes of a column, so that one more may say the rest
WAITING = "Not in a published grant yet"
TITLE = "Money set aside for rounds, and what it went to"
RULE = "Each band is as wide as its sum. What no published grant has taken yet is drawn in ochre."


def flow_of(grants: list[Grant]) -> dict[str, Any] | None:
    """columns, flows and table rows; None while nothing is set aside. Each column adds up to what was set aside."""
    rounds = list(public_rounds())
    names = _round_names(rounds)
    through: dict[tuple[str, str], int] = {}
    for one in rounds:
        for pot in one.pots.all():
            _add(through, pot.pot.source.name, names[one.pk], pot.pot.set_aside_pence)
    came: dict[tuple[str, str], int] = {}
    for grant in grants:
        if grant.round in names:
            _add(came, names[grant.round], grant.outcome or "Not tagged", grant.awarded_pence)
    for name in dict.fromkeys(names.values()):
        left = sum(pence for (_, to), pence in through.items() if to == name)
        _add(came, name, WAITING, left - sum(pence for (start, _), pence in came.items() if start == name))
    if not any(through.values()):
        return None
    return {"columns": _columns(through, came), "flows": _bands(through, came), "rows": [*_rows(through), *_rows(came)],
            "title": TITLE, "rule": RULE}  # fmt: skip


def _round_names(rounds: list[Any]) -> dict[int, str]:
    """The newest by name, all older ones together."""
    older = len(rounds) - MOST > 1
    return {one.pk: one.name if not older or at < MOST else "Earlier rounds" for at, one in enumerate(rounds)}


def _add(flows: dict[tuple[str, str], int], start: str, end: str, pence: int) -> None:
    if pence > 0:
        flows[start, end] = flows.get((start, end), 0) + pence


def _columns(through: dict[tuple[str, str], int], came: dict[tuple[str, str], int]) -> list[list[dict[str, Any]]]:
    return [_nodes("a", 0, through), _nodes("b", 1, through), _nodes("c", 1, came)]


def _nodes(column: str, side: int, flows: dict[tuple[str, str], int]) -> list[dict[str, Any]]:
    """The nodes on one side of these flows; what waits stands last."""
    sums: dict[str, int] = {}
    for ends, pence in flows.items():
        sums[ends[side]] = sums.get(ends[side], 0) + pence
    names = sorted(sums, key=lambda name: (name == WAITING, -sums[name], name))
    return [
        {"code": f"{column}{name}", "name": name, "pence": sums[name], "waiting": name == WAITING} for name in names
    ]


def _bands(through: dict[tuple[str, str], int], came: dict[tuple[str, str], int]) -> list[dict[str, Any]]:
    found = [("a", "b", through), ("b", "c", came)]
    return [
        {"source": f"{left}{start}", "target": f"{right}{end}", "pence": pence}
        for left, right, flows in found
        for (start, end), pence in sorted(flows.items(), key=lambda item: -item[1])
    ]


def _rows(flows: dict[tuple[str, str], int]) -> list[dict[str, Any]]:
    return [{"start": start, "end": end, "pence": pence} for (start, end), pence in flows.items()]
