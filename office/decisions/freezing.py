"""What a signature freezes: the whole text, its hash, the signer's title, and the reference before it."""

from typing import Any

from office.records import clock, letterhead
from office.records.series import next_number
from office.records.trail.hashing import canonical, sha256


def next_reference() -> str:
    """PCC-2020-034: the office's prefix, the calendar year, and a number without gaps of its own."""
    year = clock.today().year
    prefix = letterhead.in_force().decision_prefix
    return f"{prefix}-{year}-{next_number(f'{prefix}-{year}'):03d}"


def title_of(decision: Any) -> str:
    """The title under which the signer signs today."""
    office = letterhead.in_force()
    return office.deputy_title if decision.signatory == "deputy" else office.holder_title


def text_of(decision: Any) -> dict[str, Any]:
    """Every word as signed, exempt parts included: this stays inside the office."""
    return {
        "reference": decision.reference,
        "kind": decision.kind,
        "title": decision.title,
        "summary": decision.summary,
        "amount_pence": decision.amount_pence,
        "sections": [
            {"code": s.code, "heading": s.heading, "text": s.text, "exempt": s.is_exempt, "exemption": s.exemption}
            for s in decision.sections.order_by("order")
        ],
        "advice": [{"kind": a.kind, "result": a.result, "text": a.text} for a in decision.advice.order_by("kind")],
    }


def hash_of(text: dict[str, Any]) -> str:
    """The digest of the frozen text."""
    return sha256(canonical(text))
