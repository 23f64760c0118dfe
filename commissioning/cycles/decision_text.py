"""The words of a cycle's decision, made from its plan so that options and sums stand in one place."""

from typing import Any

from commissioning.cycle_kinds import cycle_kind
from office.records.money import pounds


def of_cycle(cycle: Any) -> dict[str, Any]:
    """Title, summary, sum and sections of the decision on one cycle."""
    kind, advised = cycle_kind(cycle.kind), cycle.advised
    others = [one for one in cycle.options.all() if one.pk != advised.pk]
    return {
        "title": f"{kind.label}: {cycle.service.name}"[:160],
        "summary": f"{advised.title} for {cycle.service.name}, {pounds(advised.cost_a_year_pence)} a year.",
        "amount_pence": _amount(cycle),
        "signatory": "deputy" if kind.is_minor(cycle) else "commissioner",
        "concerns": [cycle.contract.provider] if cycle.contract else [],
        "sections": {
            "executive_summary": f"{cycle.why} The advice is: {advised.title}.",
            "decision": _decided(cycle),
            "background_and_reasons": f"{cycle.why}\n\n{advised.speaks_for}",
            "options_rejected": "\n".join(f"{one.title}: {one.speaks_against}" for one in others),
            "consultation": cycle.heard or "See the log of the cycle.",
            "principles": f"Gates of this cycle: {cycle.gate_sheet.in_words()}",
            "financial": "\n".join(_cost(one) for one in [advised, *others]),
            "legal_power": f"{kind.legal_power}.",
            "equality": advised.for_equality or cycle.impact or "See the equality gate of the cycle.",
        },
    }  # fmt: skip


def _amount(cycle: Any) -> int:
    if cycle.variation:
        return abs(cycle.variation.value_change_pence)
    return cycle.advised.cost_a_year_pence


def _decided(cycle: Any) -> list[str]:
    lines = [f"{cycle.advised.title}, as set out in {cycle.reference}."]
    if cycle.variation:
        change = cycle.variation
        lines.append(f"Change {change.contract.reference} by {pounds(change.value_change_pence)} from "
                     f"{change.effective_on.day} {change.effective_on:%B %Y}.")  # fmt: skip
    if cycle.contract and cycle.contract.exit_on and cycle_kind(cycle.kind).ends_contract:
        last = f"{cycle.contract.exit_on.day} {cycle.contract.exit_on:%B %Y}"
        lines.append(f"Give notice on {cycle.contract.reference}. The last day of the service is {last}.")
    return lines


def _cost(option: Any) -> str:
    return f"{option.title}: {pounds(option.cost_a_year_pence)} a year."
