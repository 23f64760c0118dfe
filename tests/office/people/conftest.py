"""Named people: an administrator, an officer, the monitoring officer, a lead, a colleague, a stranger."""

import pytest

from office.people.appointments.actions import appoint_first_administrator, give_role
from office.people.models import User
from office.people.organisations.actions import register_organisation
from office.people.roles import Role


@pytest.fixture
def administrator(db):
    user = User.objects.create_user("administrator@office.test", "Administrator")
    appoint_first_administrator(user=user)
    return user


@pytest.fixture
def officer(administrator):
    user = User.objects.create_user("officer@office.test", "Grants officer")
    give_role(user=user, role=Role.OFFICER, by=administrator)
    return user


@pytest.fixture
def legal(administrator):
    user = User.objects.create_user("legal@office.test", "Monitoring officer")
    give_role(user=user, role=Role.LEGAL, by=administrator)
    return user


@pytest.fixture
def lead(db):
    return User.objects.create_user("lead@youth.test", "Group lead")


@pytest.fixture
def colleague(db):
    return User.objects.create_user("colleague@youth.test", "Group colleague")


@pytest.fixture
def stranger(db):
    return User.objects.create_user("stranger@elsewhere.test", "Stranger")


@pytest.fixture
def group(lead):
    return register_organisation(name="Beckside Youth", lead=lead, by=lead, phone_on_file="0113 496 0000")
