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
    """Every word as signed, closed parts included: this stays inside the office.

    Which parts are closed to the public is ruled on before publication and is no part of what was signed.
    """
    return {
        "reference": decision.reference,
        "kind": decision.kind,
        "title": decision.title,
        "summary": decision.summary,
        "amount_pence": decision.amount_pence,
        "signatory": decision.signatory,
        "delegation": decision.delegation,
        "sections": [
            {"code": part.code, "heading": part.heading, "text": part.text}
            for part in decision.sections.order_by("order", "code")
        ],
        "advice": [
            {"kind": part.kind, "result": part.result, "text": part.text} for part in decision.advice.order_by("kind")
        ],
    }


def hash_of(text: dict[str, Any]) -> str:
    """The digest of the frozen text."""
    return sha256(canonical(text))


def keep(decision: Any) -> None:
    """Put the signed text where nothing alters it: its table only grows."""
    decision.signed_texts.create(text=text_of(decision), hash=decision.frozen_hash)


def faults_of(decision: Any) -> list[str]:
    """What is wrong with a signed decision, in sentences: empty when every word is as it was signed."""
    kept = decision.signed_texts.first()
    if kept is None:
        return [f"{decision.reference} has no signed text."]
    found = []
    if hash_of(kept.text) != kept.hash or kept.hash != decision.frozen_hash:
        found.append(f"The signed text of {decision.reference} does not have its hash.")
    if text_of(decision) != kept.text:
        found.append(f"{decision.reference} does not read as it was signed.")
    return found
