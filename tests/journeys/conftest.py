"""What every journey stands on: a served site that shares the set clock, a post office, and people at browsers."""

import datetime as dt
from types import SimpleNamespace

import pytest
from django.core.cache import cache

from cms.setting_up import make_the_site
from grants.funds.actions import give_fund_key
from office.records import clock
from tests.grants import conftest as grants

from .post import Listening, PostOffice
from .visitors import Visitor


def on(year, month, day, hour=12, minute=0):
    """The clock, held at a time of day in London."""
    return clock.set_to(clock.in_london(dt.date(year, month, day), hour, minute))


# The fund with its form, Plan and money, prepared on Monday 2 November 2020 as in the tests of grants.
at_preparation, plan, principles = grants.at_preparation, grants.plan, grants.principles
fund, form, source = grants.fund, grants.form, grants.source


@pytest.fixture
def post_office(settings):
    """A mail server that the site sends through."""
    handler = PostOffice()
    server = Listening(handler)
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = server.hostname, server.port
    yield handler
    server.stop()


@pytest.fixture(scope="session")
def makes_seen():
    """How the pages are made that axe has judged already, whoever saw them."""
    return set()


@pytest.fixture
def somebody(browser, live_server, post_office, makes_seen):
    """A new person at a browser: `somebody()`, or `somebody(officer)` signed in already."""
    visitors = []

    def somebody(user=None, *, scripts=True):
        visitor = Visitor(browser, live_server.url, makes_seen, scripts=scripts)
        visitors.append(visitor)
        return visitor.signed_in_as(user) if user else visitor

    yield somebody
    for visitor in visitors:
        visitor.context.close()


class Cast(SimpleNamespace):
    """Everybody in a story, by name, and their browsers: `cast.at("officer")` is where the officer sits."""

    def at(self, name: str) -> Visitor:
        """The browser of somebody signed in; the same one every time."""
        if name not in self.desks:
            self.desks[name] = self.somebody(getattr(self, name))
        return self.desks[name]


@pytest.fixture
def cast(
    somebody, post_office, administrator, officer, officer_2, finance_1, finance_2, legal, commissioner,
    assessor_1, assessor_2, assessor_3, panel_chair, panel_member, panel_member_2, panel_member_3,
    fund, form, source, plan, principles,
):  # fmt: skip
    """The office with its fund, form, Plan and money, and its people."""
    cache.clear()
    make_the_site()
    give_fund_key(fund=fund, officer=officer_2, by=administrator)
    return Cast(desks={}, **{name: value for name, value in locals().items() if name != "self"})
