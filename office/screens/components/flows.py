"""The flow of money in three columns: where it came from, through what, to what."""

import textwrap
from decimal import Decimal
from typing import Any

from ..words import pounds
from .options import Options

WIDTH, HEIGHT, NODE, GAP, EDGE = 1040, 420, 14, 22, 24
INSET = 210  # room for the words beside the outer columns
LETTERS, LINE = 22, 22  # letters in a line, pixels between lines
Node = dict[str, Any]


def flow(options: Options) -> Options:
    """columns: lists of nodes (code, name, pence, waiting); flows: source, target, pence; title; rule.

    A column adds up to what the others do, or a node says the rest: the caller sees to that.
    """
    scale = _scale(options["columns"])
    nodes = {
        node["code"]: node
        for at, column in enumerate(options["columns"])
        for node in _stacked(column, _x(at, len(options["columns"])), at, len(options["columns"]), scale)
    }
    used: dict[tuple[str, str], Decimal] = {}
    bands = [_band(one, nodes, scale, used) for one in options["flows"]]
    height = max(max(node["top"] + Decimal(node["height"]), Decimal(node["lines"][-1]["y"])) for node in nodes.values())
    return {**options, "nodes": nodes.values(), "bands": bands, "width": WIDTH, "height": _tenth(height + EDGE)}


def _scale(columns: list[list[Node]]) -> Decimal:
    """Pixels for a penny: the fullest column fills the height."""
    rooms = [(HEIGHT - 2 * EDGE - GAP * (len(column) - 1), sum(node["pence"] for node in column)) for column in columns]
    return min(Decimal(room) / pence for room, pence in rooms if pence)


def _x(at: int, count: int) -> int:
    return INSET + (WIDTH - 2 * INSET - NODE) * at // max(count - 1, 1)


def _stacked(column: list[Node], x: int, at: int, count: int, scale: Decimal) -> list[Node]:
    """The nodes of one column, one under another, each with its words beside it and room for them."""
    y = Decimal(EDGE)
    made = []
    for node in column:
        tall = max(node["pence"] * scale, Decimal(2))
        words = [*textwrap.wrap(node["name"], LETTERS), pounds(node["pence"])]
        before = at == 0
        middle = y + tall / 2 + LINE * (Decimal(3) / 4 - Decimal(len(words)) / 2)
        text_x = x - 10 if before else x + NODE + 10
        made.append({
            **node, "x": x, "y": _tenth(y), "top": y, "height": _tenth(tall), "anchor": "end" if before else "start",
            "lines": [{"text": line, "x": text_x, "y": _tenth(middle + LINE * n)} for n, line in enumerate(words)],
        })  # fmt: skip
        y += max(tall, Decimal(LINE * len(words))) + GAP
    return made


def _band(one: Node, nodes: dict[str, Node], scale: Decimal, used: dict[tuple[str, str], Decimal]) -> Node:
    source, target, tall = nodes[one["source"]], nodes[one["target"]], one["pence"] * scale
    ends = []
    for node, side in ((source, "out"), (target, "in")):
        done = used.get((node["code"], side), Decimal(0))
        used[node["code"], side] = done + tall
        ends.append(node["top"] + done)
    x1, x2 = source["x"] + NODE, target["x"]
    middle = (x1 + x2) // 2
    upper = f"M{x1} {_tenth(ends[0])}C{middle} {_tenth(ends[0])} {middle} {_tenth(ends[1])} {x2} {_tenth(ends[1])}"
    y1, y2 = _tenth(ends[0] + tall), _tenth(ends[1] + tall)
    return {"d": f"{upper}V{y2}C{middle} {y2} {middle} {y1} {x1} {y1}Z", "waiting": target.get("waiting")}


def _tenth(value: Decimal) -> str:
    return f"{round(value, 1):f}"
