"""A change that reaches half of its contract waits on the monitoring officer's page, and is cleared there."""

import pytest

from commissioning.services.actions import propose_variation
from commissioning.services.rules import obstacles_from_the_limits
from office.people.interests.actions import register_interest
from office.records.steps import take
from tests.commissioning import story
from tests.commissioning.conftest import contract, in_november, principles  # noqa: F401 (fixtures of the folder)

HERE = "/portal/legal/changes/"


@pytest.fixture
def change(contract, office):  # noqa: F811
    return propose_variation(contract=contract, cause="need", reason="Demand doubled.", ground="light_touch",
                             value_change_pence=150_000_00, effective_on=story.TODAY, by=office.officer)  # fmt: skip


def test_it_is_listed_read_and_cleared_with_its_reason(sign_in, change, office):
    client, at = sign_in(office.legal), f"{HERE}{change.contract.reference}/{change.number}/"
    assert at in client.get(HERE).content.decode()
    page = client.get(at).content.decode()
    assert "50.0% of the first value" in page
    assert "Legal must clear it" in page
    said = {"version": change.version, "reason": "A need nobody could foresee."}
    assert client.post(f"{at}steps/clear/", {**said, "reason": ""}).status_code == 422
    assert client.post(f"{at}steps/clear/", said)["Location"] == at
    change.refresh_from_db()
    assert (change.cleared_by, obstacles_from_the_limits(change)) == (office.legal, [])
    assert at not in client.get(HERE).content.decode()


def test_a_smaller_change_waits_for_nobody(sign_in, contract, office):  # noqa: F811
    propose_variation(contract=contract, cause="need", reason="A little more.", ground="light_touch",
                      value_change_pence=149_000_00, effective_on=story.TODAY, by=office.officer)  # fmt: skip
    assert "No change waits for you" in sign_in(office.legal).get(HERE).content.decode()


def test_an_officer_clears_nothing(sign_in, change, office):
    at = f"/portal/officers/commissioning/contracts/{change.contract.reference}/changes/{change.number}/steps/clear/"
    assert sign_in(office.officer).post(at, {"version": change.version, "reason": "R"}).status_code == 404


def test_whoever_has_an_interest_in_the_provider_clears_nothing(sign_in, change, office):
    register_interest(user=office.legal, organisation=change.contract.provider, kind="family", note="", by=office.legal)
    at = f"{HERE}{change.contract.reference}/{change.number}/"
    assert sign_in(office.legal).get(at).status_code == 403


def test_a_refused_change_leaves_the_list(sign_in, change, office):
    take(change, "refuse", by=office.officer, reason="Not now.")
    assert "No change waits for you" in sign_in(office.legal).get(HERE).content.decode()
