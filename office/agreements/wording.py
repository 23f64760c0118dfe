"""The text of an agreement, as data: what is hashed when both sides sign, and what the papers print."""

from typing import Any

from office.records.money import pounds


def text_of(agreement: Any) -> dict[str, Any]:
    """Everything that is promised, in a form that is the same on every machine."""
    return {
        "reference": agreement.reference,
        "title": agreement.title,
        "with": agreement.organisation.name,
        "terms": {
            "code": agreement.terms.code,
            "number": agreement.terms.number,
            "clauses": agreement.terms.clauses,
            "hash": agreement.terms.content_hash,
        },
        "conditions": agreement.conditions,
        "from": agreement.starts_on.isoformat(),
        "to": agreement.ends_on.isoformat(),
        "changes": [{"change": one.change, "how_known": one.how_known} for one in agreement.measures.order_by("order")],
        "payments": [
            {"number": one.number, "amount": pounds(one.amount_pence), "when": one.trigger}
            for one in agreement.instalments.order_by("number")
        ],
        "reports": [
            {"kind": one.kind, "due_on": one.due_on.isoformat()} for one in agreement.reports.order_by("due_on", "pk")
        ],
    }
