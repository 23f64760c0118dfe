"""What the public may read of a decision, part by part: a list of what goes out, never of what stays in."""

from typing import Any

from office.records import clock

from . import kinds
from .headings import ADVICE_HEADINGS
from .models import DecisionRecord

PARTS = ("reference", "kind", "disclosure", "summary", "amount_pence", "sections", "advice", "signed_as", "signed_on",
         "delegation", "interest", "supersedes", "superseded_by")  # fmt: skip


def body_of(decision: DecisionRecord) -> dict[str, Any]:
    """The public body. A closed part is there by its heading and its exemption, without a word of it."""
    sections, advice = list(decision.sections.all()), list(decision.advice.order_by("kind"))
    disclosure = _disclosure([*sections, *advice])
    return {
        "reference": decision.reference,
        "kind": kinds.kind(decision.kind).label,
        "disclosure": disclosure,
        "summary": "" if disclosure == "title_only" else decision.summary,
        "amount_pence": None if disclosure == "title_only" else decision.amount_pence,
        "sections": [_section(part) for part in sections if part.text.strip()],
        "advice": [_advice(part) for part in advice],
        "signed_as": decision.signed_as,
        "signed_on": decision.signed_at.astimezone(clock.LONDON).date().isoformat() if decision.signed_at else "",
        "delegation": decision.delegation,
        "interest": _interest(decision),
        "supersedes": _pointer(decision.supersedes),
        "superseded_by": _pointer(replaced_by(decision)),
    }


def title_only_body_of(decision: DecisionRecord) -> dict[str, Any]:
    """What stands at the address of a decision taken back before anybody read it."""
    return {"reference": decision.reference, "kind": kinds.kind(decision.kind).label, "disclosure": "title_only"}


def replaced_by(decision: DecisionRecord) -> DecisionRecord | None:
    """The signed decision that took this one's place."""
    return decision.superseded_by.filter(state="signed").first()


def _disclosure(parts: list[Any]) -> str:
    """How much of the record is open: full, part or title_only."""
    closed = sum(part.is_exempt for part in parts)
    if not closed:
        return "full"
    return "title_only" if all(part.is_exempt for part in parts if part.text.strip()) else "part"


def _section(part: Any) -> dict[str, str]:
    return {"code": part.code, "heading": part.heading, **_words(part)}


def _advice(part: Any) -> dict[str, str]:
    return {"code": part.kind, "heading": ADVICE_HEADINGS[part.kind], "result": part.result, **_words(part)}


def _words(part: Any) -> dict[str, str]:
    if part.is_exempt:
        return {"exemption": part.exemption, "public_interest": part.public_interest}
    return {"text": part.text}


def _interest(decision: DecisionRecord) -> str:
    """What is said of interests: nobody's name, and whether it changed who decided."""
    if any(one.has_interest for one in decision.declarations.all() if one.user_id != decision.signed_by_id):
        return "declared_and_passed_on"
    return "none_declared"


def _pointer(decision: DecisionRecord | None) -> dict[str, str] | None:
    """The number and address of another decision, once the public can see it there."""
    if decision is None or decision.publication_id is None:
        return None
    return {"reference": decision.reference or "", "address": decision.public_address}
