"""The audiences of the portal: who may open whose pages, as data on one page."""

from dataclasses import dataclass
from typing import Any

from office.people.roles import Role
from office.people.standing import standing_of


@dataclass(frozen=True)
class Audience:
    """One folder of pages. With no roles named, anyone signed in may open it."""

    code: str
    name: str
    roles: frozenset[str] = frozenset()

    def admits(self, user: Any) -> bool:
        """True when this signed-in person belongs to the audience."""
        return not self.roles or not standing_of(user).roles.isdisjoint(self.roles)


def _of(code: str, name: str, *roles: str) -> Audience:
    return Audience(code, name, frozenset(roles))


APPLICANTS = _of("applicants", "Applications and grants")
ACCOUNT = _of("account", "Your account")
OFFICERS = _of("officers", "Officers", Role.OFFICER)
ASSESSORS = _of("assessors", "Assessors", Role.ASSESSOR)
PANEL = _of("panel", "Advisory Board", Role.PANEL_MEMBER, Role.PANEL_CHAIR)
COMMISSIONER = _of("commissioner", "Decisions to sign", Role.COMMISSIONER, Role.DEPUTY)
FINANCE = _of("finance", "Finance", Role.FINANCE)
LEGAL = _of("legal", "Legal", Role.LEGAL)
PROVIDERS = _of("providers", "Services", Role.PROVIDER)
PARTNERS = _of("partners", "Partners", Role.CSP_LEAD, Role.MEASURE_OWNER)
EDITORS = _of("editors", "The Plan", Role.EDITOR, Role.ADMINISTRATOR)
AUDITORS = _of("auditors", "Audit", Role.AUDITOR)
ADMINISTRATORS = _of("administrators", "Administration", Role.ADMINISTRATOR)

# In the order in which a person with several roles is shown their pages.
WORK = (
    COMMISSIONER, OFFICERS, FINANCE, LEGAL, PANEL, ASSESSORS, PROVIDERS, PARTNERS, AUDITORS, ADMINISTRATORS, EDITORS,
)  # fmt: skip


def audiences_of(user: Any) -> list[Audience]:
    """Every audience this person belongs to, work first; applying is open to all but the office's own."""
    work = [audience for audience in WORK if audience.admits(user)]
    return work if work else [APPLICANTS]
