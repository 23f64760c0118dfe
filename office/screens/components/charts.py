"""A line of figures over time, drawn on the server. The table with the same figures stands beside it."""

from collections.abc import Sequence
from decimal import Decimal

from office.records.stationery.charts import pieces

from .options import Options

WIDTH, HEIGHT, LEFT, TOP = 600, 110, 12, 16


def line_chart(options: Options) -> Options:
    """points: (label, figure or "") in order of time; label: what the line shows, for who cannot see it."""
    points: Sequence[tuple[str, str]] = options["points"]
    values = [Decimal(figure) if figure else None for _, figure in points]
    drawn = [
        [(f"{LEFT + x:.1f}", f"{TOP + HEIGHT - y:.1f}") for x, y in piece]
        for piece in pieces(values, WIDTH - 2 * LEFT, HEIGHT)
    ]
    return {
        **options,
        "lines": [" ".join(f"{x},{y}" for x, y in piece) for piece in drawn],
        "last": drawn[-1][-1] if drawn else None,
        "first_label": points[0][0] if points else "",
        "last_label": points[-1][0] if points else "",
    }
