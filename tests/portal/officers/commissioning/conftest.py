"""The clock in November 2020, the principles, and a tender open for bids with two providers who take part."""

import pytest

from commissioning.services.actions import register_service
from office.people.organisations.actions import register_organisation
from office.people.roles import Role
from office.records.steps import take
from tests.commissioning import story
from tests.commissioning.conftest import contract, in_november, principles  # noqa: F401 (fixtures of the folder)
from tests.people import new_person


@pytest.fixture
def tender(office):
    cycle = story.commissioning(office, register_service(name="Hate Crime Network", by=office.officer))
    return take(story.tendered(office, cycle), "go_live", by=office.officer)


@pytest.fixture
def rival(administrator):
    return new_person("rival", "Rival lead", Role.PROVIDER, by=administrator)


@pytest.fixture
def rival_organisation(rival):
    from_the_register = register_organisation(name="Dale Advocacy", lead=rival, by=rival, phone_on_file="01422 960001")
    rival.refresh_from_db()
    return from_the_register
