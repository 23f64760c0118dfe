"""The reliability report of one contest: every figure, or the reason why it cannot be estimated."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from .agreement import Intraclass, alpha, alpha_interval, intraclass, kendalls_w
from .components import Components, components_of
from .design import obstacles_to_adjusting, obstacles_to_components, why_no_agreement, why_not_complete
from .readers import ReaderLine, readers_of
from .table import Table


@dataclass(frozen=True)
class Report:
    """Figures that could be made, and sentences in place of those that could not (by the figure's name)."""

    bids: int
    readers: list[ReaderLine]
    parts: int
    readings_per_bid: float
    intraclass: Intraclass | None = None
    kendalls_w: float | None = None
    alpha: float | None = None
    alpha_interval: tuple[float, float] | None = None
    components: Components | None = None
    reliability: float | None = None  # of the mean of as many readers as a bid has
    cannot: dict[str, list[str]] = field(default_factory=dict)

    @property
    def can_adjust(self) -> bool:
        """The design can bear adjusted scores beside the raw ones."""
        return self.components is not None and "adjusted" not in self.cannot


def report_on(
    table: Table, *, seed: int, registered: bool = False, places: Mapping[int, Collection[str]] | None = None
) -> Report:
    """Compute on all scored bids, never on a shortlist (scoring reference, R2).

    registered: adjusting was announced before any score; places: the districts of each bid.
    """
    pairable = table.pairable
    cannot: dict[str, list[str]] = {}
    figures: dict[str, object] = {}
    if why := why_no_agreement(table):
        cannot["alpha"] = why
    else:
        figures["alpha"] = alpha(pairable.cells)
        figures["alpha_interval"] = alpha_interval(pairable.cells, seed)
    if why := why_not_complete(table):
        cannot["intraclass"] = cannot["kendalls_w"] = why
    else:
        figures["intraclass"], figures["kendalls_w"] = intraclass(table.cells), kendalls_w(table.cells)
    if why := obstacles_to_components(table):
        cannot["components"] = why
    else:
        figures["components"] = components_of(table)
    if why := obstacles_to_adjusting(table, registered=registered, places=places or {}):
        cannot["adjusted"] = why
    for name in ("alpha", "intraclass", "kendalls_w", "components"):
        if name not in cannot and figures[name] is None:
            cannot[name] = ["Every score is the same."]
    each = float(table.given.sum() / len(table.bids)) if table.bids else 0.0
    made = figures.get("components")
    if isinstance(made, Components):
        figures["reliability"] = made.generalizability(each)
    return Report(
        bids=len(table.bids), readers=readers_of(table), parts=table.parts, readings_per_bid=each, cannot=cannot,
        **figures,  # type: ignore[arg-type]
    )  # fmt: skip
