"""Who may draft, advise on, sign and publish a decision, and what a signed one may do."""

from collections.abc import Callable
from typing import Any

from office.people.permissions import has_role
from office.people.roles import Role

ADVISERS = {"finance": Role.FINANCE, "legal": Role.LEGAL, "equality": Role.OFFICER}


def may_draft(decision: Any, by: Any) -> bool:
    """Officers write decisions."""
    return has_role(by, Role.OFFICER)


def may_advise(decision: Any, by: Any, kind: str) -> bool:
    """Finance and legal each on their own part; equality is any officer's but the author's."""
    return kind in ADVISERS and has_role(by, ADVISERS[kind]) and not _wrote(decision, by)


def may_exempt(decision: Any, by: Any) -> bool:
    """The monitoring officer rules on what stays closed."""
    return has_role(by, Role.LEGAL)


def may_sign(decision: Any, by: Any) -> bool:
    """The office-holder, or the deputy where the decision was routed to them; never its author."""
    role = Role.DEPUTY if decision.signatory == "deputy" else Role.COMMISSIONER
    return has_role(by, role) and not _wrote(decision, by)


def may_delegate(decision: Any, by: Any) -> bool:
    """The monitoring officer keeps the scheme of delegation."""
    return has_role(by, Role.LEGAL)


def may_send_back(decision: Any, by: Any) -> bool:
    """Whoever is to sign, or an officer who finds a fault."""
    return may_sign(decision, by) or may_draft(decision, by)


def may_publish(decision: Any, by: Any) -> bool:
    """Officers publish; the monitoring officer too."""
    return has_role(by, Role.OFFICER, Role.LEGAL)


def may_unpublish(decision: Any, by: Any) -> bool:
    """Only the monitoring officer takes a published decision back."""
    return has_role(by, Role.LEGAL)


def _wrote(decision: Any, by: Any) -> bool:
    return getattr(by, "pk", None) == decision.author_id


def decided_by(path: str) -> Callable[[Any, Any], bool]:
    """Permission of a step that only its own signed decision may take.

    `path` leads from the thing to that decision ("recommendation.decision"): some other signed
    decision is nobody here.
    """

    def is_that_very_decision(subject: Any, by: Any) -> bool:
        """The signed decision itself, and no other."""
        if not getattr(by, "is_signed", False):
            return False
        for name in path.split("."):
            subject = getattr(subject, name, None)
        return subject == by

    return is_that_very_decision
