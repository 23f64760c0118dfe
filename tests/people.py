"""The named people of every story, made through the actions that make real ones.

Staff hold one role each. `lead` and `colleague` belong to `group`; `stranger` leads `other_group`;
`provider` leads `provider_organisation`. Only what a test asks for is made.
"""

from types import SimpleNamespace

import pytest

from office.people.appointments.actions import appoint_first_administrator, give_role
from office.people.models import User
from office.people.organisations.actions import accept_invitation, invite_member, register_organisation
from office.people.roles import Role
from office.people.standing import forget


def new_person(slug, name, *roles, by=None):
    """Somebody new, with the roles an administrator (`by`) gives them."""
    user = User.objects.create_user(f"{slug}@office.test" if roles else f"{slug}@group.test", name)
    for role in roles:
        give_role(user=user, role=role, by=by)
    forget(user)
    return user


def _staff(slug, name, role):
    """A fixture for one member of the office."""

    @pytest.fixture(name=slug.replace("-", "_"))
    def made(administrator):
        return new_person(slug, name, role, by=administrator)

    return made


@pytest.fixture
def administrator(db):
    user = User.objects.create_user("administrator@office.test", "System administrator")
    appoint_first_administrator(user=user)
    return user


officer = _staff("officer", "Grants officer", Role.OFFICER)
officer_2 = _staff("officer-2", "Commissioning officer", Role.OFFICER)
assessor_1 = _staff("assessor-1", "Assessor one", Role.ASSESSOR)
assessor_2 = _staff("assessor-2", "Assessor two", Role.ASSESSOR)
assessor_3 = _staff("assessor-3", "Assessor three", Role.ASSESSOR)
panel_chair = _staff("panel-chair", "Advisory Board chair", Role.PANEL_CHAIR)
panel_member = _staff("panel-member", "Advisory Board member", Role.PANEL_MEMBER)
panel_member_2 = _staff("panel-member-2", "Second Advisory Board member", Role.PANEL_MEMBER)
panel_member_3 = _staff("panel-member-3", "Third Advisory Board member", Role.PANEL_MEMBER)
finance_1 = _staff("finance-1", "Finance officer who approves", Role.FINANCE)
finance_2 = _staff("finance-2", "Finance officer who releases", Role.FINANCE)
finance_3 = _staff("finance-3", "Third finance officer", Role.FINANCE)
legal = _staff("legal", "Monitoring officer", Role.LEGAL)
commissioner = _staff("commissioner", "Commissioner", Role.COMMISSIONER)
deputy = _staff("deputy", "Deputy", Role.DEPUTY)
csp_lead = _staff("csp-lead", "Community safety partnership manager", Role.CSP_LEAD)
measure_owner = _staff("measure-owner", "Measure owner", Role.MEASURE_OWNER)
auditor = _staff("auditor", "Internal auditor", Role.AUDITOR)
editor = _staff("editor", "Website editor", Role.EDITOR)


@pytest.fixture
def assessors(assessor_1, assessor_2, assessor_3):
    """Three readers."""
    return [assessor_1, assessor_2, assessor_3]


@pytest.fixture
def panel(panel_chair, panel_member, panel_member_2, panel_member_3):
    """The chair and three members."""
    return [panel_chair, panel_member, panel_member_2, panel_member_3]


@pytest.fixture
def lead(db):
    """Leads `group`, once a test asks for it."""
    return new_person("lead", "Group lead")


@pytest.fixture
def group(lead):
    """A small youth club with a telephone number on file."""
    return register_organisation(
        name="Beckside Youth Club", lead=lead, by=lead, phone_on_file="0113 496 0000", committee_size=4
    )


@pytest.fixture
def colleague(group, lead):
    """A member of `group` who leads nothing."""
    user = new_person("colleague", "Group colleague")
    invitation, _ = invite_member(organisation=group, email=user.email, by=lead)
    accept_invitation(invitation=invitation, confirmed_emails=[user.email], by=user)
    return user


@pytest.fixture
def stranger(db):
    """Leads another group."""
    return new_person("stranger", "Lead of another group")


@pytest.fixture
def other_group(stranger):
    """A group that has nothing to do with `group`."""
    return register_organisation(
        name="Moorside Runners", lead=stranger, by=stranger, phone_on_file="01422 960000", committee_size=3
    )


@pytest.fixture
def provider(administrator):
    """A provider's contract lead."""
    return new_person("provider", "Provider contract lead", Role.PROVIDER, by=administrator)


@pytest.fixture
def provider_organisation(provider):
    """The charity that delivers a commissioned service."""
    return register_organisation(
        name="Calder Victim Care", kind="charity", lead=provider, by=provider, phone_on_file="01924 960000"
    )


@pytest.fixture
def office(officer, officer_2, finance_1, finance_2, legal, commissioner, deputy):
    """Everybody a decision and a payment need, by name: `office.officer`, `office.commissioner`."""
    return SimpleNamespace(
        officer=officer, officer_2=officer_2, finance_1=finance_1, finance_2=finance_2, legal=legal,
        commissioner=commissioner, deputy=deputy,
    )  # fmt: skip


def joined(group, lead, kind):
    """Somebody new in the group, by invitation: a member, a signatory or a viewer."""
    user = new_person(kind, f"The {kind}")
    invitation, _ = invite_member(organisation=group, email=user.email, kind=kind, by=lead)
    accept_invitation(invitation=invitation, confirmed_emails=[user.email], by=user)
    forget(user)
    return user
