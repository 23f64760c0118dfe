"""An office with its principles, a provider, and a service that runs; the clock stands in November 2020."""

import pytest

from office.principles.actions import load_principles
from office.records import clock
from tests.commissioning import story


@pytest.fixture(autouse=True)
def in_november(db):
    with clock.set_to(clock.in_london(story.TODAY)):
        yield


@pytest.fixture(autouse=True)
def principles(administrator):
    return load_principles(by=administrator)


@pytest.fixture
def contract(officer, provider_organisation):
    return story.running(officer, provider_organisation)
