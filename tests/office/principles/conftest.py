"""An officer, the monitoring officer, a stranger, and a round's sheet of gates."""

import pytest

from office.people.appointments.actions import appoint_first_administrator, give_role
from office.people.models import User
from office.people.roles import Role
from office.principles.actions import load_principles, open_sheet


@pytest.fixture
def administrator(db):
    user = User.objects.create_user("administrator@office.test", "Administrator")
    appoint_first_administrator(user=user)
    return user


@pytest.fixture
def holder(administrator):
    """Makes a person who holds a role."""

    def make(role):
        email = f"{role}@office.test"
        user = User.objects.filter(email=email).first() or User.objects.create_user(email, str(role))
        give_role(user=user, role=role, by=administrator)
        return user

    return make


@pytest.fixture
def officer(holder):
    return holder(Role.OFFICER)


@pytest.fixture
def legal(holder):
    return holder(Role.LEGAL)


@pytest.fixture
def stranger(db):
    return User.objects.create_user("stranger@elsewhere.test", "Stranger")


@pytest.fixture
def principles(administrator):
    return load_principles(by=administrator)


@pytest.fixture
def sheet(principles, officer):
    return open_sheet(kind="round", by=officer)


@pytest.fixture
def gate(sheet):
    """The gate of CP4, which asks for evidence."""
    return sheet.gates.get(requirement__principle__code="CP4")


@pytest.fixture
def confirm(sheet):
    """The gate of CP5, which asks only to be confirmed."""
    return sheet.gates.get(requirement__principle__code="CP5")
