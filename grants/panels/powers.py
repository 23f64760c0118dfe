"""The legal powers under which a grant is given."""

from typing import Any

from grants.fund_types import fund_type

# The usual two; any other is named in words.
POWERS = (
    "Section 9, Police Reform and Social Responsibility Act 2011",
    "Section 143, Anti-social Behaviour, Crime and Policing Act 2014",
)


def power_of(application: Any) -> str:
    """The power chosen for this bid, or that of its fund."""
    said = getattr(application, "recommendation", None)
    chosen = said.legal_power if said else ""
    return chosen or fund_type(application.round.fund.type).legal_power
