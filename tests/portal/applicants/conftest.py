"""A draft of the youth club's in an open round, and its lead signed in."""

import pytest

from grants.applications.actions import save_answers, start_application
from grants.applications.models import Application
from tests.grants.answers import GOOD
from tests.grants.conftest import (  # noqa: F401
    at_preparation,
    form,
    fund,
    opened,
    plan,
    pot,
    prepared,
    principles,
    rubric,
    scheduled,
    signed,
    source,
)


@pytest.fixture
def draft(opened, pot, group, lead):  # noqa: F811
    return start_application(round=opened, pot=pot, organisation=group, by=lead)


@pytest.fixture
def written(draft, lead):
    save_answers(application=draft, given=GOOD, base={}, by=lead)
    return Application.objects.get(pk=draft.pk)


@pytest.fixture
def as_lead(sign_in, lead):
    return sign_in(lead)


@pytest.fixture
def address(draft):
    """`address("check/")`: a page of the draft."""
    return lambda rest="": f"/portal/applicants/applications/{draft.reference}/{rest}"
