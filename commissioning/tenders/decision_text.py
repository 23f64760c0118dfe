"""The words of the decision to award, made from the tender."""

from typing import Any

from commissioning.cycle_kinds import cycle_kind
from office.records.money import pounds

from .routes import ROUTES


def of_award(tender: Any) -> dict[str, Any]:
    """Title, summary, sum and sections of the decision that awards a contract."""
    service, route = tender.cycle.service, ROUTES[tender.route]
    term = f"from {_day(tender.starts_on)} to {_day(tender.ends_on)}"
    return {
        "title": f"Award: {service.name}"[:160],
        "summary": f"Award {service.name} to {tender.winner.name} for {pounds(tender.price_pence)} {term}.",
        "amount_pence": tender.price_pence,
        "concerns": [tender.winner],
        "sections": {
            "executive_summary": f"Awards {service.name} after a {route.label.lower()} ({tender.reference}).",
            "decision": [f"Award the contract to {tender.winner.name} for {pounds(tender.price_pence)}, {term}."],
            "background_and_reasons": tender.reasons,
            "financial": f"The budget was {pounds(tender.budget_pence)}; the price is {pounds(tender.price_pence)}.",
            "legal_power": f"{cycle_kind(tender.cycle.kind).legal_power}.",
            "equality": "The equality assessment of the cycle went with the specification.",
        },
    }


def _day(day: Any) -> str:
    return f"{day.day} {day:%B %Y}"
