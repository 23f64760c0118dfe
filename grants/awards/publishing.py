"""What the public reads of an award: the four texts the law asks for, and where to follow the money."""

from typing import Any

from grants.fund_types import fund_type
from office.records import publication

from .permissions import may_publish_its_page

KIND = "award"
PARTS = (
    "recipient", "title", "purpose", "conditions", "reasons", "amount_pence", "awarded_on", "starts_on", "ends_on",
    "districts", "fund", "fund_slug", "round", "round_slug", "decision", "legal_power", "outcome", "theme",
    "priorities", "is_name_withheld",
)  # fmt: skip

# SI 2011/3050, schedule, paragraph 3(f): any conditions, who got it, what for, and why.
STATUTORY = ("recipient", "purpose", "conditions", "reasons")


def address_of(award: Any) -> str:
    """Its lasting public address."""
    return f"/awards/{award.reference}/"


def title_of(award: Any) -> str:
    """What the page is called."""
    return f"{award.application.title} ({award.publish_as})"[:200]


def body_of(award: Any) -> dict[str, Any]:
    """The public parts, by allow-list. Nothing of a withheld group is among them."""
    application, round = award.application, award.application.round
    tags = application.tags
    return {
        "recipient": award.publish_as,
        "is_name_withheld": bool(award.name_withheld_because),
        "title": application.title,
        "purpose": award.purpose,
        "conditions": award.conditions,
        "reasons": award.reasons,
        "amount_pence": award.commitment.amount_pence,
        "awarded_on": award.awarded_on.isoformat(),
        "starts_on": award.starts_on.isoformat(),
        "ends_on": award.ends_on.isoformat(),
        "districts": sorted(district.name for district in application.districts.all()),
        "fund": round.fund.name,
        "fund_slug": round.fund.slug,
        "round": round.name,
        "round_slug": round.slug,
        "decision": award.decision.reference,
        "legal_power": award.legal_power or fund_type(round.fund.type).legal_power,
        "outcome": tags.outcome.name if tags else "",
        "theme": tags.theme.name if tags and tags.theme else "",
        "priorities": sorted(priority.name for priority in tags.priorities.all()) if tags else [],
    }


publication.kinds.register(KIND, name="Grant award", parts=PARTS, may_publish=may_publish_its_page)
