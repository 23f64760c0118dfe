"""The rounds and bids of tests.grants, and an officer who is signed in."""

import pytest

from grants.funds.actions import give_fund_key
from tests.grants.conftest import (  # noqa: F401
    at_preparation,
    form,
    fund,
    meeting,
    opened,
    plan,
    pot,
    prepared,
    principles,
    ranked,
    recommended,
    rubric,
    scheduled,
    sent,
    signed,
    source,
)


@pytest.fixture
def desk(sign_in, fund, officer):  # noqa: F811
    """The officer's browser: the officer holds the fund."""
    return sign_in(officer)


@pytest.fixture
def second_officer(fund, officer_2, administrator):  # noqa: F811
    """Another officer of the same fund."""
    give_fund_key(fund=fund, officer=officer_2, by=administrator)
    return officer_2


@pytest.fixture
def page(desk):
    """The words of one page of the officer's: page("rounds/")."""

    def page(rest, status=200, client=desk):
        response = client.get(f"/portal/officers/{rest}")
        assert response.status_code == status, response.content.decode()[:2000]
        return response.content.decode()

    return page
