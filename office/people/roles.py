"""The roles of the office: a bare vocabulary that names no model."""

from django.db.models import TextChoices


class Role(TextChoices):
    """What a person may be to the office. Group leads and members are memberships, not roles."""

    OFFICER = "officer", "Grants and commissioning officer"
    ASSESSOR = "assessor", "Assessor"
    PANEL_MEMBER = "panel_member", "Advisory Board member"
    PANEL_CHAIR = "panel_chair", "Advisory Board chair"
    FINANCE = "finance", "Finance officer"
    LEGAL = "legal", "Legal and monitoring officer"
    COMMISSIONER = "commissioner", "Commissioner"
    DEPUTY = "deputy", "Deputy"
    CSP_LEAD = "csp_lead", "Community safety partnership lead"
    PROVIDER = "provider", "Provider"
    MEASURE_OWNER = "measure_owner", "Measure owner"
    AUDITOR = "auditor", "Auditor"
    EDITOR = "editor", "Website editor"
    ADMINISTRATOR = "administrator", "System administrator"


SENTENCES: dict[Role, str] = {
    Role.OFFICER: "Runs funds and services: checks bids, assigns readers, sends letters and chases reports.",
    Role.ASSESSOR: "Scores the bids assigned to them, with reasons, and sees no other scores until theirs are in.",
    Role.PANEL_MEMBER: "Reads the ranked bids and recommends, with reasons, which to fund.",
    Role.PANEL_CHAIR: "Chairs the Advisory Board, keeps the quorum and signs its recommendations.",
    Role.FINANCE: "Checks bank details and budgets and approves or releases payments, never both for the same one.",
    Role.LEGAL: "Advises on decisions, approves what is left out of public papers and keeps the register of interests.",
    Role.COMMISSIONER: "Decides, and signs the decision records that carry the decision out.",
    Role.DEPUTY: "Decides in the Commissioner's place, up to the delegated limit or where an interest is declared.",
    Role.CSP_LEAD: "Leads a district's community safety partnership: writes its plan and sends its reports.",
    Role.PROVIDER: "Delivers a commissioned service: sends its reports and asks for variations.",
    Role.MEASURE_OWNER: "Supplies the figures and the commentary for measures of the Plan.",
    Role.AUDITOR: "Reads everything, the trail included, and changes nothing.",
    Role.EDITOR: "Writes and publishes the pages of the public site.",
    Role.ADMINISTRATOR: "Gives and withdraws roles and changes the office's settings.",
}

# Partners and providers sign in with a code alone; everyone who works for the office needs a second factor.
STAFF = frozenset(Role) - {Role.CSP_LEAD, Role.PROVIDER, Role.MEASURE_OWNER}


def sentence(role: str) -> str:
    """What this role does, in one sentence."""
    return SENTENCES[Role(role)]
