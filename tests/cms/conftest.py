"""The public site, and decisions published on it through the deeds and the outbox."""

import pytest
from django.core.cache import cache

from cms.setting_up import make_the_site
from office.decisions.actions import mark_exempt
from office.decisions.publishing import publish_decision
from office.records import outbox
from tests.factories import SECTIONS, signed

CANARY = "Bidder B asked £41 an hour."


@pytest.fixture
def site(at_noon, db):
    """Home, registers and plain pages."""
    cache.clear()
    yield make_the_site()
    cache.clear()


@pytest.fixture
def publish(at_noon, site, office):
    """Signs, publishes and builds the page of a decision: publish(title="…", amount_pence=…)."""

    def published(**more):
        decision = signed(office, **more)
        publish_decision(decision=decision, by=office.officer)
        outbox.drain()
        decision.refresh_from_db()
        return decision

    return published


@pytest.fixture
def partly_closed(at_noon, site, office):
    """A published decision with an annex that stays closed."""
    decision = signed(office, sections={**SECTIONS, "annex": CANARY})
    part = decision.sections.get(code="annex")
    mark_exempt(section=part, exemption="FOIA s.43(2)", public_interest="It would weaken bids.", by=office.legal)
    publish_decision(decision=decision, by=office.officer)
    outbox.drain()
    decision.refresh_from_db()
    return decision
