"""Small pictures drawn on the server: lines, bars, ranks, flows. Shapes are SVG attributes, never styles."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from .options import Options

# A sparkline's box: 150 by 48, the line kept off its edges.
LEFT, RIGHT, TOP, FOOT = 6, 142, 8, 40
RANK_WIDTH = 200
Number = int | Decimal


def _tenth(value: Any) -> str:
    """One decimal is finer than a pixel."""
    return f"{round(Decimal(value), 1):f}"


def sparkline(options: Options) -> Options:
    """values: the figures in order of time; first_word, last_word: their periods; unit: "%" and the like."""
    values: Sequence[Number] = options["values"]
    unit = options.get("unit", "")
    low, high = min(values), max(values)
    span = (high - low) or 1
    step = Decimal(RIGHT - LEFT) / max(len(values) - 1, 1)
    points = [
        (_tenth(LEFT + step * at), _tenth(Decimal(FOOT) - Decimal(FOOT - TOP) * (value - low) / span))
        for at, value in enumerate(values)
    ]
    label = (
        f"Line from {values[0]}{unit} in {options.get('first_word', 'the first period')} "
        f"to {values[-1]}{unit} in {options.get('last_word', 'the last')}. The figures are in the table."
    )
    return {**options, "points": " ".join(f"{x},{y}" for x, y in points), "last": points[-1], "label": label}


def bar(options: Options) -> Options:
    """share of `of` (100 unless said): how much of the track is filled."""
    share = Decimal(options["share"]) * 100 / Decimal(options.get("of") or 100)
    return {**options, "width": _tenth(min(max(share, Decimal(0)), Decimal(100)))}


def rank_bar(options: Options) -> Options:
    """rank now; low and high: where it falls 9 times in 10; of: how many are ranked."""
    place = Decimal(RANK_WIDTH) / max(options["of"], 1)
    start, end = (options["low"] - 1) * place, options["high"] * place
    return {
        **options,
        "start": _tenth(start),
        "width": _tenth(end - start),
        "dot": _tenth(options["rank"] * place - place / 2),
    }
