"""A provider reads, signs and keeps the papers of its own contracts, and of nobody else's."""

import datetime as dt

import pytest

from commissioning.services.actions import draw_up_contract, propose_variation, register_service
from office.records.steps import take
from tests import factories
from tests.commissioning import evaluating, story
from tests.commissioning.conftest import contract, in_november, principles  # noqa: F401 (fixtures of the folder)

HERE = "/portal/providers/contracts/"


@pytest.fixture
def rival(administrator):
    return evaluating.bidder(administrator, "Dale Advocacy", "rival")[1]


@pytest.fixture
def unsigned(office, provider_organisation):
    service = register_service(name="Hate Crime Network", by=office.officer)
    return draw_up_contract(service=service, provider=provider_organisation, value_pence=90_000_00,
                            starts_on=story.TODAY, ends_on=dt.date(2023, 11, 22), by=office.officer)  # fmt: skip


def test_a_lead_reads_the_paper_and_signs(client, unsigned, provider):
    client.force_login(provider)
    at = f"{HERE}{unsigned.reference}/"
    assert at in client.get(HERE).content.decode()
    assert "waits for your signature" in client.get(at).content.decode()
    assert "£90,000" in client.get(f"{at}papers/particulars/").content.decode()
    assert client.get(f"{at}papers/particulars.pdf").content.startswith(b"%PDF")
    assert client.post(f"{at}sign/", {"version": unsigned.version, "name": ""}).status_code == 422
    assert client.post(f"{at}sign/", {"version": unsigned.version, "name": "Jo Provider"}).status_code == 302
    unsigned.refresh_from_db()
    assert (unsigned.provider_signed_as, unsigned.state) == ("Jo Provider", "contracting")
    assert "waits for your signature" not in client.get(at).content.decode()


def test_a_deed_is_signed_once_a_decision_agreed_it(client, office, contract, provider):  # noqa: F811
    change = propose_variation(contract=contract, cause="need", reason="Backlog.", ground="light_touch",
                               value_change_pence=1_000_00, effective_on=story.TODAY, by=office.officer)  # fmt: skip
    client.force_login(provider)
    at = f"{HERE}{contract.reference}/"
    sign = f"{at}changes/{change.number}/sign/"
    assert sign not in client.get(at).content.decode()
    decision = factories.signed(office)
    type(change).objects.update(decision=decision)
    change.refresh_from_db()
    take(change, "agree", by=decision)
    assert sign in client.get(at).content.decode()
    assert client.get(f"{at}papers/v{change.number}.pdf").content.startswith(b"%PDF")
    assert client.post(sign, {"version": change.version, "name": "Jo Provider"}).status_code == 302
    change.refresh_from_db()
    assert change.provider_signed_as == "Jo Provider"


def test_another_providers_contract_is_a_plain_404(client, contract, unsigned, rival):  # noqa: F811
    client.force_login(rival)
    for one in (contract, unsigned):
        for rest in ("", "sign/", "changes/1/sign/", "papers/particulars/", "papers/particulars.pdf"):
            assert client.get(f"{HERE}{one.reference}/{rest}").status_code == 404, rest
    assert "You have no contract" in client.get(HERE).content.decode()
