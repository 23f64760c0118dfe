"""The office's people, the groups and their leads."""

import datetime as dt
from functools import partial
from typing import Any

from office.people.appointments.actions import appoint_first_administrator, give_role
from office.people.models import User
from office.people.organisations.actions import accept_invitation, invite_member, record_policy, register_organisation
from office.people.organisations.models import IncomeBand, OrganisationKind
from office.people.roles import Role

from .story import Story
from .timeline import Timeline

ROLES = {
    "officer": Role.OFFICER, "assessor": Role.ASSESSOR, "panel_chair": Role.PANEL_CHAIR,
    "panel_member": Role.PANEL_MEMBER, "finance": Role.FINANCE, "legal_monitoring": Role.LEGAL,
    "decision_maker": Role.COMMISSIONER, "deputy": Role.DEPUTY, "provider": Role.PROVIDER,
    "csp_lead": Role.CSP_LEAD, "measure_owner": Role.MEASURE_OWNER, "auditor": Role.AUDITOR,
    "cms_editor": Role.EDITOR,
}  # fmt: skip
KINDS = {
    "constituted community group": OrganisationKind.COMMUNITY_GROUP,
    "registered charity": OrganisationKind.CHARITY,
    "community interest company": OrganisationKind.CIC,
    "charitable incorporated organisation": OrganisationKind.CIO,
    "amateur sports club": OrganisationKind.SPORTS_CLUB,
    "statutory partner": OrganisationKind.STATUTORY,
    "parish council": OrganisationKind.PARISH_COUNCIL,
}
BANDS = {label.replace("to", "\u2013").replace(" ", ""): value for value, label in IncomeBand.choices}


def tell(story: Story, timeline: Timeline, start: dt.datetime) -> None:
    """The office opens; each group registers before its first application."""
    timeline.at(start, partial(_open_the_office, story))
    timeline.at(start + dt.timedelta(hours=1), partial(_register_groups, story))


def _user(slug: str, name: str) -> User:
    return User.objects.create_user(f"{slug}@demo.invalid", name)


def _open_the_office(story: Story) -> None:
    administrator = _user("administrator", "System administrator (demo)")
    appoint_first_administrator(user=administrator)
    for persona in story["personas"]:
        role = ROLES.get(persona["role"])
        if role:
            user = _user(persona["slug"], persona["display"])
            give_role(user=user, role=role, by=story.person("administrator"))


def _register_groups(story: Story) -> None:
    names = {persona["slug"]: persona["display"] for persona in story["personas"]}
    for group in story["groups"]:
        slug = story.leads[group["id"]]
        lead = _user(slug, names.get(slug, f"{group['name']} lead (demo)"))
        story.keep("group", group["id"], _register(story, group, lead))
    member = next(persona for persona in story["personas"] if persona["role"] == "applicant_member")
    _join(story, member)


def _register(story: Story, group: dict[str, Any], lead: User) -> Any:
    organisation = register_organisation(
        name=group["name"],
        kind=KINDS[group["type"]],
        income_band=BANDS.get(group["annual_income_band"].replace(" ", ""), IncomeBand.UNKNOWN),
        established=group["established"],
        about=group["about"],
        area=group["area"],
        first_time=group["first_time_applicant"],
        phone_on_file="01632 960000",
        committee_size=5,
        contact_name=group["contacts"][0]["role"],
        lead=lead,
        by=lead,
    )
    if group["safeguarding_policy_on_file"]:
        agreed = story.told_at.date() - dt.timedelta(days=500)
        review = agreed + dt.timedelta(days=3 * 365)
        by = story.lead_of(group["id"])
        record_policy(organisation=organisation, kind="safeguarding", agreed_on=agreed, review_on=review, by=by)
    return organisation


def _join(story: Story, persona: dict[str, Any]) -> None:
    organisation = story.get("group", persona["organisation"])
    member = _user(persona["slug"], persona["display"])
    invitation, _ = invite_member(organisation=organisation, email=member.email, kind="member",
                                  by=story.lead_of(persona["organisation"]))  # fmt: skip
    accept_invitation(invitation=invitation, confirmed_emails=[member.email], by=member)
