"""An editor, a stranger and the shipped Plan."""

import pytest

from office.people.appointments.actions import appoint_first_administrator, give_role
from office.people.models import User
from office.people.roles import Role
from office.plan.actions import load_plan


@pytest.fixture
def administrator(db):
    user = User.objects.create_user("administrator@office.test", "Administrator")
    appoint_first_administrator(user=user)
    return user


@pytest.fixture
def editor(administrator):
    user = User.objects.create_user("editor@office.test", "Editor")
    give_role(user=user, role=Role.EDITOR, by=administrator)
    return user


@pytest.fixture
def stranger(db):
    return User.objects.create_user("stranger@elsewhere.test", "Stranger")


@pytest.fixture
def plan(editor):
    return load_plan(by=editor)
